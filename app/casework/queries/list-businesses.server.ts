import type { Stage, Trajectory } from "~/classification/lifecycle-terms.ts";
import type { Segment } from "~/classification/stake-terms.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import {
  type BusinessFilters,
  COUNTED,
  type Cursor,
  type ResultColumn,
  sortedResult,
} from "../schema/business-filters.ts";
import { businessesWhere } from "./business-conditions.server.ts";

export interface ListedBusiness {
  id: string;
  name: string;
  reference: string;
  stage: Stage | null;
  trajectory: Trajectory | null;
  segment: Segment | null;
  stakeBand: string | null;
  stakeScore: number | null;
  complexityBand: string | null;
  complexityScore: number | null;
  growthBand: string | null;
  growthScore: number | null;
  growthEvidenceOn: PlainDate | null;
  inspectionCategory: string | null;
  inspectionMonths: number | null;
  employees: number | null;
  employeesBand: string | null;
  changedOn: PlainDate | null;
  lastHeardOn: PlainDate | null;
  /** title of the main SIC code */
  trade: string | null;
  sic: string | null;
  place: string | null;
  postcode: string | null;
  ward: string | null;
  proven: boolean;
  /** of the column sorted by, for the next page's address */
  key: string;
}

export interface BusinessPage {
  rows: ListedBusiness[];
  next: Cursor | null;
  previous: Cursor | null;
  /** how many fit the filters, counted to COUNTED at most; null when the page is not the first */
  count: number | null;
}

export const PAGE = 50;
type Sql = typeof sql.empty;

/**
 * One page of the businesses that this member of staff may see, by key.
 * A name is found in spite of slips of the keyboard; a reference or company number finds its one business.
 */
export async function listBusinesses(
  scope: StaffScope,
  filters: BusinessFilters,
  asOf: PlainDate,
): Promise<BusinessPage> {
  const where = await businessesWhere(scope, filters, asOf);
  const { column, descending, id = sql`bc.business_id` } = sortOf(filters);
  const backwards = filters.before !== null;
  const cursor = filters.after ?? filters.before;
  const down = descending !== backwards;
  const from = cursor
    ? sql`AND (${column}, ${id}) ${down ? sql`<` : sql`>`} (${keyOf(filters, cursor)}, ${cursor.id}::uuid)`
    : sql.empty;
  const order = down ? sql`DESC` : sql`ASC`;
  const counted = !cursor;
  const page = sql`
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(line) - 'sort' ORDER BY line.sort ${order}, line.id ${order}), '[]') FROM (
        SELECT b.id, b.name, b.reference, b.stage, b.trajectory, b.segment, b.stake_band AS "stakeBand", b.stake_score AS "stakeScore", b.complexity_band AS "complexityBand",
          b.complexity_score AS "complexityScore", b.growth_band AS "growthBand", b.growth_score AS "growthScore",
          b.growth_evidence_on AS "growthEvidenceOn", b.inspection_category AS "inspectionCategory",
          b.inspection_months AS "inspectionMonths", b.employees, b.employees_band AS "employeesBand",
          b.changed_on AS "changedOn", b.last_heard_on AS "lastHeardOn", b.sic_codes[1] AS sic, sic_code.title AS trade,
          site.place, site.postcode, site.ward, b.verification = 'proven' AS proven, found.sort, found.sort::text AS key
        FROM (
          SELECT bc.business_id, ${column} AS sort
          FROM business_council bc JOIN business b ON b.id = bc.business_id
          WHERE ${where} ${from}
          ORDER BY ${column} ${order}, ${id} ${order} LIMIT ${PAGE + 1}
        ) found
        JOIN business b ON b.id = found.business_id
        LEFT JOIN sic_code ON sic_code.code = b.sic_codes[1]
        LEFT JOIN LATERAL (
          SELECT concat_ws(', ', s.address_line1, s.town) AS place, s.postcode, ward.name AS ward
          FROM site s LEFT JOIN ward ON ward.code = s.ward_code
          WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1
        ) site ON true
      ) line) AS rows,
      ${
        counted
          ? sql`(SELECT count(*)::int FROM (
        SELECT 1 FROM business_council bc JOIN business b ON b.id = bc.business_id WHERE ${where} LIMIT ${COUNTED + 1}
      ) counted)`
          : sql`NULL::int`
      } AS count`;
  const [answer = { rows: [], count: null }] = await statements().$queryRaw<Answer[]>(page);
  const more = answer.rows.length > PAGE;
  const rows = answer.rows.slice(0, PAGE);
  if (backwards) rows.reverse();
  return { rows, count: answer.count, ...neighbours(rows, more, filters) };
}

