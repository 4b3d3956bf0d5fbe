import {
  AGE_BANDS,
  type AgeBand,
  BAND_YEARS,
  NOT_TRADING,
  TRAJECTORIES_OF,
  TRENDS,
  type Trend,
} from "~/classification/population.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { businessesOf, type ChosenPlace } from "./place.server.ts";

/** How many businesses that trade are in each band of age, by how they are doing. */
export type Population = Record<AgeBand, Record<Trend, number>>;

const BEGAN = sql`coalesce(b.trading_started_on, b.incorporated_on)`;
const trend = TRENDS.map((key) => sql`WHEN b.trajectory = ANY(${[...TRAJECTORIES_OF[key]]}::text[]) THEN ${key}`);

/** How a business of the table b is doing, as one of TRENDS. */
const TREND = sql`CASE ${sql.join(trend, " ")} ELSE 'silent' END`;
const TRADES = sql`(b.stage IS NULL OR b.stage <> ALL(${[...NOT_TRADING]}::text[]))`;

/** Counts the businesses of a place that trade and that this member of staff may see. One statement. */
export async function populationOf(
  scope: StaffScope,
  place: Pick<ChosenPlace, "kind" | "code">,
  asOf: PlainDate,
): Promise<Population> {
  const band = Object.entries(BAND_YEARS).map(([key, { to }]) =>
    to === null ? sql`ELSE ${key}` : sql`WHEN ${BEGAN} > ${addMonths(asOf, -12 * to)}::date THEN ${key}`,
  );
  const rows = await statements().$queryRaw<{ band: AgeBand; trend: Trend; count: number }[]>(sql`
    SELECT band, trend, count(*)::int AS count FROM (
      SELECT CASE WHEN ${BEGAN} IS NULL THEN 'unknown' ${sql.join(band, " ")} END AS band, ${TREND} AS trend
      FROM ${businessesOf(scope, place)} AND ${TRADES}
    ) one GROUP BY band, trend`);
  const population = Object.fromEntries(AGE_BANDS.map((key) => [key, none()])) as Population;
  for (const row of rows) population[row.band][row.trend] = row.count;
  return population;
}

function none(): Record<Trend, number> {
  return Object.fromEntries(TRENDS.map((key) => [key, 0])) as Record<Trend, number>;
}

const WHOLE = { kind: "whole", code: "" } as const;

export interface WardCount {
  code: string;
  name: string;
  /** metres, British National Grid: about its middle; null where it is not known */
  eastings: number | null;
  northings: number | null;
  counts: Record<Trend, number>;
}

/**
 * Businesses that trade in each ward of the area, by how they are doing; one with places in several wards counts in
 * each. Where a ward lies is as the reference says, else the mean of its postcodes.
 */
export async function wardCounts(scope: StaffScope, wards: readonly string[]): Promise<WardCount[]> {
  const rows = await statements().$queryRaw<
    (Omit<WardCount, "counts"> & { trends: Record<Trend, number> | null })[]
  >(sql`
    WITH counted AS (
      SELECT ward_code, jsonb_object_agg(trend, count) AS trends FROM (
        SELECT site.ward_code, here.trend, count(DISTINCT here.id)::int AS count
        FROM (SELECT b.id, ${TREND} AS trend FROM ${businessesOf(scope, WHOLE)} AND ${TRADES}) here
          JOIN site ON site.business_id = here.id AND site.closed_on IS NULL
        WHERE site.ward_code = ANY(${[...wards]}::text[]) GROUP BY 1, 2) one GROUP BY ward_code)
    SELECT w.code, w.name, counted.trends, coalesce(w.eastings, p.eastings) AS eastings, coalesce(w.northings, p.northings) AS northings
    FROM ward w LEFT JOIN counted ON counted.ward_code = w.code
      LEFT JOIN LATERAL (SELECT round(avg(eastings))::int AS eastings, round(avg(northings))::int AS northings
        FROM postcode WHERE postcode.ward_code = w.code AND w.eastings IS NULL) p ON true
    WHERE w.code = ANY(${[...wards]}::text[]) ORDER BY w.name, w.code`);
  return rows.map(({ trends, ...ward }) => ({ ...ward, counts: { ...none(), ...trends } }));
}
