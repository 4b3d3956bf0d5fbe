import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

const PRECISION = "/staff/businesses?name=Cobalt+Precision";

/** An officer logs a call with a red flag, does the task of it, refers the firm on and closes that with an outcome. */
test("a call becomes a line, a task and a referral, each closed with what came of it", async ({ page }) => {
  await become(page, "Helen Bradbury");
  await page.goto(PRECISION);
  await page.getByRole("link", { name: "Cobalt Precision Engineering" }).first().click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Lead officer: Helen Bradbury");
  await page.getByRole("link", { name: "Log a contact" }).click();
  await expect(main).toContainText("Seen recently");
  await page.getByRole("button", { name: "Save the contact" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose how you were in touch");
  await expect(page.getByRole("alert")).toContainText("Say in a few words what it was about");
  await expectAccessible(page);
  await page.getByLabel("Phone call").check();
  await page.getByLabel("What was it about?").fill("A second site");
  await page.getByLabel("Short note").fill("Looking for 400 square metres near the A38.");
  await page.getByLabel("Expanding").check();
  await page.getByLabel("Premises", { exact: true }).check();
  await page.getByRole("button", { name: "Save the contact" }).click();
  await expect(main).toContainText("The contact is saved, and 1 task is opened.");
  await expect(main).toContainText("Held back by: premises. Red flags: expanding");
  await expectAccessible(page);

  await page.goto("/staff/tasks?kind=task");
  await expectAccessible(page);
  await page.getByRole("link", { name: "May be expanding" }).first().click();
  await expectAccessible(page);
  await page.getByLabel("What came of it?").fill("Sent the list of empty units");
  await page.getByRole("button", { name: "Mark it as done" }).click();
  await expect(main).toContainText("The task is done.");
  await expect(page.getByRole("link", { name: "May be expanding" })).toHaveCount(0);

  await page.goto(PRECISION);
  await page.getByRole("link", { name: "Cobalt Precision Engineering" }).first().click();
  await page.getByRole("link", { name: "Refer to somebody" }).click();
  await page.getByLabel("A partner", { exact: true }).first().check();
  await page
    .locator('select[name="partnerKey"]')
    .selectOption({ label: "South Staffordshire College for Business (no agreement)" });
  await page.getByLabel("What does the business need?").fill("Training for six apprentices");
  await page.getByLabel("What kind of need is it?").selectOption({ label: "Recruitment and skills" });
  await page.getByLabel("The business said yes to this referral").check();
  await page.getByRole("button", { name: "Refer the business" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "There is no agreement with South Staffordshire College for Business",
  );
  await expectAccessible(page);
  await page.locator('select[name="partnerKey"]').selectOption({ label: "Staffordshire Chamber of Commerce" });
  await page.getByRole("button", { name: "Refer the business" }).click();
  await expect(main).toContainText("Referred to Staffordshire Chamber of Commerce.");
  await page.getByRole("link", { name: "Referred to Staffordshire Chamber of Commerce" }).first().click();
  await page.getByRole("button", { name: "Close the referral" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what came of it");
  await page.getByLabel("They got help").check();
  await page.getByRole("button", { name: "Close the referral" }).click();
  await expect(main).toContainText("The referral is closed.");
  await expectAccessible(page);
});

/** Licensing keeps what it is about; economic development sees that somebody was there. */
test("a restricted note stays with its team, and a lead officer is taken over with a reason", async ({ page }) => {
  await become(page, "Imran Malik");
  await page.goto("/staff/businesses?name=Jones+%26+Son");
  await page.getByRole("link", { name: "Jones & Son" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jones & Son");
  const address = page.url();
  const main = page.getByRole("main");
  await page.getByRole("link", { name: "Log a contact" }).click();
  await page.getByLabel("Visit", { exact: true }).check();
  await page.getByLabel("What was it about?").fill("Test purchase");
  await page.getByLabel("Only my team may read what it was about").check();
  await page.getByRole("button", { name: "Save the contact" }).click();
  await expect(main).toContainText("Test purchase");
  await signOut(page);

  await become(page, "Helen Bradbury");
  await page.goto(address);
  await expect(main).toContainText("Licensing was in touch on");
  await expect(main).not.toContainText("Test purchase");
  await expect(main).not.toContainText("Interview under caution");
  await page.getByRole("link", { name: "Take over or change" }).click();
  await page.getByLabel("Who leads from now on?").selectOption({ label: "Megan Foster" });
  await page.getByRole("button", { name: "Save the lead officer" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why it changes");
  await expectAccessible(page);
  await page.getByLabel("Why does it change?").first().fill("Helen is on leave");
  await page.getByRole("button", { name: "Save the lead officer" }).click();
  await expect(main).toContainText("Lead officer: Megan Foster");
  await page.getByRole("link", { name: "Make a contact plan" }).click();
  await page.getByLabel("Once a year").check();
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(main).toContainText("Once a year, Helen Bradbury");
});

/** A line of contact is put right, and when it turns out to be another business's it is taken back. */
test("a contact is put right, then taken back with a reason and struck through", async ({ page }) => {
  await become(page, "Helen Bradbury");
  await page.goto(PRECISION);
  await page.getByRole("link", { name: "Cobalt Precision Engineering" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cobalt Precision Engineering");
  const main = page.getByRole("main");
  const record = page.url();
  await page.getByRole("link", { name: "Log a contact" }).click();
  await page.getByLabel("Phone call").check();
  await page.getByLabel("What was it about?").fill("A lease that ends");
  await page.getByRole("button", { name: "Save the contact" }).click();
  await main.getByRole("link", { name: "Put it right" }).first().click();
  await page.getByLabel("What was it about?").fill("");
  await page.getByRole("button", { name: "Save the contact" }).click();
  await expect(page.getByRole("alert")).toContainText("Say in a few words what it was about");
  await page.getByLabel("What was it about?").fill("A lease that ends in March");
  await page.getByLabel("Why do you change it?").fill("They rang back");
  await page.getByRole("button", { name: "Save the contact" }).click();
  await expect(main).toContainText("The contact is put right.");
  await expect(main).toContainText("What it was about: A lease that ends");
  await page.getByText("It was another business").click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.locator(".error-summary")).toContainText("Say why it is taken back");
  await expectAccessible(page);
  await page.getByLabel("Why is it taken back?").fill("It was Cobalt Printing");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(main).toContainText("The contact is taken back.");
  await expect(main).toContainText("Taken back by Helen Bradbury");
  await expect(page.getByRole("button", { name: "Save the contact" })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(record);
  await expect(main.locator("s").first()).toContainText("was in touch on");
  await expectAccessible(page);
});
