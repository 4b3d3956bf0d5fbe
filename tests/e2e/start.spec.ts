import type { Page } from "@playwright/test";
import { expect, expectAccessible, goOn as follow, test } from "./support/test.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Sends the page's answer and waits for the next page, with scripts and without. */
async function goOn(page: Page, next: string) {
  await follow(page, button(page, "Save and continue"), `**/start/${next}`);
}

/** Sheets of paper that the page takes when printed: A4, margins of 1 cm. */
async function sheets(page: Page): Promise<number> {
  const margin = "1cm";
  const paper = await page.pdf({ format: "A4", margin: { top: margin, bottom: margin, left: margin, right: margin } });
  return paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}

test("somebody with an idea for a café gets a plan, works on it, sends it and has its dates", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/");
  await page.getByRole("link", { name: "Plan a new business" }).click();
  await page.getByRole("link", { name: "Start now" }).click();
  await button(page, "Save and continue").click();
  await expect(page.locator(".error-summary")).toContainText("Tell us what you will do");
  await page.getByLabel("What will you do?").fill("A café with wine and tables outside");
  await goOn(page, "trade");
  await expectAccessible(page);
  await page.getByLabel(/^Café/).check();
  await goOn(page, "extras");
  const food = page.getByLabel("Make, serve or sell food or drink");
  await food.uncheck();
  await button(page, "Save and continue").click();
  await expect(page.locator(".error-summary")).toContainText("It goes with “Make, serve or sell food or drink”");
  await food.check();
  for (const extra of ["Sell or serve alcohol", "Play music", "Put tables, chairs or boards", "Put up a sign"]) {
    await page.getByLabel(extra).check();
  }
  await goOn(page, "where");
  await page.getByLabel("Postcode where you will be based").fill("ws136lf");
  await page.getByLabel("On the move").check();
  await button(page, "Save and continue").click();
  await expect(page.locator(".error-summary")).toContainText("For that you need a place of your own");
  await expect(page.getByLabel("Postcode where you will be based")).toHaveValue("ws136lf");
  await page.getByLabel("My own place").check();
  await goOn(page, "who");
  await page.getByLabel("Only me").check();
  await page.getByLabel("Yes", { exact: true }).check();
  await goOn(page, "form");
  await page.getByText("See the forms side by side").click();
  await expectAccessible(page);
  await page.getByLabel("Limited company", { exact: true }).check();
  await goOn(page, "when");
  await page.getByLabel("I have a day in mind").check();
  const opening = new Date(Date.now() + 200 * 86_400_000);
  await page.getByLabel("Day", { exact: true }).fill(String(opening.getUTCDate()));
  await page.getByLabel("Month").fill(String(opening.getUTCMonth() + 1));
  await page.getByLabel("Year").fill(String(opening.getUTCFullYear()));
  await goOn(page, "check");
  await expect(page.getByText("Lichfield District Council")).toBeVisible();
  await expectAccessible(page);
  await button(page, "Make my plan").click();
  await page.waitForURL("**/plan/*");
  await expectAccessible(page);
  const plan = page.url();
  const parts = page.locator(".plan-part");
  await expect(parts).toHaveCount(5);
  for (const title of [
    "Register as a food business",
    "Get a premises licence",
    "Get a licence for tables on the pavement",
  ]) {
    await expect(parts.getByRole("link", { name: title })).toBeVisible();
  }
  // the first sheet, one for each of the five parts, one for the dates
  expect(await sheets(page)).toBe(7);

  await parts.getByRole("link", { name: "Register as a food business" }).click();
  await page.waitForURL("**/tasks/licence-food-registration");
  await expect(page.getByText("At least 28 days before you open")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Your notes").fill("Ask about the kitchen first");
  await button(page, "I have done this").click();
  await button(page, "It took some effort").click();
  await expect(page.getByText("That helps others too")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Back to your plan" }).last().click();
  await page.waitForURL(plan);
  await expect(page.getByText(/^1 of \d+ steps done$/)).toBeVisible();

  const dates = await page.request.get(`${plan}/calendar.ics`);
  expect(dates.headers()["content-type"]).toContain("text/calendar");
  expect(await dates.text()).toContain("BEGIN:VEVENT");
  await page.getByRole("link", { name: "Email it to yourself" }).click();
  await page.getByLabel("Your email address").fill("cafe@example.co.uk");
  await button(page, "Send the plan").click();
  await page.waitForURL(plan);
  await expect(page.getByText("We have sent the plan")).toBeVisible();
});

test("a plan is kept in the account of whoever signs in", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/start/what");
  await page.getByLabel("What will you do?").fill("I write software");
  await goOn(page, "trade");
  await page.getByLabel(/^Software/).check();
  await goOn(page, "extras");
  await goOn(page, "where");
  await page.getByLabel("Postcode where you will be based").fill("B1 1AA");
  await page.getByLabel("I do not know yet").check();
  await goOn(page, "outside");
  await expect(page.getByText("Your council is Birmingham City Council")).toBeVisible();
  await button(page, "Carry on with my plan").click();
  await page.waitForURL("**/start/who");
  await page.getByLabel("Me and one or more partners").check();
  await page.getByLabel("No", { exact: true }).check();
  await goOn(page, "form");
  await page.getByLabel("Sole trader", { exact: true }).check();
  await button(page, "Save and continue").click();
  await expect(page.locator(".error-summary")).toContainText("A sole trader is one person");
  await page.getByLabel("I do not know yet").check();
  await goOn(page, "when");
  await page.getByLabel("I do not know yet").check();
  await goOn(page, "check");
  await button(page, "Make my plan").click();
  await page.waitForURL("**/plan/*");
  const plan = page.url();
  await page.getByRole("link", { name: "Keep it in an account" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Kofi Mensah" }).click();
  await page.waitForURL("**/keep");
  await button(page, "Keep this plan").click();
  await page.waitForURL(plan);
  await expect(page.getByText("This plan is kept in your account")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("link", { name: /Your start-up plan: Software/ })).toBeVisible();
});
