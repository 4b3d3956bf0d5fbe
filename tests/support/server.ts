import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/ground/free-port.mjs";
import { type Content, cloneDatabase } from "./database.ts";

interface ServerOptions {
  /** what its database holds; with "demonstration" its sign-in page lists the made-up people */
  content?: Content;
  /** further settings of the portal, over the test's own */
  environment?: Record<string, string>;
  port?: number;
  /** a database that is there already, instead of a clone */
  database?: { url: string; drop: () => Promise<void> };
  /** for Node itself, before the portal */
  nodeOptions?: string[];
}

export interface RunningPortal {
  url: string;
  databaseUrl: string;
  /** of the process that was started, which may have others that serve pages */
  pid(): number | undefined;
  /** what it has logged so far */
  log(): string;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and database. @returns milliseconds until it was ready */
  restart(): Promise<number>;
  /** Stops it and drops its database. */
  stop(): Promise<void>;
}

/** What the portal under test seals secrets with. */
export const PORTAL_SECRET = "a-key-for-tests-only-0123456789abcdef";
const READY_WITHIN_MS = 30_000;

/** Starts the built portal (BUILD_DIR, else build) on a free port with a database of its own. */
export async function startServer({
  content = "reference",
  environment = {},
  port,
  database,
  nodeOptions = [],
}: ServerOptions = {}): Promise<RunningPortal> {
  const entry = join(process.env.BUILD_DIR ?? "build", "server", "index.js");
  if (!existsSync(entry)) throw new Error(`${entry} is not there: build the portal first (npm run build)`);
  const clone = database ?? (await cloneDatabase(content));
  const listensOn = port ?? (await freePort());
  const url = `http://localhost:${listensOn}`;
  let child: ChildProcess | undefined;
  let log = "";

  async function launch(): Promise<number> {
    const started = Date.now();
    const starting = spawn(process.execPath, [...nodeOptions, entry], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...{ PATH: process.env.PATH, BUILD_DIR: process.env.BUILD_DIR },
        ...{
          NODE_ENV: "production",
          PORT: String(listensOn),
          DATABASE_URL: clone.url,
          DATABASE_POOL: "5",
          WEB_PROCESSES: "1",
        },
        ...{ SECRET_KEY: PORTAL_SECRET, LOG_LEVEL: "info" },
        ...{ DEMO: content === "demonstration" ? "yes" : "no" },
        ...environment,
      },
    });
    child = starting;
    for (const stream of [starting.stdout, starting.stderr])
      stream?.on("data", (chunk: Buffer) => {
        log += chunk.toString();
      });
    while (Date.now() - started < READY_WITHIN_MS) {
      if (starting.exitCode !== null) break;
      if (await isReady(url)) return Date.now() - started;
      await wait(10);
    }
    throw new Error(`The portal did not get ready:\n${log.slice(-3000)}`);
  }

  await launch();
  return {
    url,
    databaseUrl: clone.url,
    pid: () => child?.pid,
    log: () => log,
    kill: () => end(child, "SIGKILL"),
    restart: launch,
    async stop() {
      await end(child, "SIGTERM");
      await clone.drop();
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}
