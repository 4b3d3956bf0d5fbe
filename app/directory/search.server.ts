import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { type ListingCard, type ListingPage, type ListingSearch, METRES_A_MILE, MOST_COUNTED } from "./listing.ts";
import { type Asked, anywhere, squaresAround, strongly, token, tsquery, wordsOf } from "./tokens.ts";

const PAGE = 25;
const MOST = 100;

/** What is asked of the tokens: everything that fits, what fits well, and how well each fits. */
interface Question {
  /** null when nothing narrows the search */
  all: string | null;
  strong: string | null;
  inName: string | null;
  byWords: string | null;
  byTrade: string | null;
  mainTrade: string | null;
}

/** Puts a search into questions about tokens. Pure. */
export function questionOf(search: ListingSearch): Question {
  const words = wordsOf(search.words ?? "", 12);
  const codes = search.sicCodes ?? [];
  const trade: Asked = { any: codes.map(token.trade) };
  const inName: Asked = { all: words.map(token.name) };
  const narrow: Asked[] = [
    ...(search.councilCode ? [token.council(search.councilCode)] : []),
    ...(search.wardCode ? [token.ward(search.wardCode)] : []),
    ...(search.town ? [token.town(search.town)] : []),
    ...(search.near && search.miles !== undefined ? [squaresAround(search.near, search.miles)] : []),
    ...(search.sector ? [token.sector(search.sector)] : []),
    ...(search.offers ? [token.offers] : []),
    ...(search.keepLocal ? [token.keepLocal] : []),
  ];
  const fitting = (asked: Asked): string | null => tsquery({ all: [asked, ...narrow] });
  return {
    all: fitting({ any: [trade, { all: words.map(anywhere) }] }),
    strong: fitting({ any: [trade, { all: words.map(strongly) }] }),
    inName: tsquery(inName),
    byWords: tsquery({ all: words.map(anywhere) }),
    byTrade: tsquery(trade),
    mainTrade: tsquery(trade),
  };
}

interface Row {
  businessId: string;
  slug: string;
  name: string;
  sortName: string;
  summary: string;
  sicCodes: string[];
  sector: string | null;
  councilCode: string | null;
  town: string | null;
  postcode: string | null;
  eastings: number | null;
  northings: number | null;
  keepLocal: boolean;
  offers: boolean;
  metres: number | null;
  score: number;
}

const COLUMNS = sql`business_id AS "businessId", slug, name, sort_name AS "sortName", summary, sic_codes AS "sicCodes", sector,
  council_code AS "councilCode", town, postcode, eastings, northings, keep_local AS "keepLocal", offers`;

/**
 * The whole search. Up to MOST_COUNTED finds are weighed against each other; more come by distance or by name, read from
 * an index in that order, so that no search reads more than a few thousand rows.
 */
export async function searchListings(tx: Statements, search: ListingSearch): Promise<ListingPage> {
  const limit = Math.min(search.limit ?? PAGE, MOST);
  throw new Error(
    `not yet ${String(tx)} ${limit} ${METRES_A_MILE} ${MOST_COUNTED} ${String(COLUMNS)} ${questionOf(search).all}`,
  );
}

export function cardOf(row: Row): ListingCard {
  const { eastings, northings, metres, sortName: _sortName, score: _score, ...card } = row;
  const point = eastings !== null && northings !== null ? { eastings, northings } : null;
  return { ...card, point, miles: metres === null ? null : metres / METRES_A_MILE };
}
