import { join } from "node:path";
import pg from "pg";
import { ensureDatabase, startPostgres } from "./postgres.mjs";
import { Plain } from "./say.mjs";

const OLDEST = 15;

/**
 * The portal's database: the one DATABASE_URL names, else the embedded server's.
 * @param {string} folder  where the embedded server keeps its data
 * @param {string} name  of the embedded server's database
 * @returns {Promise<{ url: string, embedded: boolean, stop: () => Promise<void> }>}
 */
export async function openDatabase(folder, name) {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkGiven(given);
    return { url: given, embedded: false, stop: async () => undefined };
  }
  const server = await startPostgres({ folder: join(folder, "postgres"), durable: true });
  try {
    await ensureDatabase(server, name);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: server.urlOf(name), embedded: true, stop: server.stop };
}

/** @param {string} url */
async function checkGiven(url) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new Plain("DATABASE_URL should be an address such as postgres://name:secret@host/db");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
    if (rows[0].major < OLDEST)
      throw new Plain(`DATABASE_URL names a PostgreSQL ${rows[0].major}; the portal needs ${OLDEST} or later.`);
  } catch (error) {
    if (error instanceof Plain) throw error;
    const reason =
      error instanceof Error ? error.message || ("code" in error ? String(error.code) : error.name) : error;
    throw new Plain(`The database that DATABASE_URL names does not answer: ${reason}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
