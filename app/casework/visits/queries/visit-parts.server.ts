import type { InspectionSettings } from "~/classification/inspection-settings.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import { isTeamCode, type TeamCode } from "../../teams.ts";
import { INSPECTING_TEAMS, REGIMES } from "../visit-terms.ts";

/** The districts whose places are a council's to visit: its own area, a county's all together. */
export async function areaOf(councilCode: string): Promise<string[]> {
  const all = [...(await councils()).values()];
  const districts = all.filter((one) => one.parentCode === councilCode).map((one) => one.code);
  return [councilCode, ...districts];
}

/** Teams whose visits the reader works on or, as one who looks over all of them, reads: with those who only read, every team that visits. */
export async function teamsToVisit(reader: StaffReader): Promise<TeamCode[]> {
  const own = INSPECTING_TEAMS.filter((code) => reader.teamCodes.includes(code));
  const overall = reader.roles.some((role) => role === "steward" || role === "auditor");
  if (!overall) return own;
  const rows = await statements().$queryRaw<{ code: string }[]>`
    SELECT code FROM team WHERE council_code = ${reader.councilCode} AND code = ANY(${[...INSPECTING_TEAMS]}) ORDER BY code`;
  const there = rows.map((row) => row.code);
  return [...own, ...there.filter(isTeamCode).filter((code) => !own.includes(code))];
}

/** Whether a place of business `b` is a team's to visit. */
export function regimeIs(team: TeamCode) {
  const regime = REGIMES[team];
  if (!regime || regime.activities === null) return sql`true`;
  const sics = regime.sic.map((start) => `${start}%`);
  return sql`(b.activities && ${[...regime.activities]}::text[]
    OR (cardinality(b.activities) = 0 AND b.sic_codes[1] LIKE ANY(${sics}::text[])))`;
}

/** What `certainty` says of a place `s` of business `b`, as SQL: the same answer from the columns, on the day it is asked. */
export function certaintySql(asOf: PlainDate, { certainty }: Pick<InspectionSettings, "certainty">) {
  const heard = sql`CASE WHEN b.last_heard_on <= ${asOf}::date THEN b.last_heard_on END`;
  return sql`CASE
    WHEN s.gone_on <= ${asOf}::date AND s.gone_on >= coalesce(${heard}, s.gone_on) THEN 'probably_gone'
    WHEN ${heard} >= ${addMonths(asOf, -certainty.confirmedMonths)}::date THEN 'confirmed'
    WHEN ${heard} >= ${addMonths(asOf, -certainty.probableMonths)}::date THEN 'probable'
    ELSE 'unverified' END`;
}

/**
 * Whether `certaintySql` says "confirmed" or "probable" of a place `s` of business `b`, in words whose share of places
 * the database can estimate: by the CASE it would take them for few, and read and sort the whole area for a page.
 */
export function tradesSql(asOf: PlainDate, { certainty }: Pick<InspectionSettings, "certainty">) {
  return sql`(b.last_heard_on BETWEEN ${addMonths(asOf, -certainty.probableMonths)}::date AND ${asOf}::date
    AND (s.gone_on IS NULL OR s.gone_on > ${asOf}::date OR s.gone_on < b.last_heard_on))`;
}

/** Where a place is, in one line. */
export const ADDRESS_SQL = sql`concat_ws(', ', nullif(s.unit, ''), s.address_line1, s.address_line2, s.town, s.postcode)`;
