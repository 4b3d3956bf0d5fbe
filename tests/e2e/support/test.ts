import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Messages that say nothing about our pages. */
const NOT_OURS = [/Failed to load resource: the server responded with a status of 4\d\d/];

/** Starts a portal of the worker's own, with the demonstration in it. */
export async function startPortal(): Promise<{ url: string; databaseUrl: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/browser-portal.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    if (!line.startsWith("ready ")) continue;
    const [url = "", databaseUrl = ""] = line.slice("ready ".length).split(" ");
    return {
      url,
      databaseUrl,
      stop: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error("The portal did not start");
}

/** The portal in a browser. Anything a page writes to the console as an error fails the test. */
export const test = base.extend<{ watched: undefined }, { portal: string }>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal.url);
      await portal.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ portal }, use) => use(portal),
  watched: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !NOT_OURS.some((pattern) => pattern.test(message.text()))) {
          faults.push(`${page.url()}: ${message.text()}`);
        }
      });
      page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on("response", (response) => {
        if (response.status() >= 500) faults.push(`${response.url()} answered ${response.status()}`);
      });
      await use(undefined);
      expect(faults, "nothing may go wrong in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const auditors = new WeakMap<Page, Page>();

/**
 * The page that axe can look at. Where scripts are off its timers never ring, so the very same document, without its
 * scripts, is drawn once more in a window where they are on.
 */
async function auditable(page: Page): Promise<Page> {
  if (test.info().project.use.javaScriptEnabled !== false) return page;
  let auditor = auditors.get(page);
  if (!auditor) {
    const context = await page
      .context()
      .browser()
      ?.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true });
    if (!context) throw new Error("The browser has gone");
    auditor = await context.newPage();
    auditors.set(page, auditor);
  }
  const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>|<\/?noscript[^>]*>/g, "");
  await auditor.unrouteAll();
  await auditor.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await auditor.goto(page.url());
  return auditor;
}

/** WCAG 2.2 AA by axe, and no sideways scrolling at the page's width. */
export async function expectAccessible(page: Page): Promise<void> {
  const drawn = await auditable(page);
  const { violations } = await new AxeBuilder({ page: drawn })
    // one document without frames: no second window is needed to put the parts together
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`).join(" | ")}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Becomes one of the demonstration's people by the name on the sign-in page. */
export async function become(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await expect(page.locator(SIGN_OUT).first()).toBeAttached();
}

const SIGN_OUT = 'form[action="/sign-out"] button';

/** Signs out; on a phone that button is in the menu. */
export async function signOut(page: Page): Promise<void> {
  const button = page.locator(SIGN_OUT).first();
  const menu = page.locator("details", { has: button }).first();
  if (!(await button.isVisible())) await menu.locator("summary").first().click();
  await button.click();
  await expect(page.locator(SIGN_OUT)).toHaveCount(0);
}
