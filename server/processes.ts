import cluster, { type Worker } from "node:cluster";
import { config } from "~/platform/config.server.ts";
import { connect, disconnect } from "~/platform/db.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { startJobs } from "./jobs.ts";
import { migrateAll, type Portal, survive } from "./portal.ts";

/** What a process that serves pages says to the one that started it. */
type Word = { ready: true } | { failed: { message: string; code?: string } };

/** A process that ends sooner than this after its start is not replaced at once. */
const SOON_MS = 5_000;
const AGAIN_MS = 1_000;

/** Rendering leaves much behind that is soon free: room for it spares the processor. */
const NODE_OPTIONS = ["--max-semi-space-size=32"];

/** Whether this process serves pages for another one that looks after the tables, the jobs and its like. */
export const servesOnly = cluster.isWorker;

/**
 * Starts as many processes that serve pages as are wanted, behind one port, and the jobs in this one. A process that ends
 * by itself is replaced.
 * @param entry  the built portal's file, run by each
 * @throws Error with a `code` of EADDRINUSE when the port is taken
 */
export async function startProcesses(entry: string): Promise<Portal> {
  const { http, database, jobs } = config();
  survive();
  await migrateAll(database.url);
  connect(database.url, { max: database.pool });
  cluster.setupPrimary({ exec: entry, args: [], execArgv: [...process.execArgv, ...NODE_OPTIONS] });
  let stopping = false;
  const open = (): Worker => {
    const worker = cluster.fork();
    const started = Date.now();
    worker.once("exit", (code, signal) => {
      if (stopping) return;
      log().error({ code, signal }, "a process that serves pages ended; another takes its place");
      setTimeout(() => !stopping && open(), Date.now() - started < SOON_MS ? AGAIN_MS : 0);
    });
    return worker;
  };
  try {
    await Promise.all(Array.from({ length: http.processes }, () => untilReady(open())));
  } catch (error) {
    stopping = true;
    await endAll();
    await disconnect();
    throw error;
  }
  const runner = jobs.inline ? await startJobs(database.url) : null;
  log().info({ port: http.port, processes: http.processes }, "the portal is ready");
  return {
    port: http.port,
    async stop() {
      stopping = true;
      await endAll();
      await runner?.stop();
      await disconnect();
      log().info("the portal has stopped");
    },
  };
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on("message", (word: Word) => {
      if ("ready" in word) resolve();
      else reject(Object.assign(new Error(word.failed.message), { code: word.failed.code }));
    });
    worker.once("exit", (code) => reject(new Error(`A process that serves pages ended with ${code}`)));
  });
}

async function endAll(): Promise<void> {
  const workers = Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => worker !== undefined);
  await Promise.all(
    workers.map((worker) => {
      if (worker.isDead()) return undefined;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.process.kill("SIGTERM");
      return ended;
    }),
  );
}

/** Tells the process that started this one, if one did, how it went. */
export function say(word: Word): Promise<void> {
  return new Promise((resolve) => (process.send ? process.send(word, () => resolve()) : resolve()));
}
