import { STAGES } from "~/classification/lifecycle-terms.ts";
import { expectedNeed } from "~/classification/needs.ts";
import { NOT_TRADING, startedBetween, TRAJECTORIES_OF } from "~/classification/population.ts";
import { NOT_SETTLED } from "~/classification/results.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { type BusinessFilters, changedSince, heardBetween } from "../schema/business-filters.ts";
import { needsKnown } from "./needs-known.server.ts";

type Sql = typeof sql.empty;

/** Which businesses of those that this member of staff may see fit the filters, of `bc` (business_council) and `b` (business). */
export async function businessesWhere(scope: StaffScope, filters: BusinessFilters, asOf: PlainDate): Promise<Sql> {
  return sql`${whereOf(scope, filters, asOf)} ${await needIs(scope, filters, asOf)}`;
}

/** Who may be seen at all: businesses of this council, never this person's own, nor records merged or put away. */
function whereOf(scope: StaffScope, filters: BusinessFilters, asOf: PlainDate): Sql {
  const parts = [sql`bc.council_code = ${scope.councilCode}`, sql`b.merged_into_id IS NULL AND b.archived_at IS NULL`];
  if (scope.ownBusinessIds.length) parts.push(sql`b.id <> ALL(${scope.ownBusinessIds}::uuid[])`);
  if (filters.name) parts.push(nameIs(filters.name));
  if (filters.place) parts.push(placeIs(filters.place));
  if (filters.ward) {
    parts.push(
      sql`EXISTS (SELECT 1 FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL AND s.ward_code = ${filters.ward})`,
    );
  }
  if (filters.district) {
    parts.push(
      sql`EXISTS (SELECT 1 FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL AND s.council_code = ${filters.district})`,
    );
  }
  if (filters.sic) parts.push(tradeIs(filters.sic));
  if (filters.stage === "not_enough_known") parts.push(sql`(b.stage = 'not_enough_known' OR b.stage IS NULL)`);
  else if (filters.stage) parts.push(sql`b.stage = ${filters.stage}`);
  const since = changedSince(filters, asOf);
  if (since) parts.push(sql`b.changed_on >= ${since}::date`);
  if (filters.freshness === "never") parts.push(sql`b.last_heard_on IS NULL`);
  else if (filters.freshness) {
    const { after, to } = heardBetween(filters.freshness, asOf);
    if (after) parts.push(sql`b.last_heard_on > ${after}::date`);
    if (to) parts.push(sql`b.last_heard_on <= ${to}::date`);
  }
  parts.push(...populationParts(filters, asOf), ...modelParts(filters));
  return sql.join(parts, " AND ");
}

/** What the models say. Growth of which nothing is known has a band too, that of no points: its evidence tells them apart. */
function modelParts({ segment, complexity, growth, inspection }: BusinessFilters): Sql[] {
  const is = (column: Sql, value: string | null) =>
    value === null ? [] : value === NOT_SETTLED ? [sql`${column} IS NULL`] : [sql`${column} = ${value}`];
  const parts = [
    ...is(sql`b.segment`, segment),
    ...is(sql`b.complexity_band`, complexity),
    ...is(sql`b.inspection_category`, inspection),
  ];
  if (growth === NOT_SETTLED)
    parts.push(sql`(b.growth_band IS NULL OR b.growth_band = 'none_evident') AND b.growth_evidence_on IS NULL`);
  else parts.push(...is(sql`b.growth_band`, growth));
  if (growth === "none_evident") parts.push(sql`b.growth_evidence_on IS NOT NULL`);
  return parts;
}

