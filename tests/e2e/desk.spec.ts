import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

/** An officer finds a business by a misspelt name, sees the one trader behind five records, and puts a stage right. */
test("the desk: find a business, read it whole, put its stage right", async ({ page }) => {
  await become(page, "Helen Bradbury");
  await page.goto("/staff/businesses");
  await page.getByLabel("Name, reference or company number").fill("jonse and son");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/name=jonse/);
  await page.getByRole("link", { name: "Jones & Son" }).first().click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jones & Son");
  for (const question of [
    "Who and where",
    "Stage and why",
    "What changed lately",
    "Who is dealing with it",
    "What to do next",
  ]) {
    await expect(page.getByRole("heading", { name: question })).toBeVisible();
  }
  const main = page.getByRole("main");
  for (const name of ["Mr R Jones", "Jones & Son", "R. Jones", "Bob Jones"]) await expect(main).toContainText(name);
  await expect(main).toContainText("Licensing was in touch on");
  await expect(main).toContainText("What it was about stays with that team.");
  await expect(main).toContainText(/hidden: enforcement/);

  await page.locator("#model-stake > summary").click();
  await expect(page.locator("#model-stake")).toContainText("Whom to talk to");
  await page.locator("#model-growth > summary").click();
  await expect(page.locator("#model-growth")).toContainText("Track record");
  await expectAccessible(page);

  await page.getByLabel("Kind").selectOption("contact");
  await page.getByRole("main").getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/kind=contact/);
  await expect(page.getByRole("list", { name: "Timeline" }).getByRole("listitem")).not.toHaveCount(0);

  await page.getByRole("link", { name: "Put the stage right" }).click();
  await page.getByRole("button", { name: "Show this stage" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a stage");
  await page.getByLabel("What stage is it at?").selectOption({ label: "Scaling" });
  await page.getByLabel("Why do you say so?").fill("Seen on a visit: a second van and two people more.");
  await page.getByRole("button", { name: "Show this stage" }).click();
  await expect(page.getByRole("main")).toContainText("The stage you chose is shown from now on");
  await expect(page.getByRole("main")).toContainText(/Set to scaling by Helen Bradbury/);
  await page.getByRole("link", { name: "Put the stage right" }).click();
  await page.getByRole("button", { name: "Take back the override" }).click();
  await expect(page.getByRole("main")).toContainText("The model's stage is shown again");
});

test("the neighbouring council's officer finds nothing of it", async ({ page }) => {
  await become(page, "Helen Bradbury");
  await page.goto("/staff/businesses?name=Jones+%26+Son");
  const address = await page.getByRole("link", { name: "Jones & Son" }).first().getAttribute("href");
  await signOut(page);
  await become(page, "Karen Goodwin");
  await page.goto("/staff/businesses?name=Jones+%26+Son");
  await expect(page.getByRole("link", { name: "Jones & Son" })).toHaveCount(0);
  const answer = await page.request.get(address ?? "/");
  expect(answer.status()).toBe(404);
});
