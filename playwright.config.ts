import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";
import { installedChromium } from "./scripts/ground/browser.mjs";

const executablePath = installedChromium();
if (!executablePath && !existsSync(chromium.executablePath()))
  throw new Error("There is no Chromium. Install one: apt-get install chromium, or npx playwright install chromium");

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // a second look where a busy machine was slow; a test that needs one is named "flaky" in the report
  retries: 1,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? ".cache/playwright.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
  globalSetup: "./tests/support/global-setup.ts",
  projects: [
    { name: "desk with scripts", use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone without scripts", use: { viewport: { width: 320, height: 640 }, javaScriptEnabled: false } },
    {
      name: "phone with scripts",
      testMatch: "pages.spec.ts",
      use: { viewport: { width: 320, height: 640 } },
    },
    {
      name: "desk without scripts",
      testMatch: "pages.spec.ts",
      use: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
  ],
});
