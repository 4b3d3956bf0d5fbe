import { type Db, lookups } from "~/platform/db.server.ts";
import { type Candidate, type LikelyRecord, plainName, rankLikely, type Wanted } from "./likeness.ts";
import type { Trade } from "./trade-finder.ts";

/** So many are read before they are ranked; names that hundreds share are told apart by their place in the query. */
const READ = 200;
/** Of a word that thousands have in their names, only the likest are placed. */
const NAMED = 1000;

/**
 * The records that may be the business somebody has in mind: at most five, likeliest first, and of each only name,
 * street and postcode district. Reads the whole register through the trigram index, and every record at the same
 * postcode through its own.
 */
export async function findLikelyRecords(db: Db, wanted: Wanted): Promise<LikelyRecord[]> {
  const name = plainName(wanted.name).slice(0, 100);
  if (name.replaceAll(" ", "").length < 2) return [];
  const outward = wanted.postcode?.split(" ")[0] ?? null;
  const [, rows] = await db.$transaction([
    db.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', '0.45', true)`,
    db.$queryRaw<Candidate[]>`
    WITH typed AS (SELECT fold(${name}) AS name),
    near AS (
      (SELECT business.id, business.name, trading_names, legal_name, search_text FROM business, typed
       WHERE typed.name <% business.search_text AND merged_into_id IS NULL AND archived_at IS NULL
       ORDER BY word_similarity(typed.name, business.search_text) DESC LIMIT ${NAMED})
      UNION
      SELECT business.id, business.name, trading_names, legal_name, search_text
      FROM site JOIN business ON business.id = site.business_id
      WHERE site.postcode = ${wanted.postcode} AND merged_into_id IS NULL AND archived_at IS NULL
    )
    SELECT near.id, near.name, array_remove(array_append(near.trading_names, near.legal_name), NULL) AS "otherNames",
      place.address_line1 AS "addressLine1", place.address_line2 AS "addressLine2", place.town, place.postcode,
      place.premises_type AS "premisesType"
    FROM near CROSS JOIN typed
    LEFT JOIN LATERAL (
      SELECT address_line1, address_line2, town, postcode, premises_type FROM site
      WHERE site.business_id = near.id
      ORDER BY (site.postcode IS NOT DISTINCT FROM ${wanted.postcode}) DESC, closed_on IS NOT NULL, position
      LIMIT 1
    ) place ON true
    ORDER BY word_similarity(typed.name, near.search_text)
      + CASE WHEN place.postcode = ${wanted.postcode} THEN 0.6
             WHEN split_part(place.postcode, ' ', 1) = ${outward} THEN 0.3
             WHEN fold(place.town) = fold(${wanted.town ?? null}) THEN 0.3 ELSE 0 END DESC, near.id
    LIMIT ${READ}`,
  ]);
  return rankLikely(wanted, rows);
}

let trades: { at: number; all: Promise<Trade[]>; titles: Promise<Map<string, string>> } | undefined;
const KEEP_MS = 10 * 60_000;

/**
 * The whole list of trades (SIC 2007, some 730 rows), kept in memory: it changes once in many years. Read on connections of
 * its own, as the councils are.
 */
export async function listTrades(): Promise<Trade[]> {
  if (!trades || Date.now() - trades.at > KEEP_MS) {
    const all = lookups().$queryRaw<Trade[]>`SELECT code, title FROM sic_code ORDER BY code`;
    const titles = all.then((rows) => new Map(rows.map((trade) => [trade.code, trade.title])));
    titles.catch(() => undefined);
    trades = { at: Date.now(), all, titles };
    all.then(
      (rows) => rows.length === 0 && forgetTrades(),
      () => forgetTrades(),
    );
  }
  return trades.all;
}

/** Titles of trades by their code. */
export async function tradeTitles(): Promise<ReadonlyMap<string, string>> {
  const all = await listTrades();
  return (await trades?.titles) ?? new Map(all.map((trade) => [trade.code, trade.title]));
}

function forgetTrades(): void {
  trades = undefined;
}
