import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { test as base, become, expect, expectAccessible, signOut, startPortal } from "./support/test.ts";

/** Public registers that lie beside the project on some machines; they are not part of it. */
const DATA = "../shared/data";
const POSTCODES = ["ws", "b", "de"].map((area) => join(DATA, "postcodes/codepoint_open_2025-10", `${area}.csv`));
const REGISTERS = ["FHRS289_Lichfield_2020-11.xml", "FHRS295_Tamworth_2020-11.xml"].map((name) =>
  join(DATA, "fhrs", name),
);
const MISSING = [...POSTCODES, ...REGISTERS].filter((file) => !existsSync(file));

const run = promisify(execFile);

/** What `npm run load` prints. */
async function load(databaseUrl: string, kind: string, files: string[]): Promise<string> {
  const { stdout } = await run("npm", ["run", "--silent", "load", "--", kind, ...files], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return stdout;
}

/** A portal of this file's own: no other sees the registers. */
const test = base.extend<
  object,
  { portal: string; loaded: string; portalWithRegisters: { url: string; said: string } }
>({
  portalWithRegisters: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const portal = await startPortal();
      try {
        await load(portal.databaseUrl, "postcodes", POSTCODES);
        await use({ url: portal.url, said: await load(portal.databaseUrl, "food-register", REGISTERS) });
      } finally {
        await portal.stop();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
  portal: [({ portalWithRegisters }, use) => use(portalWithRegisters.url), { scope: "worker" }],
  loaded: [({ portalWithRegisters }, use) => use(portalWithRegisters.said), { scope: "worker" }],
});

test.use({ actionTimeout: 15_000 });
test.skip(MISSING.length > 0, `the public registers are not here: ${MISSING.join(", ")}`);

interface Premises {
  name: string;
  street: string;
}

/** How many premises a register has, and one of them that serves food over a counter, with a name like no other's. */
function readRegister(file: string): { count: number; one: Premises } {
  const rows = readFileSync(file, "utf8").split("<EstablishmentDetail>").slice(1);
  const cell = (row: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(row)?.[1] ?? "";
  const names = rows.map((row) => cell(row, "BusinessName"));
  const found = rows.find(
    (row) =>
      cell(row, "BusinessType").startsWith("Takeaway") &&
      cell(row, "PostCode").startsWith("WS13") &&
      /^\d+ /.test(cell(row, "AddressLine1")) &&
      /^[A-Z][a-z]+( [A-Z][a-z]+){2,}$/.test(cell(row, "BusinessName")) &&
      names.filter((name) => name === cell(row, "BusinessName")).length === 1,
  );
  if (!found) throw new Error(`${file} has no premises to choose`);
  return {
    count: rows.length,
    one: { name: cell(found, "BusinessName"), street: cell(found, "AddressLine1") },
  };
}

/** Claims the record and proves it: the steward's letter brings the code. @returns the business's address */
async function claimByLetter(page: Page, { name, street }: Premises): Promise<string> {
  await become(page, "Kofi Mensah");
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Find your business" }).fill(name);
  await page.getByRole("button", { name: /^Search Business name/ }).click();
  await page.waitForURL("**/find?**");
  await expect(page.getByRole("listitem").filter({ hasText: name }).first()).not.toContainText(street);
  await expectAccessible(page);
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL("**/claim/*");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.goto(`/claim/${id}/letter`);
  await page.getByRole("button", { name: "Post me a code" }).click();
  await expect(page.getByText("We will post you a code")).toBeVisible();
  await signOut(page);

  await become(page, "Megan Foster");
  await page.goto("/staff/letters");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("main")).toContainText(street);
  const code = (await page.locator(".letter-code strong").textContent()) ?? "";
  await page.getByRole("button", { name: "Mark this letter as printed" }).click();
  await expect(page.getByText("1 letter marked as printed")).toBeVisible();
  await signOut(page);

  await become(page, "Kofi Mensah");
  await page.goto(`/claim/${id}/code`);
  await page.getByLabel("Enter the code from the letter").fill(code);
  await page.getByRole("button", { name: "Check the code" }).click();
  await page.waitForURL(`**/business/${id}`);
  return `/business/${id}`;
}

test("a premises of a real register is claimed and changed; its own council sees that and the neighbour does not", async ({
  page,
  loaded,
}) => {
  test.setTimeout(120_000);
  const [lichfield = "", tamworth = ""] = REGISTERS;
  const { count, one } = readRegister(lichfield);
  expect(loaded, "the whole of both registers").toContain(`read ${count}`);
  expect(loaded).toContain(`read ${readFileSync(tamworth, "utf8").split("<EstablishmentDetail>").length - 1}`);

  const business = await claimByLetter(page, one);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(one.name);
  await page.goto(`${business}/details/what`);
  await page.getByLabel("Sell food from a van, stall or market").check();
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(page.getByText("Nothing is saved yet")).toBeVisible();
  await page.getByRole("button", { name: "Save and tell the council" }).click();
  await expect(page).toHaveURL(/\/changes\/R-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(page.getByRole("main")).toContainText(/Lichfield District Council\s*Environmental health/);
  await expect(page.getByRole("main")).not.toContainText("Tamworth");
  await expectAccessible(page);
  await signOut(page);

  await become(page, "Rosie Tunnicliffe");
  await page.goto("/staff/queue");
  await page
    .getByRole("link", { name: /environmental health/i })
    .first()
    .click();
  await page.getByRole("row").filter({ hasText: one.name }).first().getByRole("link").first().click();
  await page.waitForURL("**/staff/items/*");
  const item = new URL(page.url()).pathname;
  await expect(page.getByRole("main")).toContainText(one.name);
  await expect(page.getByRole("main")).toContainText(/van, stall or market/i);
  await page.goto(`/staff/businesses?name=${encodeURIComponent(one.name)}`);
  await page.getByRole("link", { name: one.name }).first().click();
  await expect(page.getByRole("main")).toContainText(one.street);
  await expect(page.getByRole("main")).toContainText(/van, stall or market/i);
  const record = new URL(page.url()).pathname;
  await signOut(page);

  await become(page, "Karen Goodwin");
  for (const path of [record, item]) expect((await page.request.get(path)).status(), path).toBe(404);
  await page.goto(`/staff/businesses?name=${encodeURIComponent(one.name)}`);
  await expect(page.getByRole("link", { name: one.name })).toHaveCount(0);
  await page.goto("/staff/feed");
  await expect(page.getByRole("main")).not.toContainText(one.name);
  await page.goto("/staff/queue");
  const queues = await page
    .getByRole("row")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(queues.length).toBeGreaterThan(0);
  for (const queue of queues) {
    await page.goto(queue);
    await expect(page.getByRole("main")).not.toContainText(one.name);
  }
});
