import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { findTrades, type Trade } from "~/businesses/trade-finder.ts";
import { parseCsv } from "~/lib/csv.ts";

/**
 * `npx tsx scripts/measure-trades.ts <list.csv> [--missed 40]`: of the activities in a list of codes and phrases ("43220,
 * Plumbing"), for how many the trade finder names the code first, among its first five, or at least its class (four
 * digits). The list is only measured against.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { missed: { type: "string", default: "0" } },
});
const [file] = positionals;
if (!file) throw new Error("Name the list: a CSV of SICCode,SICActivity");

const trades: Trade[] = parseCsv(readFileSync("prisma/reference/sic2007.csv", "utf8")).map(
  ({ code = "", title = "" }) => ({ code, title }),
);
const known = new Set(trades.map(({ code }) => code));
const phrases = parseCsv(readFileSync(file, "utf8")).flatMap(({ SICCode = "", SICActivity = "" }) =>
  known.has(SICCode) ? [{ code: SICCode, phrase: SICActivity }] : [],
);
let first = 0;
let five = 0;
let near = 0;
const missed: string[] = [];
const began = performance.now();
for (const { code, phrase } of phrases) {
  const found = findTrades(phrase, trades).slice(0, 5);
  if (found[0]?.code === code) first += 1;
  if (found.some((trade) => trade.code === code)) five += 1;
  else missed.push(`${code} ${phrase} -> ${found.map((trade) => trade.code).join(" ")}`);
  if (found.some((trade) => trade.code.slice(0, 4) === code.slice(0, 4))) near += 1;
}
const share = (count: number) => `${((count / phrases.length) * 100).toFixed(1)}%`;
console.log(`${phrases.length} phrases, ${((performance.now() - began) / phrases.length).toFixed(2)} ms each`);
console.log(`first: ${share(first)}, in the first five: ${share(five)}, its class in the first five: ${share(near)}`);
const step = Math.max(1, Math.floor(missed.length / (Number(values.missed) || 1)));
if (Number(values.missed) > 0) for (let at = 0; at < missed.length; at += step) console.log(missed[at]);
