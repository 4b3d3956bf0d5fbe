import type { ListingSearch } from "./listing.ts";
import { type Asked, anywhere, squaresAround, strongly, token, tsquery, wordsOf } from "./tokens.ts";

/**
 * A question about tokens, and the same taken apart into questions of which a listing fits one at most: one for each
 * square of the country. The index answers all of them some times quicker than the whole.
 */
export interface Lookup {
  whole: string;
  parts: string[];
}

/** A search as questions about tokens; null for a question that asks nothing. */
export interface Question {
  /** everything that fits at all; null when nothing narrows the search */
  all: Lookup | null;
  /** what fits by its name, specialisms or trade */
  strong: string | null;
  /** what has all the words, by whatever trade */
  narrowWords: Lookup | null;
  /** how well one of those that fit does: each without the places and facets that all of them meet */
  inName: string | null;
  byStrongWords: string | null;
  byWords: string | null;
  byTrade: string | null;
  /** the codes, as the main trade is told apart from a second one */
  mainTrade: readonly string[] | null;
}

export function questionOf(search: ListingSearch): Question {
  const words = wordsOf(search.words ?? "", 12);
  const codes = search.sicCodes ?? [];
  const trade: Asked = { any: codes.map(token.trade) };
  const said: Asked = { all: words.map(anywhere) };
  const strongWords: Asked = { all: words.map(strongly) };
  const { near, miles } = search;
  const narrow: Asked[] = [
    ...(search.councilCode ? [token.council(search.councilCode)] : []),
    ...(search.wardCode ? [token.ward(search.wardCode)] : []),
    ...(search.town ? [token.town(search.town)] : []),
    ...(search.sector ? [token.sector(search.sector)] : []),
    ...(search.offers ? [token.offers] : []),
    ...(search.keepLocal ? [token.keepLocal] : []),
  ];
  const squares = near && miles !== undefined ? squaresAround(near, miles) : [];
  return {
    all: lookup({ all: [{ any: [trade, said] }, ...narrow] }, squares),
    strong: tsquery({ all: [{ any: [trade, strongWords] }, ...narrow] }),
    narrowWords: words.length > 0 ? lookup({ all: [said, ...narrow] }, squares) : null,
    inName: tsquery({ all: words.map(token.name) }),
    byStrongWords: tsquery(strongWords),
    byWords: tsquery(said),
    byTrade: tsquery(trade),
    mainTrade: codes.length > 0 ? codes : null,
  };
}

function lookup(asked: Asked, squares: readonly string[]): Lookup | null {
  const whole = tsquery(squares.length > 0 ? { all: [asked, { any: [...squares] }] } : asked);
  if (whole === null) return null;
  const parts = squares.map((square) => tsquery({ all: [asked, square] })).filter((part) => part !== null);
  return { whole, parts: parts.length > 0 ? parts : [whole] };
}
