import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

const MODELS = "/staff/settings/models";

/** An administrator moves a threshold, sees what would change; a second one approves, and a business' stage follows. */
test("a changed threshold shows what it does, needs a second person, and moves the businesses that it said", async ({
  page,
}) => {
  test.slow();
  const main = page.getByRole("main");
  await become(page, "Usha Chaudhry");
  await page.goto(MODELS);
  await page.getByRole("link", { name: "Stages of life", exact: true }).click();
  await expectAccessible(page);
  const micro = page.getByLabel("An established micro business has up to");
  const upTo = (await micro.inputValue()) === "9" ? "3" : "9";
  await micro.fill("60");
  await page.getByLabel("An answer is old after").fill("20");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("alert")).toContainText("Micro must end before small does");
  await expect(page.getByLabel("An answer is old after")).toHaveValue("20");
  await page.getByLabel("An answer is old after").fill("18");
  await micro.fill(upTo);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(main).toContainText("The draft is saved. Nothing counts yet");
  await expect(main).toContainText(/[\d,]+ businesses? changes? stage/, { timeout: 30_000 });
  await expectAccessible(page);
  const draft = page.url();

  await page.getByLabel("Why should they change?").fill("Our shops are smaller than the country's");
  await page.getByRole("button", { name: "Ask for approval" }).click();
  await expect(main).toContainText("Another administrator who did not write any of it must approve");
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await signOut(page);

  await become(page, "Jasdev Gill");
  await page.goto(draft);
  const figure = page.getByRole("link", { name: /see examples/ }).first();
  await figure.click();
  await expectAccessible(page);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(" to “");
  const title = (await heading.textContent()) ?? "";
  const to = /to “(.+)”/.exec(title)?.[1] ?? "";
  const firm = (await main.getByRole("listitem").last().textContent()) ?? "";
  await page.goto(draft);
  await page.getByRole("button", { name: "Give it back" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why you give it back");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Approve: in force from now" }).click();
  await expect(main).toContainText("Approved. Every business is now worked out anew");
  await expect(main).toContainText("Finished", { timeout: 60_000 });
  await expect(main).toContainText(/new results kept/);
  await expectAccessible(page);

  await page.goto(`/staff/businesses?name=${encodeURIComponent(firm)}`);
  await page.getByRole("link", { name: firm }).first().click();
  await expect(main).toContainText(to);
  await page.goto(`${MODELS}/lifecycle/versions`);
  await expect(main).toContainText("Written by Usha Chaudhry, approved by Jasdev Gill");
  await expectAccessible(page);
  await signOut(page);

  await become(page, "Neil Sherratt");
  await page.goto(`${MODELS}/lifecycle`);
  await expect(main).toContainText("An administrator changes them");
  await expect(page.getByRole("button", { name: "Save the draft" })).toHaveCount(0);
});
