import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    include: ["app/**/*.test.{ts,tsx}", "server/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
    env: { NODE_ENV: "test", LOG_LEVEL: "silent" },
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 20_000,
  },
});
