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

/** How many businesses that trade are in each band of age, by how they are doing. */
export type Population = Record<AgeBand, Record<Trend, number>>;

const BEGAN = sql`coalesce(b.trading_started_on, b.incorporated_on)`;

/** Counts the businesses that trade and that this member of staff may see, in a ward or in the whole area. One statement. */
export async function populationOf(scope: StaffScope, ward: string | null, asOf: PlainDate): Promise<Population> {
  const band = Object.entries(BAND_YEARS).map(([key, { to }]) =>
    to === null ? sql`ELSE ${key}` : sql`WHEN ${BEGAN} > ${addMonths(asOf, -12 * to)}::date THEN ${key}`,
  );
  const trend = TRENDS.map((key) => sql`WHEN b.trajectory = ANY(${[...TRAJECTORIES_OF[key]]}::text[]) THEN ${key}`);
  const rows = await statements().$queryRaw<{ band: AgeBand; trend: Trend; count: number }[]>(sql`
    SELECT band, trend, count(*)::int AS count FROM (
      SELECT CASE WHEN ${BEGAN} IS NULL THEN 'unknown' ${sql.join(band, " ")} END AS band,
             CASE ${sql.join(trend, " ")} ELSE 'silent' END AS trend
      FROM business_council bc JOIN business b ON b.id = bc.business_id
      WHERE bc.council_code = ${scope.councilCode} AND b.merged_into_id IS NULL AND b.archived_at IS NULL
        AND b.id <> ALL(${scope.ownBusinessIds}::uuid[])
        AND b.stage <> ALL(${[...NOT_TRADING]}::text[])
        ${ward ? sql`AND EXISTS (SELECT 1 FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL AND s.ward_code = ${ward})` : sql.empty}
    ) one GROUP BY band, trend`);
  const none = () => Object.fromEntries(TRENDS.map((key) => [key, 0])) as Record<Trend, number>;
  const population = Object.fromEntries(AGE_BANDS.map((key) => [key, none()])) as Population;
  for (const row of rows) population[row.band][row.trend] = row.count;
  return population;
}
