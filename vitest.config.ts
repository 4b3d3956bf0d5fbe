import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const TESTS = ["app/**/*.test.{ts,tsx}", "server/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"];
const FAULTS = "tests/faults/**/*.test.ts";

/** What a test of more than pure functions uses: the server's modules, its processes, the environment, the clock. */
const NOT_PURE = /\.server\.ts"|\.mjs"|tests\/support|\/support\/|child_process|process\.|\bvi\./;

/** Tests of pure functions, which can share a process: nothing stays behind from one to the next. */
const PURE = testsOf("app").filter((file) => !NOT_PURE.test(readFileSync(file, "utf8")));

/** What a test that shares its process with others may not use: it replaces modules, or reads or changes the environment. */
const OWN_PROCESS = /\bvi\.|process\.|child_process|\.mjs"|support\/server/;

/** Tests of a domain with its database: one after another in one process, which loads what they all use only once. */
const DOMAIN = testsOf("app").filter((file) => !PURE.includes(file) && !OWN_PROCESS.test(readFileSync(file, "utf8")));

/** A second look where a busy machine was slow; `npm test` names the tests that needed one. Pure ones need none. */
const retry = 1;

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    env: { NODE_ENV: "test", LOG_LEVEL: "silent" },
    globalSetup: ["tests/support/global-setup.ts"],
    // one more than vitest's own choice: its main process and the database mostly wait for the tests
    maxWorkers: Math.max(2, availableParallelism()),
    // for what hangs, not for what is slow: the machine may be busy
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: "domain", retry, include: DOMAIN, isolate: false, setupFiles: "tests/support/forget-modules.ts" },
      },
      { extends: true, test: { name: "main", retry, include: TESTS, exclude: [FAULTS, ...PURE, ...DOMAIN] } },
      // by themselves, as they time how soon the portal is back
      { extends: true, test: { name: "faults", retry, include: [FAULTS], fileParallelism: false } },
    ],
  },
});

function testsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.test\.tsx?$/.test(file));
}
