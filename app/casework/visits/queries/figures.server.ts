import { today } from "~/lib/clock.ts";
import { addMonths, isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import { isMonth } from "../filters.ts";
import { filterVisit } from "../policy.ts";
import type { Counts } from "../rules.ts";
import { FIGURE_MONTHS, FOUND_GONE, REGIMES, SMALL_CELL } from "../visit-terms.ts";

export interface MonthCounts extends Counts {
  /** "2026-11" */
  month: string;
  teamCode: string;
}

/** The first day of the months that the figures cover. */
export function figuresFrom(asOf: PlainDate): PlainDate {
  return addMonths(`${asOf.slice(0, 7)}-01`, 1 - FIGURE_MONTHS);
}

/** What visits of the council came to, by month and team, the newest month first. Nothing is left out here: `cellFor` does that. */
export function countVisits(scope: Pick<StaffReader, "councilCode">): Promise<MonthCounts[]> {
  const from = figuresFrom(today());
  const gone = [...FOUND_GONE];
  return statements().$queryRaw<MonthCounts[]>`
    SELECT month, team_code AS "teamCode", sum(visits)::int AS visits, sum(gone)::int AS gone, sum(wasted)::int AS wasted,
      sum(avoided)::int AS avoided
    FROM (
      SELECT to_char(visited_on, 'YYYY-MM') AS month, team_code, 1 AS visits, (coalesce(found = ANY(${gone}), false))::int AS gone,
        (state = 'nobody_there')::int AS wasted, 0 AS avoided
      FROM visit WHERE council_code = ${scope.councilCode} AND state IN ('done', 'nobody_there') AND visited_on >= ${from}::date
      UNION ALL
      SELECT to_char(answered_at AT TIME ZONE 'Europe/London', 'YYYY-MM'), team_code, 0, 0, 0, 1
      FROM still_here_ask WHERE council_code = ${scope.councilCode} AND avoided AND answered_at >= ${from}::date
    ) one GROUP BY month, team_code ORDER BY month DESC, team_code`;
}

export const HISTORY_KINDS = ["visits", "gone", "wasted", "avoided"] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

export interface HistoryFilters {
  kind: HistoryKind;
  /** null: all the months of the figures */
  month: string | null;
  team: string | null;
  after: { on: PlainDate; id: string } | null;
}

export function readHistoryFilters(search: URLSearchParams): HistoryFilters {
  const [on = "", id] = (search.get("after") ?? "").split("_");
  const team = search.get("team");
  const month = search.get("month") ?? "";
  return {
    kind: HISTORY_KINDS.find((kind) => kind === search.get("kind")) ?? "visits",
    month: isMonth(month) ? month : null,
    team: team && (Object.hasOwn(REGIMES, team) || /^[A-Z]{2,8}$/i.test(team)) ? team : null,
    after: isPlainDate(on) && isId(id) ? { on, id } : null,
  };
}

export interface HistoryLine {
  id: string;
  on: PlainDate;
  siteId: string;
  /** null of an ask */
  visitId: string | null;
  business: string;
  address: string;
  teamCode: string;
  councilCode: string;
  purpose: string | null;
  confidence: string | null;
  found: string | null;
  note: string | null;
  /** of an ask */
  answer: string | null;
  hidden: boolean;
}

const PAGE = 50;

/** Whether a team's figures are the reader's to see whole: their own team's, and every team's for an auditor. */
export function seesWhole(reader: Pick<StaffReader, "teamCodes" | "roles">, team: string): boolean {
  return reader.teamCodes.includes(team) || reader.roles.includes("auditor");
}

/**
 * The visits, or the asks, behind a figure, the newest first. Of another team nothing where there are few: so few are not
 * told as a figure either.
 */
export async function listHistory(
  reader: StaffReader,
  { kind, month, team, after }: HistoryFilters,
): Promise<{ lines: HistoryLine[]; next: string | null }> {
  const from = month ? `${month}-01` : figuresFrom(today());
  const until = month ? addMonths(from, 1) : addMonths(today(), 1);
  const asks = kind === "avoided";
  const day = asks ? sql`(v.answered_at AT TIME ZONE 'Europe/London')::date` : sql`v.visited_on`;
  const which = {
    visits: sql`v.state IN ('done', 'nobody_there')`,
    gone: sql`v.state = 'nobody_there' AND v.found = ANY(${[...FOUND_GONE]})`,
    wasted: sql`v.state = 'nobody_there'`,
    avoided: sql`v.avoided`,
  }[kind];
  const columns = asks
    ? sql`NULL::uuid AS "visitId", NULL AS purpose, NULL AS confidence, NULL AS found, NULL AS note, v.answer`
    : sql`v.id AS "visitId", v.purpose, v.confidence, v.found, v.note, NULL AS answer`;
  const all = reader.roles.includes("auditor");
  const whose = team ? sql`v.team_code = ${team}` : all ? sql`true` : sql`v.team_code = ANY(${reader.teamCodes})`;
  const rows = await statements().$queryRaw<Omit<HistoryLine, "hidden">[]>`
    SELECT v.id, ${day}::text AS on, v.site_id AS "siteId", b.name AS business, concat_ws(', ', s.address_line1, s.town, s.postcode) AS address,
      v.team_code AS "teamCode", v.council_code AS "councilCode", ${columns}
    FROM ${asks ? sql`still_here_ask` : sql`visit`} v JOIN business b ON b.id = v.business_id LEFT JOIN site s ON s.id = v.site_id
    WHERE v.council_code = ${reader.councilCode} AND ${which} AND ${day} >= ${from}::date AND ${day} < ${until}::date
      AND ${whose}
      AND b.id <> ALL(${reader.ownBusinessIds}::uuid[])
      ${after ? sql`AND (${day}, v.id) < (${after.on}::date, ${after.id}::uuid)` : sql.empty}
    ORDER BY ${day} DESC, v.id DESC LIMIT ${PAGE + 1}`;
  const few =
    (after ? (await listHistory(reader, { kind, month, team, after: null })).lines : rows).length < SMALL_CELL;
  if (team && few && !seesWhole(reader, team)) return { lines: [], next: null };
  const last = rows.at(PAGE - 1);
  return {
    lines: rows.slice(0, PAGE).map((row) => filterVisit(row, reader)),
    next: rows.length > PAGE && last ? `${last.on}_${last.id}` : null,
  };
}
