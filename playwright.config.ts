import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, defineConfig } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A Chromium of this machine; without one, Playwright's own download is used. */
function installedChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

const executablePath = installedChromium();
if (!executablePath && !existsSync(chromium.executablePath()))
  throw new Error("There is no Chromium. Install one: apt-get install chromium, or npx playwright install chromium");

// the workers read this file again, and must come to the same port
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? ".cache/playwright.json" }]],
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
  projects: [
    { name: "desk with scripts", use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone without scripts", use: { viewport: { width: 320, height: 640 }, javaScriptEnabled: false } },
  ],
  webServer: {
    command: "node --import tsx tests/support/browser-portal.ts",
    url: `${baseURL}/readyz`,
    env: { PORT: process.env.E2E_PORT },
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
