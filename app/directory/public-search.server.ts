import { listTrades } from "~/businesses/search.server.ts";
import { isTradeWord, likestDoer, weighTrades } from "~/businesses/trade-finder.ts";
import { likestWord } from "~/lib/slips.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { type Ask, placePutRight, readAsk } from "./ask.ts";
import { type Facets, facetsOf } from "./facets.server.ts";
import type { ListingPage, ListingSearch } from "./listing.ts";
import { districts, knownPlaces, type Where, whereOf } from "./places.server.ts";
import { findListings } from "./queries.server.ts";
import { isTooLittle, wordsOf } from "./tokens.ts";
import { tradeTitles } from "./trade-titles.server.ts";

/** What stands in the address of a search. */
export interface Asking {
  q: string;
  /** miles */
  within: number | null;
  councilCode: string | null;
  sector: string | null;
  offers: boolean;
  keepLocal: boolean;
  /** nothing is put right */
  exact: boolean;
  after: string | null;
}

export interface Answer {
  ask: Ask;
  /** null where the question names no place, and where its place gave way to the district that was chosen */
  where: Where | null;
  /** the place that gave way, as it is named on the page */
  setAside: string | null;
  /** the trades that the words were understood as */
  trades: { code: string; title: string }[];
  /** what was typed beside the place, where it is too little to look for; it was left out */
  tooLittle: string | null;
  /** the question that was answered: what was typed, or `corrected` */
  q: string;
  /** the whole question that was answered in place of what was typed, where that has a slip in it */
  corrected: string | null;
  page: ListingPage;
  facets: Facets;
}

const FEW = 3;

/** Understands a question in one box and answers it: what everybody's search page, the embedded list and the map show. */
export async function searchDirectory(asking: Asking): Promise<Answer> {
  const typed = await answer(asking, await read(asking.q));
  // a later page is asked for as its first page was answered
  if (asking.exact || asking.after !== null) return typed;
  return wordsPutRight(asking, await wherePutRight(asking, typed));
}

async function read(q: string): Promise<Ask> {
  const { gazetteer, outcodes } = knownPlaces();
  const [names, halves] = await Promise.all([gazetteer, outcodes]);
  return readAsk(q, names, (code) => halves.has(code));
}

async function answer(asking: Asking, read: Ask, corrected: string | null = null): Promise<Answer> {
  const tooLittle = isTooLittle(read.words) ? read.words : null;
  const ask = tooLittle === null ? read : { ...read, words: "" };
  const named = await whereOf(ask, { miles: asking.within, district: asking.councilCode });
  const where = named?.givesWay ? null : named;
  const trades = await tradesOf(ask.words);
  // a place that nobody knows, a sign or a letter and nothing else: all firms are no answer to that
  if (ask.words === "" && (where ? where.search === null : tooLittle !== null))
    return { ask, where, setAside: null, trades, tooLittle, q: asking.q, corrected, page: NOTHING, facets: UNCOUNTED };
  const search: ListingSearch = {
    ...narrowing(asking),
    ...where?.search,
    words: ask.words,
    sicCodes: trades.map(({ code }) => code),
  };
  const page = await findListings(statements(), search);
  const facets = await facetsOf(statements(), {
    search,
    page,
    districts: (await districts()).map(({ code }) => code),
    chosen: asking.councilCode !== null,
    placeIn: named?.placeIn ?? [],
  });
  return {
    ask,
    where,
    setAside: named?.givesWay ? named.label : null,
    trades,
    tooLittle,
    q: corrected ?? asking.q,
    corrected,
    page,
    facets,
  };
}

const NOTHING: ListingPage = { cards: [], next: null, count: { listed: 0, more: false }, facets: null };
const UNCOUNTED: Facets = { sectors: null, councils: null, offers: null };

const foundFew = ({ page }: Answer) => page.cards.length < FEW && page.count?.more !== true;

/** A place that nobody knows may be a slip of the pen: at once when no firm has such a word, else when little was found. */
async function wherePutRight(asking: Asking, typed: Answer): Promise<Answer> {
  if (typed.ask.place !== null && typed.ask.place.kind !== "unknown") return typed;
  const trades = await listTrades();
  const right = placePutRight(asking.q, await knownPlaces().gazetteer, (word) => isTradeWord(word, trades));
  if (!right) return typed;
  const inUse = await isInUse(right.instead);
  if (inUse && !foundFew(typed)) return typed;
  const meant = await answer(asking, await read(right.text), right.text);
  const [found, before] = [meant.page.cards.length, typed.page.cards.length];
  return found > before || (!inUse && (found > 0 || before === 0)) ? meant : typed;
}

