import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";

let portal: RunningPortal;

beforeAll(async () => {
  portal = await startServer({ environment: { WEB_PROCESSES: "2" } });
}, 60_000);

afterAll(() => portal?.stop());

const serving = () =>
  execFileSync("ps", ["-o", "pid=", "--ppid", String(portal.pid())], { encoding: "utf8" })
    .trim()
    .split(/\s+/)
    .map(Number);

test("a process that serves pages and dies is replaced, and the portal answers all the while", async () => {
  await expect.poll(() => portal.log(), { timeout: 20_000 }).toContain("the portal is ready");
  const before = serving();
  expect(before).toHaveLength(2);
  process.kill(before[0] as number, "SIGKILL");
  const answers: number[] = [];
  await expect
    .poll(
      async () => {
        answers.push((await fetch(`${portal.url}/help`)).status);
        return serving().filter((pid) => !before.includes(pid)).length;
      },
      { timeout: 20_000, interval: 100 },
    )
    .toBe(1);
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(portal.log()).toContain("another takes its place");
});

test("a second portal on the same port says so and ends", async () => {
  const entry = join(process.env.BUILD_DIR ?? "build", "server", "index.js");
  const env = {
    ...process.env,
    ...{ NODE_ENV: "production" as const, PORT: new URL(portal.url).port, WEB_PROCESSES: "2" },
    ...{ DATABASE_URL: portal.databaseUrl, SECRET_KEY: PORTAL_SECRET },
  };
  const other = promisify(execFile)(process.execPath, [entry], { env, timeout: 20_000 });
  await expect(other).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("EADDRINUSE") });
});

test("when the process that looks after the others is killed, none is left behind on the port", async () => {
  await portal.kill();
  await wait(500);
  await expect(fetch(`${portal.url}/healthz`)).rejects.toThrow();
  await portal.restart();
  expect((await fetch(`${portal.url}/readyz`)).status).toBe(200);
});
