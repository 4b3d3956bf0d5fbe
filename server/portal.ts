import { createServer, type Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { config } from "~/platform/config.server.ts";
import { connect, disconnect, pgPool } from "~/platform/db.server.ts";
import { beginClosing, closing } from "~/platform/lifetime.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { migrate, readMigrations } from "~/platform/migrate.server.ts";
import { createApp } from "./app.ts";
import { migrateJobs, startJobs } from "./jobs.ts";

/** How long a stopping portal still answers what was sent before others knew. */
const GRACE_MS = 300;

/** How long requests and jobs that are under way get to finish. */
const DRAIN_MS = 10_000;

interface PortalOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** vite's, in development, given the server that its own socket may use */
  assets?: (server: Server) => Promise<RequestHandler>;
  /** another process looks after the tables and the jobs */
  servesOnly?: boolean;
}

export interface Portal {
  port: number;
  /** Takes no more requests, finishes those under way and the jobs, and closes the database. */
  stop(): Promise<void>;
}

const MIGRATIONS = "prisma/migrations";

/** The portal's own tables and the job runner's. */
export async function migrateAll(url: string): Promise<void> {
  await migrate(url, readMigrations(MIGRATIONS));
  await migrateJobs(url);
}

/** Starts the whole portal in this process: tables, jobs, pages. @throws when the port is taken or the database away */
export async function startPortal({ build, assets, servesOnly = false }: PortalOptions): Promise<Portal> {
  const { http, database, jobs } = config();
  survive();
  if (!servesOnly) await migrateAll(database.url);
  connect(database.url, { max: database.pool });
  const runner = jobs.inline && !servesOnly ? await startJobs(database.url) : null;
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 });
  const app = createApp({
    build,
    assets: await assets?.(server),
    pool: pgPool(),
    newestMigration: readMigrations(MIGRATIONS).at(-1)?.name ?? "",
    closing: closing(),
  });
  server.on("request", app);
  await listen(server, http.port, http.host);
  if (!servesOnly) log().info({ port: http.port }, "the portal is ready");
  return {
    port: http.port,
    async stop() {
      beginClosing();
      await wait(GRACE_MS);
      await drain(server);
      await runner?.stop();
      await disconnect();
      if (!servesOnly) log().info("the portal has stopped");
    },
  };
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** A terminal and npm may both pass on one Ctrl-C; only a later signal is a second one. */
const SAME_SIGNAL_MS = 1_000;

/** What no request or job waits for has failed: it is written down, and the portal goes on. */
export function survive(): void {
  process.on("unhandledRejection", (error) => log().error({ error }, "something failed that nobody waited for"));
}

/** Stops the portal on the first signal; a second one ends the process at once. */
export function stopOnSignals(portal: Pick<Portal, "stop">): void {
  let stopping: number | undefined;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping !== undefined) {
        if (Date.now() - stopping > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      stopping = Date.now();
      portal.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log().error({ error }, "the portal did not stop cleanly");
          process.exit(1);
        },
      );
    });
  }
}
