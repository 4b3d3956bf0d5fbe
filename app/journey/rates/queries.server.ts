import { normalisePostcode } from "~/lib/postcode.ts";
import type { Db, Tx } from "~/platform/db.server.ts";
import { type RatesTable, RatesTableSchema } from "./rates-table.ts";

export interface RatesYear {
  table: RatesTable;
  version: number;
  /** null: the shared one */
  councilCode: string | null;
}

/** The tables in use in a council's area, newest year first: its own newest edition of a year, else the shared one. */
export async function listRatesYears(db: Db | Tx, councilCode: string | null): Promise<RatesYear[]> {
  const rows = await db.$queryRaw<{ councilCode: string | null; version: number; content: unknown }[]>`
    SELECT DISTINCT ON (tax_year) council_code AS "councilCode", version, content
    FROM rates_edition WHERE council_code IS NULL OR council_code = ${councilCode}
    ORDER BY tax_year DESC, council_code NULLS LAST, version DESC`;
  return rows.map(({ councilCode, version, content }) => ({
    table: RatesTableSchema.parse(content),
    version,
    councilCode,
  }));
}

export interface RatesVersion {
  version: number;
  note: string | null;
  createdAt: Date;
  by: string | null;
}

/** A council's own editions of a year, newest first. */
export async function listRatesVersions(db: Db | Tx, councilCode: string, year: string): Promise<RatesVersion[]> {
  return db.$queryRaw`
    SELECT version, note, edition.created_at AS "createdAt", person.name AS by
    FROM rates_edition edition LEFT JOIN person ON person.id = created_by_id
    WHERE council_code = ${councilCode} AND tax_year = ${year} ORDER BY version DESC LIMIT 50`;
}

export interface KnownProperty {
  id: string;
  address: string;
  postcode: string | null;
  councilCode: string;
  rateableValue: number;
  description: string | null;
  /** the rating list that the value is from */
  list: number;
}

const PROPERTY = { id: true, address: true, postcode: true, councilCode: true, rateableValue: true, description: true, list: true } as const; // biome-ignore format: one row

/** So many of one postcode are offered. */
const MOST_PROPERTIES = 60;

/** The properties of a postcode on a loaded list, each once, with its newest value. */
export async function listProperties(db: Db | Tx, typed: string): Promise<KnownProperty[]> {
  const postcode = normalisePostcode(typed);
  if (!postcode) return [];
  const rows = await db.rateableProperty.findMany({
    where: { postcode },
    orderBy: [{ list: "desc" }, { address: "asc" }, { id: "asc" }],
    select: { ...PROPERTY, reference: true },
    take: MOST_PROPERTIES * 3,
  });
  const newest = new Map<string, KnownProperty>();
  for (const { reference, ...row } of rows) {
    const same = `${row.councilCode} ${reference}`;
    if (!newest.has(same)) newest.set(same, row);
  }
  return [...newest.values()].slice(0, MOST_PROPERTIES);
}

/** One property of a loaded list; null when there is none. The id must have the form of one. */
export function findProperty(db: Db | Tx, id: string): Promise<KnownProperty | null> {
  return db.rateableProperty.findUnique({ where: { id }, select: PROPERTY });
}

/** Fewer properties than this say nothing of their neighbours. */
const ENOUGH = 5;

/**
 * The values that half of the places nearby lie between, for somebody who does not know theirs.
 * @returns null when the list has fewer than five there
 */
export async function valuesNearby(
  db: Db | Tx,
  typed: string,
): Promise<{ outcode: string; count: number; low: number; high: number; list: number } | null> {
  const outcode = normalisePostcode(typed)?.split(" ")[0];
  if (!outcode) return null;
  const [row] = await db.$queryRaw<{ count: number; low: number; high: number; list: number }[]>`
    SELECT count(*)::int AS count, list,
      percentile_disc(0.25) WITHIN GROUP (ORDER BY rateable_value)::int AS low,
      percentile_disc(0.75) WITHIN GROUP (ORDER BY rateable_value)::int AS high
    FROM rateable_property WHERE outcode = ${outcode} AND rateable_value > 0
    GROUP BY list HAVING count(*) >= ${ENOUGH} ORDER BY list DESC LIMIT 1`;
  return row ? { outcode, ...row } : null;
}
