import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findTrades } from "./trade-finder.ts";
import { EVERYDAY_TRADES } from "./trades.ts";

const rows: Record<string, string>[] = parse(readFileSync("prisma/reference/sic2007.csv", "utf8"), { columns: true });
const trades = rows.map((row) => ({ code: row.code ?? "", title: row.title ?? row.description ?? "" }));

test.each([
  ["I run a small café in the market square", "56102"],
  ["hairdresser", "96020"],
  ["mobile dog groomer", "96090"],
  ["We sell hot food from a van at festivals", "56103"],
  ["web sites and apps for local firms", "62012"],
  ["plumer", "43220"],
  ["Growing of rice", "01120"],
  ["window cleaner", "81221"],
  ["graphic design for small firms", "74100"],
  ["childminder", "88910"],
])("%s is among the trades found", (words, code) => {
  expect(findTrades(words, trades).map((trade) => trade.code)).toContain(code);
});

test("finds at most six, and nothing for words that mean nothing", () => {
  expect(findTrades("shop food drink sale of other goods", trades).length).toBeLessThanOrEqual(6);
  expect(findTrades("the and of", trades)).toEqual([]);
  expect(findTrades("🦊 zzqx", trades)).toEqual([]);
});

test("every everyday word stands for a code of the list", () => {
  const codes = new Set(trades.map((trade) => trade.code));
  expect(EVERYDAY_TRADES.filter(([, code]) => !codes.has(code))).toEqual([]);
});

test("takes any text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(findTrades(text, trades).length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 30 },
  );
});
