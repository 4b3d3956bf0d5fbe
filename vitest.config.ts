import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const TESTS = ["app/**/*.test.{ts,tsx}", "server/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"];
const FAULTS = "tests/faults/**/*.test.ts";

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    env: { NODE_ENV: "test", LOG_LEVEL: "silent" },
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: "main", include: TESTS, exclude: [FAULTS] } },
      // by themselves, as they time how soon the portal is back
      { extends: true, test: { name: "faults", include: [FAULTS], fileParallelism: false } },
    ],
  },
});