/** Whether listed firms have all of these words in their names or specialisms. */
async function isInUse(words: readonly string[]): Promise<boolean> {
  const looked = wordsOf(words.join(" "));
  const [row] = await statements().$queryRaw<{ known: number }[]>`
    SELECT count(*)::int AS known FROM directory_word WHERE word = ANY(${looked}::text[])`;
  return (row?.known ?? 0) >= looked.length;
}

async function wordsPutRight(asking: Asking, typed: Answer): Promise<Answer> {
  if (typed.ask.words === "" || !foundFew(typed)) return typed;
  const words = await putRight(typed.ask.words);
  if (words === null) return typed;
  const better = await answer(asking, { ...typed.ask, words }, questionFor(words, typed));
  return better.page.cards.length > typed.page.cards.length ? better : typed;
}

/** Words and a place as somebody would type them. */
function questionFor(words: string, { ask, where, setAside }: Answer): string {
  const place = where?.label ?? setAside;
  if (!place) return words;
  return ask.miles === null
    ? `${words} ${ask.near ? "near" : "in"} ${place}`
    : `${words} within ${ask.miles} miles of ${place}`;
}

function narrowing(asking: Asking): ListingSearch {
  return {
    ...(asking.councilCode ? { councilCode: asking.councilCode } : {}),
    ...(asking.sector ? { sector: asking.sector } : {}),
    offers: asking.offers,
    keepLocal: asking.keepLocal,
    after: asking.after,
  };
}

/** A trade is meant when it has about one of the words whole, and fits nearly as well as the best. */
const MEANT = 0.8;
const AS_WELL = 0.8;
const MOST_KEPT = 2_000;
const kept = new Map<string, { code: string; title: string }[]>();

/** The trades that words mean, by the finder that registering uses; none for a name that means no trade. */
export async function tradesOf(words: string): Promise<{ code: string; title: string }[]> {
  const known = kept.get(words);
  if (known) return known;
  const [all, titles] = await Promise.all([listTrades(), tradeTitles()]);
  const found = weighTrades(words, all);
  const best = found[0]?.score ?? 0;
  const meant =
    best < MEANT
      ? []
      : found
          .filter(({ score }) => score >= best * AS_WELL)
          .map(({ item }) => ({ code: item.code, title: titles.get(item.code) ?? item.title }));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(words, meant);
  return meant;
}

/** How alike words must be to be looked at: looking for less takes long among very many words. */
const LIKE = 0.45;
const MOST_LIKE = 30;
/** letters swapped in a short word leave little alike; such words are looked for by how they begin */
const MOST_BEGINNING = 200;

interface Near {
  asked: string;
  words: string[] | null;
}

/**
 * The words with those put right that no listing has, where a word that some have is a slip of the pen away.
 * @returns null when there is nothing to put right
 */
async function putRight(text: string): Promise<string | null> {
  const trades = await listTrades();
  const long = wordsOf(text, 6).filter((word) => word.length >= 4);
  const doers = long.map((word) => ({ asked: word, words: [likestDoer(word) ?? []].flat() }));
  const asked = long.filter((word) => !isTradeWord(word, trades));
  const rows = [...doers, ...(asked.length > 0 ? await likeWords(asked) : [])];
  const right = new Map<string, string | null>();
  for (const { asked: word, words } of rows) right.set(word, right.get(word) ?? likestWord(word, words ?? []));
  if (![...right.values()].some((word) => word !== null)) return null;
  return wordsOf(text)
    .map((word) => right.get(word) ?? word)
    .join(" ");
}

/** The words of listings that each of these is like, none of which any listing has. */
function likeWords(asked: readonly string[]): Promise<Near[]> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.similarity_threshold', ${String(LIKE)}, true)`;
    const alike = await tx.$queryRaw<Near[]>`
      SELECT asked, (SELECT array_agg(word) FROM (SELECT word FROM directory_word WHERE word % asked
        ORDER BY similarity(word, asked) DESC, word LIMIT ${MOST_LIKE}::int) near) AS words
      FROM unnest(${asked}::text[]) asked WHERE NOT EXISTS (SELECT 1 FROM directory_word known WHERE known.word = asked)`;
    const open = alike.filter((row) => likestWord(row.asked, row.words ?? []) === null).map((row) => row.asked);
    if (open.length === 0) return alike;
    const beginning = await tx.$queryRaw<Near[]>`
      SELECT asked, (SELECT array_agg(word) FROM (SELECT word FROM directory_word WHERE left(word, 2) = left(asked, 2)
        AND length(word) BETWEEN length(asked) - 1 AND length(asked) + 1
        ORDER BY similarity(word, asked) DESC, word LIMIT ${MOST_BEGINNING}::int) near) AS words
      FROM unnest(${open}::text[]) asked`;
    return [...alike, ...beginning];
  });
}
