import { join } from "node:path";
import pg from "pg";
import { ensureDatabase, startPostgres } from "./postgres.mjs";

/**
 * The portal's database for a command beside it: the one DATABASE_URL names, else the embedded server's. A server that
 * the portal runs is used and left running; otherwise one is started for as long as the command takes.
 * @param {boolean} demo  the demonstration's database, or that of a portal started with --no-demo
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function openLoadDatabase(demo) {
  const opened = await open(demo);
  const client = new pg.Client({ connectionString: opened.url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT to_regclass('council') IS NOT NULL AS there");
    if (!rows[0].there) throw new Error("There is no portal in this database yet: run npm start once.");
    return opened;
  } catch (error) {
    await opened.close();
    const reason = error instanceof Error ? error.message || ("code" in error && String(error.code)) : error;
    process.stderr.write(`The database cannot be used: ${reason}\n`);
    return process.exit(1);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @param {boolean} demo */
async function open(demo) {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, close: async () => undefined };
  const folder = join(process.env.DATA_DIR ?? ".data", "postgres");
  const server = await startPostgres({ folder, durable: true });
  const name = demo && process.env.DEMO !== "no" ? "demonstration" : "think_local";
  await ensureDatabase(server, name);
  return { url: server.urlOf(name), close: server.adopted ? async () => undefined : server.stop };
}
