import { spawnSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { hashOf } from "./install.mjs";
import { Plain, say } from "./say.mjs";

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Who is in the database. The demonstration's open door is for an empty database or one that holds it already, never
 * for one with real people.
 * @param {string} url
 * @returns {Promise<{ isNew: boolean, mayBeDemonstration: boolean, demonstration: { name: string, label: string }[] }>}
 *   isNew: it has no tables yet
 */
export async function people(url) {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query("SELECT to_regclass('person') IS NOT NULL AS there");
    if (!tables[0].there) return { isNew: true, mayBeDemonstration: true, demonstration: [] };
    const { rows: demonstration } = await client.query(
      "SELECT name, demo_label AS label FROM person WHERE demo_label IS NOT NULL ORDER BY demo_order, name",
    );
    const { rows: anyone } = await client.query(
      "SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM business) AS there",
    );
    return { isNew: false, mayBeDemonstration: demonstration.length > 0 || !anyone[0].there, demonstration };
  });
}

/**
 * The portal's secret: the one given, else one made on the first start and kept.
 * @param {string} folder
 */
export function keepSecret(folder) {
  if (process.env.SECRET_KEY) return;
  const file = join(folder, "secret-key");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  }
  process.env.SECRET_KEY = readFileSync(file, "utf8").trim();
}

/**
 * Loads reference facts when their files have changed since, and the demonstration into a database without people; the
 * demonstration's script makes the tables too, so that it need not wait for the build.
 * @param {string} url
 * @param {boolean} demo
 */
export async function firstDay(url, demo) {
  const sha256 = hashOf(["prisma/reference"]);
  const known = await withClient(url, async (client) => {
    const { rows: tables } = await client.query("SELECT to_regclass('load') IS NOT NULL AS there");
    if (!tables[0].there) return { rowCount: 0 };
    return client.query("SELECT 1 FROM load WHERE kind = 'reference' AND sha256 = $1 AND finished_at IS NOT NULL", [
      sha256,
    ]);
  });
  const seeding = demo && (await people(url)).demonstration.length === 0;
  if (seeding) runScript("Making the demonstration", "prisma/seed.ts", url); // brings the reference facts too
  if (!known.rowCount) {
    if (!seeding) runScript("Loading reference facts", "scripts/reference.ts", url);
    await withClient(url, (client) =>
      client.query(
        `INSERT INTO load (id, kind, file_name, sha256, finished_at)
         VALUES ($1, 'reference', 'prisma/reference', $2, now())`,
        [randomUUID(), sha256],
      ),
    );
  }
}

/**
 * @param {string} title
 * @param {string} script
 * @param {string} url
 */
function runScript(title, script, url) {
  const started = Date.now();
  say(`${title} …`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DATABASE_URL: url },
  });
  if (status !== 0) throw new Plain(`${title} did not work. See above.`);
  say(`${title}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const WEEK_MS = 7 * 86_400_000;

/**
 * The token of a link that makes the first administrator: once, for a portal that has no staff yet.
 * @param {string} url
 * @returns {Promise<string | null>}
 */
export async function firstAdministratorLink(url) {
  return withClient(url, async (client) => {
    const token = randomBytes(32).toString("base64url");
    const { rowCount } = await client.query(
      `INSERT INTO one_time_link (token_hash, purpose, expires_at)
       SELECT $1, 'first_admin', $2
       WHERE NOT EXISTS (SELECT FROM staff_role WHERE ended_at IS NULL)
         AND NOT EXISTS (SELECT FROM one_time_link WHERE purpose = 'first_admin' AND expires_at > now())`,
      [createHash("sha256").update(token).digest("hex"), new Date(Date.now() + WEEK_MS)],
    );
    return rowCount ? token : null;
  });
}
