import type { Page } from "@playwright/test";
import { expect, expectAccessible, goOn, test } from "./support/test.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

interface Starter {
  what: string;
  trade: RegExp;
  extras: string[];
  place: string;
  owners: "Only me" | "Me and one or more partners";
  form: string;
  must: string[];
  mustNot: string[];
}

const STARTERS: Record<string, Starter> = {
  "home baker": { what: "I bake cakes at home", trade: /^Home baking/, extras: ["Make, serve or sell food or drink"], place: "From home", owners: "Only me", form: "Sole trader", must: ["Register as a food business"], mustNot: ["Get a premises licence", "Get a licence for tables on the pavement"] },
  "mobile hairdresser": { what: "Hairdressing at people's homes", trade: /^Mobile hairdresser/, extras: [], place: "On the move", owners: "Only me", form: "Sole trader", must: [], mustNot: ["Register as a food business", "Get a premises licence"] },
  café: { what: "A café with wine and tables outside", trade: /^Café/, extras: ["Make, serve or sell food or drink", "Sell or serve alcohol", "Put tables, chairs or boards"], place: "My own place", owners: "Only me", form: "Sole trader", must: ["Register as a food business", "Get a premises licence", "Get a licence for tables on the pavement"], mustNot: [] },
  "dog boarding": { what: "Dog boarding at home", trade: /board/i, extras: ["Keep, board, breed, sell, hire out or show animals"], place: "From home", owners: "Only me", form: "Sole trader", must: ["board"], mustNot: ["Register as a food business"] },
  "software company": { what: "We write software", trade: /^Software/, extras: [], place: "From home", owners: "Me and one or more partners", form: "Partnership", must: [], mustNot: ["Register as a food business", "Get a premises licence"] },
}; // biome-ignore format: a table

/** Answers the page that is open and goes on. */
async function answer(page: Page, who: Starter): Promise<boolean> {
  const at = new URL(page.url()).pathname;
  if (!at.startsWith("/start/")) return false;
  const path = at.slice("/start/".length);
  if (path === "check") {
    await goOn(page, button(page, "Make my plan"), "**/plan/*");
    return false;
  }
  if (path === "what") await page.getByLabel("What will you do?").fill(who.what);
  if (path === "trade") await page.getByRole("radio", { name: who.trade }).first().check();
  if (path === "extras") for (const extra of who.extras) await page.getByLabel(extra).check();
  if (path === "where") {
    await page.getByLabel("Postcode where you will be based").fill("WS13 6LF");
    await page.getByLabel(who.place).check();
  }
  if (path === "home") for (const at of [0, 1, 2]) await page.getByLabel("No", { exact: true }).nth(at).check();
  if (path === "who") {
    await page.getByLabel(who.owners).check();
    await page.getByLabel("No", { exact: true }).check();
  }
  if (path === "form") await page.getByLabel(who.form, { exact: true }).check();
  if (path === "when") await page.getByLabel("I do not know yet").check();
  await goOn(page, button(page, "Save and continue"), (url) => url.pathname !== at);
  return true;
}

async function makePlan(page: Page, who: Starter): Promise<string> {
  await page.goto("/start/what");
  while (await answer(page, who));
  const parts = page.locator(".plan-part");
  await expect(parts).toHaveCount(5);
  for (const title of who.must) await expect(parts.getByRole("link", { name: title }).first()).toBeVisible();
  for (const title of who.mustNot) await expect(parts.getByRole("link", { name: title })).toHaveCount(0);
  // a first sheet, one for each part, one for dates where there are any
  const paper = await page.pdf({ format: "A4", margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" } });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0).toBeLessThanOrEqual(7);
  return page.url();
}

/** "We have started": from the plan to the receipt, by what is asked and no more. */
async function start(page: Page, name: string): Promise<string[]> {
  const asked: string[] = [];
  await goOn(page, page.getByRole("link", { name: "We have started" }), "**/started");
  await expectAccessible(page);
  const day = new Date();
  await page.getByLabel("Day", { exact: true }).fill(String(day.getUTCDate()));
  await page.getByLabel("Month").fill(String(day.getUTCMonth() + 1));
  await page.getByLabel("Year").fill(String(day.getUTCFullYear()));
  await goOn(page, button(page, "Carry on"), "**/register/*");
  for (let at = new URL(page.url()).pathname; at !== "/register/check"; at = new URL(page.url()).pathname) {
    const path = at.slice("/register/".length);
    asked.push(path);
    if (path === "size") await page.getByLabel("How many people do you employ?").fill("2");
    if (path === "name") await page.getByLabel("Name of the business").fill(name);
    if (path === "match") {
      await expect(page.getByRole("heading", { name: /Is one of these|is not in the register/ }).first()).toBeVisible();
      const none = page.getByLabel("None of these is my business");
      if ((await none.count()) > 0) await none.check();
    }
    if (path === "address") await page.getByLabel("Building and street").fill("9 Minster Row");
    await goOn(page, button(page, "Save and continue"), (url) => url.pathname !== at);
  }
  const send = button(page, "Send and tell the council");
  const signIn = page.getByRole("main").getByRole("link", { name: "Sign in", exact: true });
  await expect(signIn.or(send)).toBeVisible();
  if ((await signIn.count()) > 0) {
    await signIn.click();
    await goOn(page, page.getByRole("button", { name: "Kofi Mensah" }), "**/register/check");
  }
  await goOn(page, send, "**/changes/*");
  return asked;
}

for (const kind of ["home baker", "mobile hairdresser", "dog boarding"] as const) {
  test(`a plan for a ${kind}`, async ({ page }) => {
    const who = STARTERS[kind];
    if (!who) throw new Error(kind);
    await makePlan(page, who);
  });
}

test("the café has started: licensing, food and rates are told; the software company troubles nobody", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { café, "software company": software } = STARTERS;
  if (!café || !software) throw new Error("No starters");
  const plan = await makePlan(page, café);
  const mark = Date.now().toString(36);
  const asked = await start(page, `The Bell Café ${mark}`);
  expect(asked).not.toContain("work");
  expect(asked).not.toContain("activities");
  const main = page.getByRole("main");
  for (const team of [/licensing/i, /food/i, /business rates/i])
    await expect(main.getByText(team).first()).toBeVisible();
  await page.goto(plan);
  await expect(page.getByRole("heading", { name: "This plan became a business" })).toBeVisible();
  await page.getByRole("link", { name: "See what is still to do" }).click();
  await page.waitForURL("**/services");
  await expect(page.getByText("start-up plan").first()).toBeVisible();
  await expectAccessible(page);
  await page.context().clearCookies();
  await makePlan(page, software);
  await start(page, `Quiet Code ${mark}`);
  for (const team of ["Licensing", "Food safety"]) await expect(main.getByText(`${team} because`)).toHaveCount(0);
});
