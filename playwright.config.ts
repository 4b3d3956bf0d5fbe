import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";
import { installedChromium } from "./scripts/ground/browser.mjs";

const executablePath = installedChromium();
if (!executablePath && !existsSync(chromium.executablePath()))
  throw new Error("There is no Chromium. Install one: apt-get install chromium, or npx playwright install chromium");

const PAGES = "pages.spec.ts";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // what is awaited comes at once on a quiet machine; this is for a busy one
  expect: { timeout: 15_000 },
  // a second look where a busy machine was slow; a test that needs one is named "flaky" in the report
  retries: 1,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? ".cache/playwright.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    // costs as much as the page itself, so only of the second look
    trace: "on-first-retry",
    launchOptions: {
      executablePath,
      args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
  globalSetup: "./tests/support/global-setup.ts",
  projects: [
    { name: "desk with scripts", testIgnore: PAGES, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone without scripts",
      testIgnore: PAGES,
      use: { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
    },
    // sets its own widths and turns scripts on and off itself
    { name: "pages", testMatch: PAGES },
  ],
});
