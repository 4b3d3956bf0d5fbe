import { EVERYDAY_TRADES } from "./trades.ts";

export interface Trade {
  /** SIC 2007, five digits */
  code: string;
  title: string;
}

const MOST = 6;

/** Words that say nothing of a trade. */
const IDLE = new Set(
  "a an and any are as at be but by can do etc for from have i im in into is it its local make making me my of on or our own people sell selling some that the their them they thing things this to very we who will with work you your business company customers service services shop small new other mainly also all area".split(
    " ",
  ),
);

/** The stems of a text's words: no accents, no plural or "-ing", nothing idle. */
export function stems(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !IDLE.has(word))
    .map(stem);
}

function stem(word: string): string {
  if (word === "marketing") return word; // not what is done at markets
  const short = word.replace(/(ies)$/, "y").replace(/(ings?|ers?|ors?|ists?|es|s)$/, "");
  return short.length >= 3 ? short : word;
}

/** 1 for the same word, less for one that begins like it or is a slip away, 0 for another. */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 4 && long.startsWith(short)) return 0.7;
  if (short.length < 4) return 0;
  const pieces = (word: string) =>
    new Set(Array.from({ length: word.length }, (_, at) => ` ${word} `.slice(at, at + 3)));
  const first = pieces(short);
  const second = pieces(long);
  const shared = [...first].filter((piece) => second.has(piece)).length;
  const share = shared / (first.size + second.size - shared);
  return share >= 0.5 ? share * 0.7 : 0;
}

const everyday = new Map<string, string[]>();
for (const [words, code] of EVERYDAY_TRADES) everyday.set(code, [...(everyday.get(code) ?? []), ...stems(words)]);

/**
 * The trades that fit somebody's own words, the best first, at most six. Everyday words count above the titles of the
 * official list, and an early word above a late one.
 * @param trades  the whole list of SIC 2007 codes with their titles
 */
export function findTrades(text: string, trades: readonly Trade[]): Trade[] {
  return rankByWords(
    text,
    trades.map((trade) => ({
      item: trade,
      key: trade.code,
      own: everyday.get(trade.code) ?? [],
      title: stems(trade.title),
    })),
  );
}

interface Ranked<Item> {
  item: Item;
  /** decides between two that fit as well */
  key: string;
  /** stems of everyday words */
  own: readonly string[];
  /** stems of its title */
  title: readonly string[];
}

/** The items that fit somebody's own words, the best first, at most six. */
export function rankByWords<Item>(text: string, items: readonly Ranked<Item>[]): Item[] {
  const asked = [...new Set(stems(text.slice(0, 1000)))].slice(0, 12);
  if (asked.length === 0) return [];
  const scored = items.map(({ item, key, own, title }) => {
    let score = 0;
    asked.forEach((word, at) => {
      const weight = 1 - at * 0.04;
      const best = Math.max(
        0,
        ...own.map((known) => wordLikeness(word, known) * 1.3),
        ...title.map((known) => wordLikeness(word, known)),
      );
      score += best * weight;
    });
    // of two titles that fit as well, the shorter says less that was not asked
    return { item, key, score: score - title.length * 0.01 };
  });
  return scored
    .filter(({ score }) => score >= 0.45)
    .sort((a, b) => b.score - a.score || a.key.localeCompare(b.key))
    .slice(0, MOST)
    .map(({ item }) => item);
}
