import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { keptFor } from "~/lib/kept-for.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { found, isTooMany, noteTooMany } from "./found.server.ts";
import { type ListingPage, type ListingSearch, MOST_COUNTED } from "./listing.ts";
import { questionOf } from "./question.ts";

/** By the key of a choice; a key that is left out is not known. */
export type Counts = Record<string, number>;

/**
 * How many firms each choice of a facet gives: with everything else that was asked for, and without what is chosen in
 * that facet now. null where nobody waits for a count of very many.
 */
export interface Facets {
  sectors: Counts | null;
  councils: Counts | null;
  offers: number | null;
}

interface Answered {
  search: ListingSearch;
  page: ListingPage;
  /** the codes of all districts that may be chosen */
  districts: readonly string[];
  /** whether one of them is chosen beside the question; else `search` has it from the question */
  chosen: boolean;
  /** the districts of a place that the question names, where choosing one of them means that place */
  placeIn: readonly string[];
}

/** The facets of a search that was answered. One more statement for each facet that something is chosen in. */
export async function facetsOf(tx: Statements, answered: Answered): Promise<Facets> {
  const { search, page, districts } = answered;
  const [sectors, councils] = await Promise.all([sectorCounts(tx, answered), councilCounts(tx, answered)]);
  const offers = page.facets?.offers ?? null;
  if ((sectors && councils) || !hasOnlyFacets(search)) return { sectors, councils, offers };
  const rows = (await tally()).filter(({ withOffers }) => !search.offers || withOffers > 0);
  const of = (key: "sector" | "councilCode", all: readonly string[], fits: readonly TallyRow[]) =>
    rows.length > 0 ? withAll(all, sumBy(fits, key, search.offers)) : null;
  const ofSector = rows.filter(({ sector }) => !search.sector || sector === search.sector);
  const inSector = ofSector.filter(({ councilCode }) => councilCode !== ALL_DISTRICTS);
  const inCouncil = rows.filter(({ councilCode }) => councilCode === (search.councilCode ?? ALL_DISTRICTS));
  const both = ofSector.filter((row) => inCouncil.includes(row));
  return {
    sectors: sectors ?? of("sector", SECTORS, inCouncil),
    councils: councils ?? of("councilCode", districts, inSector),
    offers: offers ?? (rows.length > 0 ? both.reduce((sum, { withOffers }) => sum + withOffers, 0) : null),
  };
}

const SECTORS = SECTOR_GROUPS.map(({ key }) => key);

async function sectorCounts(tx: Statements, { search, page }: Answered): Promise<Counts | null> {
  // without what is chosen there are more still
  if (page.facets === null) return null;
  const counts = search.sector ? await countBy(tx, "sector", { ...search, sector: undefined }) : page.facets.sectors;
  return counts && withAll(SECTORS, counts);
}

async function councilCounts(tx: Statements, answered: Answered): Promise<Counts | null> {
  const { search, page, districts, chosen, placeIn } = answered;
  if (page.facets === null) return null;
  const { councilCode, wardCode, town, ...anywhere } = search;
  const here = page.facets.councils;
  if (!chosen) {
    const named = councilCode ? [councilCode] : wardCode || town ? placeIn : districts;
    return withAll(named, here, named);
  }
  const lifted = await countBy(tx, "council_code", anywhere);
  if (lifted === null) return null;
  const counts = withAll(districts, lifted);
  for (const code of placeIn) delete counts[code];
  return wardCode || town ? { ...counts, ...here } : counts;
}

/** With 0 for those of `all` that nothing was found of. @param only  leaves out every other key */
function withAll(all: readonly string[], counts: Counts, only: readonly string[] = Object.keys(counts)): Counts {
  return Object.fromEntries([...new Set([...all, ...only])].map((key) => [key, counts[key] ?? 0]));
}

/** Counts what a search finds; null when that is too much to count. */
async function countBy(
  tx: Statements,
  column: "sector" | "council_code",
  search: ListingSearch,
): Promise<Counts | null> {
  const { all } = questionOf(search);
  if (all === null || isTooMany(all)) return null;
  const key = column === "sector" ? sql`sector` : sql`unnest(ARRAY[council_code] || also_in)`;
  const [answer] = await tx.$queryRaw<{ found: number; counts: Counts | null }[]>(sql`
    WITH found AS MATERIALIZED ${found(all, search)}
    SELECT (SELECT count(*)::int FROM found) AS found,
      (SELECT jsonb_object_agg(key, n) FROM (SELECT key, count(*) AS n FROM (SELECT ${key} AS key FROM found) k WHERE key IS NOT NULL GROUP BY 1) counted) AS counts`);
  if (answer && answer.found <= MOST_COUNTED) return answer.counts ?? {};
  noteTooMany(all);
  return null;
}

/** Nothing narrows it but what the tally is kept by. */
function hasOnlyFacets({ words, sicCodes = [], near, wardCode, town, keepLocal }: ListingSearch): boolean {
  return !words?.trim() && sicCodes.length === 0 && !near && !wardCode && !town && !keepLocal;
}

/** A firm with places in several districts counts in each of them, and once here. */
const ALL_DISTRICTS = "*";

interface TallyRow {
  councilCode: string;
  sector: string;
  listed: number;
  withOffers: number;
}

/** How many are listed by district and sector, as they were counted last. Kept in memory for a minute. */
const tally = keptFor(
  60_000,
  () =>
    statements().$queryRaw<TallyRow[]>`
    SELECT council_code AS "councilCode", sector, listed, with_offers AS "withOffers" FROM directory_tally`,
);

function sumBy(rows: readonly TallyRow[], key: "sector" | "councilCode", offers: boolean | undefined): Counts {
  const counts: Counts = {};
  for (const row of rows)
    if (row[key] !== "") counts[row[key]] = (counts[row[key]] ?? 0) + (offers ? row.withOffers : row.listed);
  return counts;
}