/** A cell of the needs matrix as a condition. Who is silent is settled by the stage, and by the segment when one is chosen. */
async function needIs(
  { councilCode }: StaffScope,
  { need, needState, segment }: BusinessFilters,
  asOf: PlainDate,
): Promise<Sql> {
  if (!need) return sql.empty;
  const known = (kind: "expressed" | "served") =>
    sql`SELECT business_id FROM (${needsKnown(councilCode, asOf)}) known WHERE need = ${need} AND ${sql.column(kind)}`;
  if (needState === "served") return sql`AND b.id IN (${known("served")})`;
  if (needState === "gap") return sql`AND b.id IN (${known("expressed")}) AND b.id NOT IN (${known("served")})`;
  if (needState !== "silent") return sql`AND b.id IN (${known("expressed")})`;
  const { needs } = await modelSettings(statements());
  const of = segment === NOT_SETTLED ? null : segment;
  const stages = STAGES.filter((stage) => expectedNeed(stage, of, need, needs) >= needs.silentFrom);
  return sql`AND coalesce(b.stage, 'not_enough_known') = ANY(${stages}::text[])
    AND b.id NOT IN (${known("expressed")}) AND b.id NOT IN (${known("served")})`;
}

/** Age and trend are of businesses that trade, as in the population pyramid. */
function populationParts({ age, trend, trading }: BusinessFilters, asOf: PlainDate): Sql[] {
  if (!age && !trend && !trading) return [];
  const parts = [sql`(b.stage IS NULL OR b.stage <> ALL(${NOT_TRADING}::text[]))`];
  if (trend) parts.push(sql`b.trajectory = ANY(${TRAJECTORIES_OF[trend]}::text[])`);
  const began = sql`coalesce(b.trading_started_on, b.incorporated_on)`;
  if (age === "unknown") parts.push(sql`${began} IS NULL`);
  else if (age) {
    const { after, to } = startedBetween(age, asOf);
    parts.push(sql`${began} <= ${to}::date`);
    if (after) parts.push(sql`${began} > ${after}::date`);
  }
  return parts;
}

const REFERENCE = /^TL-[A-Z0-9]{4}-[A-Z0-9]{4}$/i;
const COMPANY = /^([A-Z]{2}\d{6}|\d{8})$/i;

/**
 * Part of a name, or a name much like it. The threshold of likeness is PostgreSQL's own setting: it is set for this one
 * statement, in a condition that is met before any row is read.
 */
function nameIs(typed: string): Sql {
  if (REFERENCE.test(typed)) return sql`b.reference = ${typed.toUpperCase()}`;
  if (COMPANY.test(typed)) return sql`b.company_number = ${typed.toUpperCase()}`;
  return sql`(SELECT set_config('pg_trgm.word_similarity_threshold', '0.45', true)) IS NOT NULL AND (b.search_text LIKE '%' || fold(${likeText(typed)}) || '%' OR fold(${typed}) <% b.search_text)`;
}

/** A postcode, the beginning of one, or words of an address. */
function placeIs(typed: string): Sql {
  const postcode = normalisePostcode(typed);
  const start = /^[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{0,2})?$/i.test(typed) ? typed.toUpperCase() : null;
  const here = postcode
    ? sql`s.postcode = ${postcode}`
    : start
      ? sql`s.postcode LIKE ${`${spaced(start)}%`}`
      : sql`fold(coalesce(s.address_line1, '') || ' ' || coalesce(s.town, '')) LIKE '%' || fold(${likeText(typed)}) || '%'`;
  return sql`b.id IN (SELECT s.business_id FROM site s WHERE s.closed_on IS NULL AND ${here})`;
}

/** "ws136" and "WS13  6" are "WS13 6"; "WS13" is "WS13 " so that it is not WS1's neighbour. */
function spaced(start: string): string {
  const match = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{0,2})?$/.exec(start);
  return match ? `${match[1]} ${match[2] ?? ""}` : start;
}

/** The digits a SIC code begins with, or words of its title. */
function tradeIs(typed: string): Sql {
  const digits = typed.replaceAll(/[\s./]/g, "");
  const codes = /^\d{1,5}$/.test(digits)
    ? sql`SELECT code FROM sic_code WHERE code LIKE ${`${digits}%`}`
    : sql`SELECT code FROM sic_code WHERE fold(title) LIKE '%' || fold(${likeText(typed)}) || '%'`;
  return sql`b.sic_codes && ARRAY(${codes})`;
}

/** Text that LIKE takes word for word. */
function likeText(typed: string): string {
  return typed.replace(/[\\%_]/g, "\\$&");
}
