import type { Point } from "./listing.ts";
import { METRES_A_MILE } from "./listing.ts";

/** Letters that do not come apart into a plain one and a mark. */
const PLAIN: Record<string, string> = { æ: "ae", œ: "oe", ø: "o", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th" };

/** Lower case without accents: "Café Ærø" to "cafe aero". */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[æœøßłđðþ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Words that say nothing of what somebody looks for. */
const IDLE = new Set(
  "a an and any are area as at be best by can cheap do find for from get good have i in is it its local looking me my need of on or our please some somebody someone that the their to want we who with you your".split(
    " ",
  ),
);

/** The words of a text as they are looked up: folded, without a plural, each once, nothing idle. */
export function wordsOf(text: string, most = 200): string[] {
  const words = folded(text)
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && word.length <= 40 && !IDLE.has(word))
    .map(singular);
  return [...new Set(words)].slice(0, most);
}

/** Whether somebody typed something, and no word of it: signs, or single letters. */
export function isTooLittle(text: string): boolean {
  return text.trim() !== "" && !/[\p{L}\p{N}]{2}/u.test(folded(text).replace(/['’]/g, ""));
}

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith("s")) return word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(ss|ch|sh|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Side of the squares that a place is found by, in metres. */
const SQUARE = 10_000;

const square = (value: number) => Math.floor(value / SQUARE);

/** The kinds of thing a listing is found by, each with a letter before it. */
export const token = {
  name: (word: string) => `n:${word}`,
  specialism: (word: string) => `s:${word}`,
  said: (word: string) => `d:${word}`,
  trade: (code: string) => `t:${code}`,
  sector: (key: string) => `k:${key}`,
  council: (code: string) => `c:${code}`,
  ward: (code: string) => `a:${code}`,
  town: (name: string) => `u:${folded(name)}`,
  square: ({ eastings, northings }: Point) => `g:${square(eastings)},${square(northings)}`,
  offers: "o",
  keepLocal: "l",
};

/** A question about tokens: one of them, all of the parts, or any of the parts. */
export type Asked = string | { all: Asked[] } | { any: Asked[] };

/** As PostgreSQL reads a tsquery; null for a question that asks nothing. */
export function tsquery(asked: Asked): string | null {
  if (typeof asked === "string") return `'${asked.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;
  const [parts, sign] = "all" in asked ? [asked.all, " & "] : [asked.any, " | "];
  const written = parts.map(tsquery).filter((part) => part !== null);
  if (written.length === 0) return null;
  return written.length === 1 ? (written[0] ?? null) : `(${written.join(sign)})`;
}

/** Farther than any search looks; so that no number of miles makes more squares than a question can hold. */
const MOST_MILES = 60;

/** The squares that a circle reaches into: of the nearest 60 miles at most. */
export function squaresAround({ eastings, northings }: Point, miles: number): string[] {
  const reach = Math.min(miles, MOST_MILES) * METRES_A_MILE;
  const squares: string[] = [];
  for (let east = square(eastings - reach); east <= square(eastings + reach); east++)
    for (let north = square(northings - reach); north <= square(northings + reach); north++)
      squares.push(`g:${east},${north}`);
  return squares;
}

/** A word wherever it may stand. */
export const anywhere = (word: string): Asked => ({
  any: [token.name(word), token.specialism(word), token.said(word)],
});

/** A word in the name or the specialisms. */
export const strongly = (word: string): Asked => ({ any: [token.name(word), token.specialism(word)] });
