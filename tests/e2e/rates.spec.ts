import { createHash } from "node:crypto";
import pg from "pg";
import { test as base, become, expect, expectAccessible, startPortal } from "./support/test.ts";

/** The portal with its database beside it: addresses that go out by email are set there. */
const test = base.extend<object, { ground: { url: string; databaseUrl: string } }>({
  ground: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  portal: [({ ground }, use) => use(ground.url), { scope: "worker" }],
});

test("somebody works out what business rates may come to, step by step, and hears when there is no figure", async ({
  page,
}) => {
  await page.goto("/services");
  await page.getByRole("link", { name: "Business rates, with an estimate" }).click();
  await expect(page.getByRole("main")).toContainText("Multipliers for");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Work out an estimate" }).click();
  await page.getByLabel("Postcode of the place").fill("WS13 6JH");
  await page.getByRole("button", { name: "Look for it" }).click();
  await expect(page.getByRole("heading", { name: "Places at WS13 6JH on our list" })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^Use this place/ })
    .first()
    .click();
  await expect(page.getByText("Your place:")).toBeVisible();
  await page.getByLabel("Rateable value").fill("about ten");
  await page.getByRole("button", { name: "Show the estimate" }).click();
  await expect(page.locator(".error-summary")).toContainText("Enter the rateable value in whole pounds");
  await expectAccessible(page);
  await page.getByLabel("Rateable value").fill("£13,500");
  await page.getByLabel("2025-26").check();
  await page
    .getByRole("group", { name: /mainly a shop/ })
    .getByLabel("Yes")
    .check();
  await page.getByLabel("No, this is the only one").check();
  await page.getByRole("button", { name: "Show the estimate" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("£2,020.95 a year");
  await expect(main).toContainText("£13,500 × 49.9p");
  await expect(main).toContainText("50% off at this value");
  await expect(main).toContainText("This is an estimate, not a bill");
  await expect(main).toContainText("You take a second place");
  await expectAccessible(page);
  await page.getByLabel("2027-28").check();
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(main).toContainText("There is no multiplier for 2027-28");
  await page.goto("/business-rates/home");
  for (const question of [/customers/, /staff/, /room/, /change the building/])
    await page.getByRole("group", { name: question }).getByLabel("No").check();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByRole("heading", { name: "Usually none" })).toBeVisible();
  await expectAccessible(page);
});

test("the rates team changes a limit, and the estimate says it", async ({ page }) => {
  await become(page, "Colin Yates");
  await page.goto("/staff/business-rates/2026-27");
  await page.locator("summary", { hasText: "Small business rate relief" }).click();
  const relief = page.locator("details", { hasText: "Small business rate relief" });
  await relief.getByLabel("and all places together are valued under").fill("twenty");
  await page.getByRole("button", { name: "Save as the next version" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await relief.getByLabel("and all places together are valued under").fill("28000");
  await page.getByLabel("What did you change, and why?").fill("The limit outside London and in it");
  await page.getByRole("button", { name: "Save as the next version" }).click();
  await expect(page.getByRole("row", { name: /The limit outside London/ })).toContainText("Colin Yates");
  await expectAccessible(page);
  await page.goto("/business-rates/estimate?postcode=WS13+6JH");
  await expect(page.getByText("Each under £2,900, and all together under £28,000")).toBeVisible();
});

test("a partner's short link begins a plan, and a client is introduced only after a yes", async ({ page, ground }) => {
  const token = (n: string) => n.repeat(43);
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const client = new pg.Client(ground.databaseUrl);
  await client.connect();
  await client.query("UPDATE partner_body SET page_hash = $1 WHERE key = 'chamber'", [hash(token("a"))]);
  await client.query("DELETE FROM partner_introduction");
  await page.goto(`/partner/${token("a")}`);
  await page.getByLabel("What is it for?").fill("Front desk");
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByText("The link is made.")).toBeVisible();
  await expectAccessible(page);
  const { rows } = await client.query(
    "SELECT code FROM partner_link WHERE partner_key = 'chamber' ORDER BY created_at DESC LIMIT 1",
  );
  const code: string = rows[0]?.code ?? "";
  await page.goto(`/go/${code}/sheets/cafe`);
  await expectAccessible(page);
  await page.goto(`/go/${code.toLowerCase()}`);
  await expect(page).toHaveURL(new RegExp(`/start\\?via=${code}$`));
  await page.getByRole("link", { name: "Start now" }).click();
  await page.getByLabel("What will you do?").fill("A mobile hairdresser");
  await page.getByRole("button", { name: "Save and continue", exact: true }).click();
  await page.waitForURL("**/start/trade");
  const begun = await client.query(
    "SELECT 1 FROM start_plan JOIN partner_link l ON l.id = partner_link_id WHERE code = $1",
    [code],
  );
  expect(begun.rowCount).toBe(1);

  await page.goto(`/partner/${token("a")}/introduce`);
  await page.getByRole("button", { name: "Write to my client" }).click();
  await expect(page.locator(".error-summary")).toContainText("Ask your client first");
  await page.getByLabel("Client’s name").fill("Cy Tanner");
  await page.getByLabel("Client’s email address").fill(`cy${Date.now()}@tanner.example`);
  await page.getByLabel("Lichfield District Council").check();
  await page.getByLabel("My client knows").check();
  await page.getByRole("button", { name: "Write to my client" }).click();
  await expect(page.getByText("We have written to your client.")).toBeVisible();
  await client.query("UPDATE partner_introduction SET token_hash = $1", [hash(token("b"))]);
  await page.goto(`/introduction/${token("b")}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, introduce me" }).click();
  await expect(page.getByText("The business team will be in touch.")).toBeVisible();
  await client.end();

  await become(page, "Helen Bradbury");
  await page.goto("/staff/partners/introductions");
  await expect(page.getByRole("main")).toContainText("Cy Tanner");
  await expectAccessible(page);
});
