import type { ListingSearch } from "./listing.ts";
import { type Asked, anywhere, squaresAround, strongly, token, tsquery, wordsOf } from "./tokens.ts";

/** A search as questions about tokens; null for a question that asks nothing. */
export interface Question {
  /** everything that fits at all; null when nothing narrows the search */
  all: string | null;
  /** what fits by its name, specialisms or trade */
  strong: string | null;
  /** what has all the words, by whatever trade */
  narrowWords: string | null;
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
    ...(near && miles !== undefined ? [squaresAround(near, miles)] : []),
    ...(search.sector ? [token.sector(search.sector)] : []),
    ...(search.offers ? [token.offers] : []),
    ...(search.keepLocal ? [token.keepLocal] : []),
  ];
  return {
    all: tsquery({ all: [{ any: [trade, said] }, ...narrow] }),
    strong: tsquery({ all: [{ any: [trade, strongWords] }, ...narrow] }),
    narrowWords: words.length > 0 ? tsquery({ all: [said, ...narrow] }) : null,
    inName: tsquery({ all: words.map(token.name) }),
    byStrongWords: tsquery(strongWords),
    byWords: tsquery(said),
    byTrade: tsquery(trade),
    mainTrade: codes.length > 0 ? codes : null,
  };
}
