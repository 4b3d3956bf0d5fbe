import type { Page } from "@playwright/test";
import { become, expect, expectAccessible, signOut, test, withScripts } from "./support/test.ts";

const rows = (page: Page) => page.locator(".triage-queue tbody th a");

/** Says something on a form of the business, looks at what will follow, and saves. */
async function tell(page: Page, address: string, say: () => Promise<void>): Promise<void> {
  await page.goto(address);
  await say();
  const look = page.getByRole("button", { name: "See what will follow" });
  if (await look.isVisible()) await look.click();
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page).toHaveURL(/\/changes\/R-/);
}

/** An owner's news moves the firm up at once; the officer decides with three keys, or by form where scripts are off. */
test("news moves a firm up the growth queue, and an officer decides on it", async ({ page }) => {
  await become(page, "Helen Bradbury");
  await page.goto("/staff/growth");
  const names = () => rows(page).allTextContents();
  const before = (await names()).indexOf("Nair Design Studio");
  await expectAccessible(page);
  await signOut(page);

  await become(page, "Priya Nair");
  await page.goto("/business");
  if (!/\/business\/[0-9a-f-]{36}/.test(page.url()))
    await page.getByRole("link", { name: "Nair Design Studio" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nair Design Studio");
  const business = new URL(page.url()).pathname;
  await tell(page, `${business}/details/money`, () => page.getByLabel("Now and then").check());
  for (const post of ["A junior designer", "A bookkeeper"])
    await tell(page, `${business}/tell-us/need.posted`, async () => {
      await page.getByLabel("What do you need?").selectOption({ label: "People for jobs we have open now" });
      await page.locator("textarea").first().fill(post);
    });
  await signOut(page);

  await become(page, "Helen Bradbury");
  await page.goto("/staff/growth");
  const after = (await names()).indexOf("Nair Design Studio");
  expect(after).toBeGreaterThanOrEqual(0);
  expect(before === -1 || after < before).toBe(true);
  const row = page.getByRole("row").filter({ hasText: "Nair Design Studio" });
  await expect(row).toContainText("First or new export on");
  await expect(row).toContainText("Open post on");
  if (withScripts()) {
    await page.getByRole("link", { name: "Nair Design Studio", exact: true }).focus();
    await page.keyboard.press("c");
    await page.keyboard.press("Enter");
    await expect(page.locator(".triage-panel .error-message")).toContainText("Choose why");
    await expect(page.locator('.triage-panel input[name="reason"]').first()).toBeFocused();
    await page.keyboard.press("3");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
  } else {
    await row.getByRole("link", { name: "Decide" }).click();
    await page.getByLabel("Contact", { exact: true }).check();
    await page.getByRole("button", { name: "Save the decision" }).click();
    await expect(page.getByRole("alert")).toContainText("Choose why. Without a reason nobody can learn from it later");
    await expect(page.getByLabel("Contact", { exact: true })).toBeChecked();
    await expectAccessible(page);
    await page.getByLabel("New market or first export").check();
    await page.getByRole("button", { name: "Save the decision" }).click();
  }
  const main = page.getByRole("main");
  await expect(main).toContainText("Contact decided for Nair Design Studio. The task is due on");
  await expect(rows(page).filter({ hasText: "Nair Design Studio" })).toHaveCount(0);

  await page.goto("/staff/tasks?kind=task");
  await page.getByRole("link", { name: "Call: New market or first export" }).click();
  await page.getByRole("link", { name: "Nair Design Studio" }).first().click();
  await expect(main).toContainText("Triage: contact, by Helen Bradbury, until");
  await expect(main).toContainText("New market or first export (score");
});

test("one decision for the ticked, the watch list, and an outcome that is due", async ({ page }) => {
  await become(page, "Helen Bradbury");
  const main = page.getByRole("main");
  await page.goto("/staff/distress");
  await page.getByRole("button", { name: "Save for all ticked" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what you decide");
  const [first, second] = await rows(page).allTextContents();
  await page.getByLabel(`Tick ${first}`, { exact: true }).check();
  if (withScripts()) {
    await page.getByRole("link", { name: second ?? "", exact: true }).focus();
    await page.keyboard.press("x");
    await expect(page.locator(".batch-bar")).toContainText("2 ticked");
    await page.keyboard.press("b");
    await expect(page.getByRole("heading", { name: "Decide for the ticked" })).toBeFocused();
  } else {
    await page.getByLabel(`Tick ${second}`, { exact: true }).check();
    await page.locator(".batch-bar").getByRole("link", { name: "Decide for the ticked" }).click();
  }
  await page.getByLabel("Watch", { exact: true }).check();
  await page.getByRole("button", { name: "Save for all ticked" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose why");
  await expect(page.getByLabel(`Tick ${second}`, { exact: true })).toBeChecked();
  await expectAccessible(page);
  await page.getByLabel("Jobs at risk").check();
  await page.getByRole("button", { name: "Save for all ticked" }).click();
  await expect(main).toContainText("Watching 2 businesses until");
  await page.getByRole("link", { name: "Watch list" }).click();
  await expect(page.getByRole("link", { name: first ?? "", exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Outcomes due" }).click();
  await expectAccessible(page);
  await page.locator("tbody th a").first().click();
  await page.getByRole("button", { name: "Save the outcome" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose whether it is still trading");
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByLabel("How many people work there now?").fill("40");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the outcome" }).click();
  await expect(main).toContainText("The outcome is saved.");
  await page.getByRole("link", { name: "Hit rate" }).click();
  await expect(main).toContainText("By kind of evidence");
  await expectAccessible(page);
});
