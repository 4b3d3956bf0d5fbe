// The bare measure: node:http and pg do the statements that a page of the portal does, and return the rows as JSON.
import cluster from "node:cluster";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";

/** @typedef {{ text: string, values: unknown[] }} Statement */

/** @type {Record<string, Statement[][]>} */
const scenarios = JSON.parse(readFileSync(process.env.BENCH_SCENARIOS ?? "", "utf8"));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL) });

/** @type {Map<string, string>} */
const names = new Map();
/** @type {Map<string, number>} */
const turns = new Map();

/**
 * Prepared, as the portal's are.
 * @param {string} text
 */
function nameOf(text) {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * @param {unknown} value
 * @param {URLSearchParams} ours
 * @returns {unknown}
 */
function put(value, ours) {
  if (Array.isArray(value)) return value.map((one) => put(one, ours));
  if (value === "{business}") return ours.get("business");
  if (value === "{session}") return ours.get("session");
  return value;
}

const server = createServer(async (req, res) => {
  const url = new URL(req.url ?? "/", "http://localhost");
  const name = url.pathname.slice(1);
  const variants = scenarios[name];
  if (!variants) {
    res.writeHead(404).end();
    return;
  }
  const turn = (turns.get(name) ?? 0) + 1;
  turns.set(name, turn);
  const client = await pool.connect();
  try {
    const answers = [];
    for (const { text, values } of variants[turn % variants.length] ?? []) {
      // "BEGIN; SET …" is two statements, which cannot be prepared
      if (values.length === 0 && /^(BEGIN|COMMIT|ROLLBACK)/.test(text)) {
        await client.query(text);
        continue;
      }
      const found = await client.query({
        name: nameOf(text),
        text,
        values: values.map((value) => put(value, url.searchParams)),
      });
      answers.push(found.rows);
    }
    const body = JSON.stringify(answers);
    res.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) }).end(body);
  } catch (error) {
    await client.query("ROLLBACK");
    res.writeHead(500).end(String(error));
  } finally {
    client.release();
  }
});
if (cluster.isPrimary) for (let n = Number(process.env.PROCESSES); n > 0; n--) cluster.fork();
else server.listen(Number(process.env.PORT), "127.0.0.1");
