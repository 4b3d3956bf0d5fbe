import type { Page } from "@playwright/test";
import { axeFaults, drawnDocument, scriptSwitch, sidewaysScroll } from "./support/axe.ts";
import { PEOPLE, type Reach, type ReachedPage, walkLinks } from "./support/reach.ts";
import { test as base, expect, watch } from "./support/test.ts";

/**
 * Walks every page that each person can reach by links, and looks at one of each kind with axe: with scripts and
 * without, at 320 and 1280 px. The pages are dealt out over a few tests, so that workers share them evenly.
 */
const PARTS = 12;
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

const test = base.extend<object, { reach: Reach }>({
  reach: [async ({ portal }, use) => use(await walkLinks(portal)), { scope: "worker", timeout: 90_000 }],
});

test("every link leads to a page with a heading, whoever follows it", ({ reach }) => {
  expect(reach.faults).toEqual([]);
  expect(reach.pages.length).toBeGreaterThan(80);
  for (const [person] of PEOPLE) expect(reach.counts.get(person), person).toBeGreaterThan(15);
});

for (let part = 0; part < PARTS; part += 1) {
  test(`every page is accessible, part ${part + 1} of ${PARTS}`, async ({ reach, browser, baseURL }) => {
    test.setTimeout(180_000);
    const pages = reach.pages.filter((page) => partOf(page.kind) === part);
    for (const [person] of PEOPLE) {
      const theirs = pages.filter((page) => page.person === person);
      if (theirs.length === 0) continue;
      const context = await browser.newContext({ baseURL, viewport: DESK, storageState: reach.cookies.get(person) });
      const page = await context.newPage();
      const faults = watch(page);
      const turnScripts = await scriptSwitch(page);
      for (const each of theirs) await look(page, each, turnScripts);
      expect.soft(faults, `nothing may go wrong in the browser of ${person}`).toEqual([]);
      await context.close();
    }
  });
}

/** By the kind alone, so that workers agree even if the walks of two should differ. */
function partOf(kind: string): number {
  let sum = 0;
  for (const letter of kind) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % PARTS;
}

async function look(page: Page, { path, person }: ReachedPage, turnScripts: (on: boolean) => Promise<void>) {
  const judged = new Set<string>();
  for (const scripts of [true, false]) {
    await turnScripts(scripts);
    await page.goto(path);
    // from here on for axe, which is a script: a page loaded without scripts has none that could still start
    if (scripts) await alive(page);
    else await turnScripts(true);
    await expect(page.locator("h1"), `a heading on ${path}`).not.toHaveCount(0);
    for (const size of scripts ? [DESK, PHONE] : [PHONE, DESK]) {
      await page.setViewportSize(size);
      const where = `${path} of ${person}, ${size.width} px, scripts ${scripts ? "on" : "off"}`;
      expect.soft(await sidewaysScroll(page), `sideways scrolling on ${where}`).toBeLessThanOrEqual(0);
      // axe says the same of the same document at the same width
      const drawn = `${size.width} ${await drawnDocument(page)}`;
      if (judged.has(drawn)) continue;
      judged.add(drawn);
      expect.soft(await axeFaults(page), `axe on ${where}`).toEqual([]);
    }
  }
}

/** Waits until React has taken the page over, where it does: it marks each element it has. */
async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const taken = Object.keys(document.body).some((key) => key.startsWith("__reactProps"));
    return taken || document.querySelector("script[type=module]") === null;
  });
  // a page in which nothing moves may never be told that there is nothing else to do
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 200 })));
}
