import { slipsBetween } from "~/lib/slips.ts";
import { TRADE_FACTS } from "./trade-facts-table.ts";
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

const everyday = new Map<string, string[]>();
for (const [words, code] of EVERYDAY_TRADES) everyday.set(code, [...(everyday.get(code) ?? []), ...stems(words)]);
for (const [code, name, words] of TRADE_FACTS)
  everyday.set(code, [...(everyday.get(code) ?? []), ...stems(`${name} ${words}`)]);

/** Everyday words for who does a trade: "plumber", "decorator". */
const doers = new Set(
  [...EVERYDAY_TRADES.map(([words]) => words), ...TRADE_FACTS.map(([, name, words]) => `${name} ${words}`)].flatMap(
    (words) =>
      words
        .toLowerCase()
        .match(/\b[a-z]{3,}[eo]rs?\b/g)
        ?.map((word) => word.replace(/s$/, "")) ?? [],
  ),
);

/**
 * "plumber" for "plumer", which without its ending is a fruit: who does a trade, where a slip of the pen may have made another
 * trade's word of it. @returns null when nobody is a slip away, or the word is one itself
 */
export function likestDoer(word: string): string | null {
  if (!/^[a-z]{3,}[eo]r$/.test(word) || doers.has(word)) return null;
  return [...doers].find((known) => isSlip(word, known)) ?? null;
}

const indexes = new WeakMap<readonly Trade[], WordIndex<Trade>>();

function indexOf(trades: readonly Trade[]): WordIndex<Trade> {
  const known = indexes.get(trades);
  if (known) return known;
  const made = new WordIndex(
    trades.map((trade) => ({
      item: trade,
      key: trade.code,
      own: everyday.get(trade.code) ?? [],
      title: stems(trade.title),
    })),
  );
  indexes.set(trades, made);
  return made;
}

/**
 * The trades that fit somebody's own words, the best first, at most six. Everyday words count above the titles of the
 * official list, and an early word above a late one.
 * @param trades  the whole list of SIC 2007 codes with their titles; the same array each time is looked through faster
 */
export function findTrades(text: string, trades: readonly Trade[]): Trade[] {
  return weighTrades(text, trades).map(({ item }) => item);
}

/** The same with how well each fits: about 1 for each of the words that is one of the trade's. */
export function weighTrades(text: string, trades: readonly Trade[]): { item: Trade; score: number }[] {
  return indexOf(trades).rank(text);
}

/** Whether a word stands as it is among the everyday words or in a title. */
export function isTradeWord(word: string, trades: readonly Trade[]): boolean {
  const [stem] = stems(word);
  return stem !== undefined && indexOf(trades).has(stem);
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
  return new WordIndex(items).rank(text).map(({ item }) => item);
}

/** An everyday word says more than one of an official title. */
const OWN = 1.3;
const ENOUGH = 0.45;

/** Which items each word belongs to, so that a question looks at words rather than at items. */
class WordIndex<Item> {
  readonly #items: readonly Ranked<Item>[];
  /** by word: the item's place and what the word counts for it */
  readonly #places = new Map<string, Map<number, number>>();
  readonly #pieces: [word: string, pieces: ReadonlySet<string>][];

  constructor(items: readonly Ranked<Item>[]) {
    this.#items = items;
    const add = (word: string, at: number, weight: number) => {
      const places = this.#places.get(word) ?? new Map<number, number>();
      places.set(at, Math.max(places.get(at) ?? 0, weight));
      this.#places.set(word, places);
    };
    items.forEach(({ own, title }, at) => {
      for (const word of own) add(word, at, OWN);
      for (const word of title) add(word, at, 1);
    });
    this.#pieces = [...this.#places.keys()].map((word) => [word, piecesOf(word)]);
  }

  has(stem: string): boolean {
    return this.#places.has(stem);
  }

  rank(text: string): { item: Item; score: number }[] {
    const asked = [...new Set(stems(text.slice(0, 1000)))].slice(0, 12);
    const scores = new Map<number, number>();
    asked.forEach((word, order) => {
      for (const [at, best] of this.#best(word)) scores.set(at, (scores.get(at) ?? 0) + best * (1 - order * 0.04));
    });
    return [...scores]
      .flatMap(([at, sum]) => {
        const ranked = this.#items[at];
        // of two titles that fit as well, the shorter says less that was not asked
        return ranked ? [{ ...ranked, score: sum - ranked.title.length * 0.01 }] : [];
      })
      .filter(({ score }) => score >= ENOUGH)
      .sort((a, b) => b.score - a.score || a.key.localeCompare(b.key))
      .slice(0, MOST)
      .map(({ item, score }) => ({ item, score }));
  }

  /** How well a word fits each item that has a word like it. */
  #best(word: string): Map<number, number> {
    const best = new Map<number, number>();
    const pieces = piecesOf(word);
    // a slip of the pen only where nobody has the word as it is: "painting" is not "printing"
    const slips = word.length >= 5 && !this.#places.has(word);
    for (const [known, knownPieces] of this.#pieces) {
      const likeness = Math.max(
        wordLikeness(word, pieces, known, knownPieces),
        slips && isSlip(word, known) ? SLIP : 0,
      );
      if (likeness === 0) continue;
      for (const [at, weight] of this.#places.get(known) ?? [])
        best.set(at, Math.max(best.get(at) ?? 0, likeness * weight));
    }
    return best;
  }
}

const SLIP = 0.7;

function isSlip(typed: string, known: string): boolean {
  return typed[0] === known[0] && Math.abs(typed.length - known.length) <= 1 && slipsBetween(typed, known) === 1;
}

function piecesOf(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: word.length }, (_, at) => ` ${word} `.slice(at, at + 3)));
}

/** 1 for the same word, less for one that begins like it or is a slip away, 0 for another. */
function wordLikeness(
  one: string,
  onePieces: ReadonlySet<string>,
  other: string,
  otherPieces: ReadonlySet<string>,
): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4) return 0;
  if (long.startsWith(short)) return 0.7;
  const [few, many] = onePieces.size < otherPieces.size ? [onePieces, otherPieces] : [otherPieces, onePieces];
  // as many as they can share at most is too few
  if (few.size < many.size / 2) return 0;
  let shared = 0;
  for (const piece of few) if (many.has(piece)) shared += 1;
  const share = shared / (few.size + many.size - shared);
  return share >= 0.5 ? share * 0.7 : 0;
}
