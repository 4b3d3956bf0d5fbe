// Loaded before the portal (node --import): writes every statement it sends to PostgreSQL to the file BENCH_RECORD.
import { appendFileSync } from "node:fs";
import pg from "pg";

const file = process.env.BENCH_RECORD ?? "";
const query = pg.Client.prototype.query;

pg.Client.prototype.query = /** @type {typeof query} */ (
  /** @this {pg.Client} @param {any[]} given */
  function recorded(...given) {
    const [first, second] = given;
    const text = typeof first === "string" ? first : first?.text;
    const values = (Array.isArray(second) ? second : first?.values) ?? [];
    if (text) appendFileSync(file, `${JSON.stringify({ text, values })}\n`);
    return Reflect.apply(query, this, given);
  }
);
