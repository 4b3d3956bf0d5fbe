import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { axeFaults, scriptSwitch, sidewaysScroll } from "./axe.ts";

/** Messages that say nothing about our pages. */
const NOT_OURS = [
  /Failed to load resource: the server responded with a status of 4\d\d/,
  // a trace, which a second look makes, tries to look into the closed frame of a kept message
  /^Blocked script execution in '[^']*\/dev\/mailbox\//,
];

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
      const faults = watch(page);
      await use(undefined);
      expect(faults, "nothing may go wrong in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Listens to a page. @returns what goes wrong in it: console errors, exceptions, answers of 500 and above */
export function watch(page: Page): string[] {
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
  return faults;
}

const switches = new WeakMap<Page, (on: boolean) => Promise<void>>();

/** Whether the test runs with scripts on. */
export const withScripts = (): boolean => test.info().project.use.javaScriptEnabled !== false;

/** Waits until the page that a click or a key leads to is drawn: with scripts on its address comes before it. */
export async function drawn(page: Page): Promise<void> {
  if (!withScripts()) return;
  await page.waitForFunction(
    () => {
      const router = (window as { __remixRouter?: { state: { navigation: { state: string } } } }).__remixRouter;
      const still = () => !router || router.state.navigation.state === "idle";
      // React draws before the browser has nothing else to do; a page where nothing moves may never be told that it has not
      return still() && new Promise((done) => requestIdleCallback(() => done(still()), { timeout: 200 }));
    },
    null,
    { polling: 50 },
  );
}

/** Presses what leads to another page, and waits until that page is drawn. */
export async function goOn(page: Page, press: Locator, to: Parameters<Page["waitForURL"]>[0]): Promise<void> {
  await press.click();
  await page.waitForURL(to);
  await drawn(page);
}

/** WCAG 2.2 AA by axe, and no sideways scrolling at the page's width. */
export async function expectAccessible(page: Page): Promise<void> {
  await drawn(page);
  // axe is a script itself: where they are off, they are on while it looks at the page that was loaded without them
  const turn = withScripts() ? null : (switches.get(page) ?? (await scriptSwitch(page)));
  if (turn) switches.set(page, turn);
  await turn?.(true);
  const found = await axeFaults(page);
  await turn?.(false);
  expect(found, `axe on ${page.url()}`).toEqual([]);
  expect(await sidewaysScroll(page), `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Opens the kept messages once there is one of this subject: a job writes it after the answer. @returns its link, the newest */
export async function openMailbox(page: Page, subject: RegExp | string): Promise<Locator> {
  const message = page.getByRole("link", { name: subject }).first();
  await expect(async () => {
    await page.goto("/dev/mailbox");
    await expect(message).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  return message;
}

/** Becomes one of the demonstration's people by the name on the sign-in page. */
export async function become(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await expect(page.locator(SIGN_OUT).first()).toBeAttached();
}

const SIGN_OUT = 'form[action="/sign-out"] button';

/** Signs out; on a phone that button is in the menu. */
export async function signOut(page: Page): Promise<void> {
  const button = page.locator(SIGN_OUT).first();
  const menu = page.locator("details", { has: button }).first();
  if (!(await button.isVisible())) await menu.locator("summary").first().click();
  // the answer, and then the page it leads to: a busy machine takes its time over either
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  await answered;
  await expect(page.locator(SIGN_OUT)).toHaveCount(0);
}