interface Answer {
  rows: ListedBusiness[];
  count: number | null;
}

function neighbours(
  rows: ListedBusiness[],
  more: boolean,
  filters: BusinessFilters,
): Pick<BusinessPage, "next" | "previous"> {
  const cursor = (row: ListedBusiness | undefined): Cursor | null => (row ? { key: row.key, id: row.id } : null);
  const backwards = filters.before !== null;
  return {
    next: backwards || more ? cursor(rows.at(-1)) : null,
    previous: (backwards ? more : filters.after !== null) ? cursor(rows[0]) : null,
  };
}

/** Unlikeness in thousandths, then the name: the likest first, those alike by name. */
const likest = (name: string) =>
  sql`to_char(1 - word_similarity(fold(${name}), b.search_text), 'FM0.000') || bc.sort_name`;

interface SortColumn {
  column: Sql;
  descending: boolean;
  /** what tells those of one key apart, of the table whose index has the column */
  id?: Sql;
}

function sortOf({ sort, name }: BusinessFilters): SortColumn {
  return sort === "like" ? { column: likest(name), descending: false } : SORT_COLUMNS[sort];
}

const NEVER = sql`'0001-01-01'::date`;

/**
 * Results as their indexes keep them, in the same words as in the migration that made these: what is not known comes
 * after the least, a place that needs no visits after those that do.
 */
export const RESULT_KEYS: Record<ResultColumn, Sql> = {
  stake: sql`coalesce(b.stake_score, -1)`,
  complexity: sql`coalesce(b.complexity_score, -1)`,
  growth: sql`coalesce(b.growth_score, -1)`,
  inspection: sql`coalesce(b.inspection_months, CASE WHEN b.inspection_category IS NULL THEN 2000 ELSE 1000 END)`,
};

const up = (column: Sql) => ({ column, descending: false, id: sql`b.id` });
const down = (column: Sql) => ({ column, descending: true, id: sql`b.id` });

const SORT_COLUMNS: Record<Exclude<BusinessFilters["sort"], "like">, SortColumn> = {
  name: { column: sql`bc.sort_name`, descending: false },
  "-name": { column: sql`bc.sort_name`, descending: true },
  changed: { column: sql`coalesce(b.changed_on, ${NEVER})`, descending: false },
  "-changed": { column: sql`coalesce(b.changed_on, ${NEVER})`, descending: true },
  heard: { column: sql`coalesce(b.last_heard_on, ${NEVER})`, descending: false },
  "-heard": { column: sql`coalesce(b.last_heard_on, ${NEVER})`, descending: true },
  employees: { column: sql`coalesce(b.employees, -1)`, descending: false },
  "-employees": { column: sql`coalesce(b.employees, -1)`, descending: true },
  stake: up(RESULT_KEYS.stake),
  "-stake": down(RESULT_KEYS.stake),
  complexity: up(RESULT_KEYS.complexity),
  "-complexity": down(RESULT_KEYS.complexity),
  growth: up(RESULT_KEYS.growth),
  "-growth": down(RESULT_KEYS.growth),
  inspection: up(RESULT_KEYS.inspection),
  "-inspection": down(RESULT_KEYS.inspection),
};

function keyOf(filters: BusinessFilters, cursor: Cursor): Sql {
  if (filters.sort === "like" || filters.sort.endsWith("name")) return sql`${cursor.key}`;
  const result = sortedResult(filters.sort);
  if (result === "growth" || result === "inspection") return sql`${Number(cursor.key)}::float8`;
  return result || filters.sort.endsWith("employees") ? sql`${Number(cursor.key)}::int` : sql`${cursor.key}::date`;
}
