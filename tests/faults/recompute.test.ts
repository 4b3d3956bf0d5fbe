import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askForRecompute } from "~/classification/commands/model-runs.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { buildBusiness } from "../support/builders/businesses.ts";
import { insertBusinesses } from "../support/builders/insert.ts";
import { insertPerson } from "../support/builders/people.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";

const BUSINESSES = 4_000;
const workers: ChildProcess[] = [];
let portal: RunningPortal;
let said = "";

beforeAll(async () => {
  portal = await startServer({ environment: { JOBS: "off" } });
  connect(portal.databaseUrl, { max: 3 });
  const all = Array.from({ length: BUSINESSES }, (_, n) =>
    buildBusiness({ employees: n % 60, employeesBand: null, tradingStatus: "trading", tradingStartedOn: "2010-03-01" }),
  );
  await db().$transaction((tx) => insertBusinesses(tx, all), { timeout: 60_000 });
}, 120_000);

afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await disconnect();
  await portal?.stop();
});

/** A worker in a process of its own, as `npm run worker` starts it. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", SECRET_KEY: PORTAL_SECRET },
      DATABASE_URL: portal.databaseUrl,
    },
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  workers.push(worker);
  return worker;
}

async function until<Value>(what: string, look: () => Promise<Value | null>, withinMs: number): Promise<Value> {
  for (const end = Date.now() + withinMs; Date.now() < end; await wait(5)) {
    const seen = await look();
    if (seen !== null) return seen;
  }
  throw new Error(`${what} did not happen:\n${said.slice(-3000)}`);
}

test("a run whose worker is killed goes on where it was, and does every business once", async () => {
  const runId = await askForRecompute((await insertPerson(db())).id);
  const find = () => db().modelRun.findUniqueOrThrow({ where: { id: runId } });
  const first = startWorker();
  await until("the first batch", async () => ((await find()).done >= 500 ? true : null), 60_000);
  first.kill("SIGKILL");
  await once(first, "exit");
  // what the database was just told may still come
  await wait(300);
  const half = await find();
  expect(half).toMatchObject({ status: "running", total: BUSINESSES });
  expect(half.done).toBeGreaterThanOrEqual(500);
  expect(half.done).toBeLessThan(BUSINESSES);
  expect(await db().result.count()).toBe(half.stored);

  startWorker();
  const whole = await until("the end", async () => {
    const run = await find();
    return run.status === "done" ? run : null;
  }, 120_000); // biome-ignore format: one call
  expect(whole).toMatchObject({ done: BUSINESSES, total: BUSINESSES });
  const results = await db().result.groupBy({ by: ["businessId", "model"], _count: true });
  expect(results.filter((one) => one._count !== 1)).toEqual([]);
  expect(results).toHaveLength(whole.stored);
  for (const model of ["lifecycle", "stake", "complexity", "growth", "inspection"])
    expect(results.filter((one) => one.model === model)).toHaveLength(BUSINESSES);
}, 240_000);
