import type { Page } from "@playwright/test";
import { become, expect, expectAccessible, goOn as follow, test, withScripts } from "./support/test.ts";

/** Pages that axe has looked at: one look at each is enough. */
const seen = new Set<string>();
/** Without scripts the document is the same, so that a few pages stand for all. */
const WITHOUT_SCRIPTS = ["register/name", "register/match", "register/check"];

/** Sends the page's answer and waits for the next page, with scripts and without. */
async function goOn(page: Page, next: string, button = "Save and continue") {
  await follow(page, page.getByRole("button", { name: button }), `**/${next}`);
  if (seen.has(next) || (!withScripts() && !WITHOUT_SCRIPTS.includes(next))) return;
  seen.add(next);
  await expectAccessible(page);
}

/** Sends an answer that is not good: the page says so at the top and at the field, and keeps what was typed. */
async function refused(page: Page, field: string, typed: string, said: RegExp) {
  await page.getByLabel(field, { exact: true }).fill(typed);
  await page.getByRole("button", { name: "Save and continue" }).click();
  const summary = page.locator(".error-summary");
  await expect(summary.getByRole("link", { name: said })).toBeVisible();
  await expect(page.locator(".error-message", { hasText: said })).toBeVisible();
  await expect(page.getByLabel(field, { exact: true })).toHaveValue(typed);
}

test("a stranger registers a shop, signs in to send it, and proves it by letter", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const name = `Minster Lanterns ${Date.now().toString(36)}`;
  await page.goto("/register");
  await page.getByRole("link", { name: "Start now" }).click();
  await page.getByLabel("A business that is trading").check();
  await goOn(page, "register/name");
  await expect(page.getByText("Step 2 of 7")).toBeVisible();
  await page.getByLabel("Name of the business").fill(name);
  await refused(page, "Postcode you work from", "WS13", /full UK postcode/);
  await expect(page.getByLabel("Name of the business")).toHaveValue(name);
  await page.getByLabel("Postcode you work from").fill("ws136lf");
  await goOn(page, "register/match");
  const none = page.getByLabel("None of these is my business");
  if ((await none.count()) > 0) await none.check();
  await goOn(page, "register/place");
  await page.getByLabel("My own premises").check();
  await goOn(page, "register/address");
  await expect(page.getByLabel("Postcode")).toHaveValue("WS13 6LF");
  await page.getByLabel("Building and street").fill("7 Minster Row");
  await goOn(page, "register/work");
  await page.getByLabel("What do you do?").fill("I sell gifts, cards and candles");
  await goOn(page, "register/trade");
  await page.getByLabel("None of these, or I am not sure").check();
  await goOn(page, "register/activities");
  await goOn(page, "register/size");
  await refused(page, "How many people do you employ?", "-1", /0 or more/);
  await refused(page, "How many people do you employ?", "500001", /500,000 or less/);
  await page.getByLabel("How many people do you employ?").fill("2");
  await goOn(page, "register/legal");
  await page.getByLabel("Limited company (Ltd)").check();
  await goOn(page, "register/numbers");
  await refused(page, "Company number", "123ABC", /8 characters/);
  await page.getByLabel("Company number").fill("SC123456");
  await goOn(page, "register/dates");
  await page.getByLabel("Day").fill("1");
  await page.getByLabel("Month").fill("5");
  await refused(page, "Year", "1699", /1 January 1700 or later/);
  await page.getByLabel("Year").fill("2024");
  await goOn(page, "register/sharing");
  await goOn(page, "register/check");

  await page.goto("/register");
  await page.getByRole("link", { name: "Carry on where you left off" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Kofi Mensah" }).click();
  await page.waitForURL("**/register/check");
  await goOn(page, "changes/*", "Send and tell the council");
  await expect(page.getByText("Your business is registered")).toBeVisible();
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";

  await page.goto(`/business/${id}/people`);
  await expect(page.getByText("The record is not yet proven")).toBeVisible();
  await page.getByRole("link", { name: "Show that it is yours" }).click();
  await page.getByRole("button", { name: "Post me a code" }).click();
  await expect(page.getByText("We will post you a code")).toBeVisible();

  const steward = await (await browser.newContext({ baseURL })).newPage();
  await become(steward, "Megan Foster");
  await steward.goto("/staff/letters");
  await steward.getByRole("link", { name }).click();
  await steward.waitForURL("**/staff/letters/*");
  const code = (await steward.locator(".letter-code strong").textContent()) ?? "";
  await steward.getByRole("button", { name: "Mark this letter as printed" }).click();
  await expect(steward.getByText("1 letter marked as printed")).toBeVisible();
  await steward.context().close();

  await page.goto(`/claim/${id}/code`);
  await page.getByLabel("Enter the code from the letter").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Check the code" }).click();
  await expect(page.locator(".error-summary").getByText("You have 4 more tries")).toBeVisible();
  await page.getByLabel("Enter the code from the letter").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Check the code" }).click();
  await page.waitForURL(`**/business/${id}`);
  await page.goto(`/business/${id}/people`);
  await expect(page.getByText("Code in a letter")).toBeVisible();
  await expect(page.getByText("The record is not yet proven")).toHaveCount(0);
  await page.getByRole("link", { name: "Leave this business" }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.locator(".error-summary").getByText("There must be an admin")).toBeVisible();

  await page.goto("/register/what");
  await page.getByLabel("A business that is trading").check();
  await goOn(page, "register/name");
  await page.getByLabel("Name of the business").fill(name);
  await page.getByLabel("Postcode you work from").fill("WS13 6LF");
  await goOn(page, "register/match");
  await expect(page.getByText("Minster Row, WS13").first()).toBeVisible();
  await expect(page.getByRole("main").getByText("7 Minster Row")).toHaveCount(0);
  await page.getByLabel(name).check();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(`**/claim/${id}`);
});

test("an idea needs a postcode and nothing else", async ({ page }) => {
  test.setTimeout(180_000);
  await become(page, "Priya Nair");
  await page.goto("/register/what");
  await page.getByLabel("A business I am starting").check();
  await goOn(page, "register/name");
  await page.getByLabel("Postcode you work from").fill("WS14 9AB");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL("**/register/place");
  await page.getByLabel("I do not know yet").check();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(/register\/(work|council)$/);
  if (page.url().endsWith("council")) {
    await page.getByLabel("Lichfield District Council").check();
    await goOn(page, "register/work");
  }
  await page.getByLabel("What will you do?").fill("Dog walking");
  await goOn(page, "register/trade");
  await page.getByRole("radio").first().check();
  await goOn(page, "register/activities");
  await goOn(page, "register/size");
  await goOn(page, "register/legal");
  await page.getByLabel("Not decided yet").check();
  await goOn(page, "register/dates");
  await goOn(page, "register/sharing");
  await goOn(page, "register/check");
  await goOn(page, "changes/*", "Send and tell the council");
});
