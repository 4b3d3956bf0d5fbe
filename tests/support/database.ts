import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { runMigrations as migrateJobs } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { migrate, readMigrations } from "~/platform/migrate.server.ts";
import { hashOf } from "../../scripts/ground/install.mjs";

/** What a database holds from the start: tables only, the reference facts too, or the whole demonstration. */
export type Content = "empty" | "reference" | "demonstration";

const migrations = readMigrations("prisma/migrations");
const FILLED_BY = { reference: "scripts/reference.ts", demonstration: "prisma/seed.ts" } as const;

/** A template is made anew when what it is made of has changed; the demonstration also changes with the day. */
function templateOf(content: Content): string {
  const hash = createHash("sha256").update(migrations.map((migration) => migration.checksum).join());
  if (content !== "empty") hash.update(hashOf(["prisma/reference", "app/places", "scripts/reference.ts"]));
  if (content === "demonstration")
    hash.update(hashOf(["prisma/demo", "prisma/seed.ts", "tests/support/builders", "app/classification"]));
  if (content === "demonstration") hash.update(new Date().toISOString().slice(0, 10));
  return `tl_${content}_${hash.digest("hex").slice(0, 12)}`;
}

/** The server that tests make their databases on: set by the test run's set-up (an embedded one) or by hand. */
export function testServerUrl(database = "postgres"): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set: run the tests through npm test or vitest's global set-up");
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testServerUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database that others are cloned from; made once for each state of what it is made of. */
export async function prepareTemplate(content: Content = "empty"): Promise<string> {
  const template = templateOf(content);
  const base = content === "empty" ? null : await prepareTemplate("empty");
  await onServer(async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return;
    const making = `${template}_${randomBytes(3).toString("hex")}`;
    await client.query(`CREATE DATABASE "${making}" ${base ? `TEMPLATE "${base}"` : ""}`);
    if (content === "empty") {
      await migrate(testServerUrl(making), migrations);
      await migrateJobs({ connectionString: testServerUrl(making) });
    } else {
      await promisify(execFile)(process.execPath, ["--import", "tsx", FILLED_BY[content]], {
        env: { ...process.env, NODE_ENV: "test", DATABASE_URL: testServerUrl(making) },
      });
    }
    await client.query(`ALTER DATABASE "${making}" RENAME TO "${template}"`);
  });
  return template;
}

/** Clones a template. @returns the new database's address and what drops it */
export async function cloneDatabase(content: Content = "empty"): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = await prepareTemplate(content);
  const name = `tl_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await onServer((client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
  return {
    url: testServerUrl(name),
    drop: () => onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))),
  };
}

/** For a test file: a database of its own, connected as the portal's, dropped at the end. Call it at the top level. */
export function useDatabase(): { readonly url: string; readonly db: ReturnType<typeof db> } {
  let clone: Awaited<ReturnType<typeof cloneDatabase>> | undefined;
  beforeAll(async () => {
    clone = await cloneDatabase();
    connect(clone.url, { max: 5, waitMs: 15_000 });
  }, 60_000);
  afterAll(async () => {
    await disconnect();
    await clone?.drop();
  });
  return {
    get url() {
      if (!clone) throw new Error("The database is there from beforeAll on");
      return clone.url;
    },
    get db() {
      return db();
    },
  };
}
