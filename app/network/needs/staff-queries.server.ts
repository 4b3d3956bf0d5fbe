import { addDays, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { PostKind, PostState } from "../post-terms.ts";
import { NEED_CHOICES, type NeedChoice, type Outcome } from "../posts/terms.ts";
import { seenBy } from "../queries.server.ts";
import { type NeedStatus, NO_ANSWER_DAYS, type StaffNeedFilters } from "./staff-filters.ts";

type Sql = typeof sql.empty;

const viewerOf = (scope: StaffScope) => ({ kind: "staff", councilCode: scope.councilCode, ownBusinessIds: scope.ownBusinessIds }) as const; // biome-ignore format: one line

/** What has become of a need, in SQL: the five states of `NEED_STATUSES`. */
function status(asOf: PlainDate): Sql {
  return sql`CASE
    WHEN p.outcome = 'yes' THEN 'met' WHEN p.outcome = 'partly' THEN 'partly'
    WHEN p.outcome = 'no' OR (p.state = 'expired' AND p.asked_at < ${addDays(asOf, -NO_ANSWER_DAYS)}::date) THEN 'unmet'
    WHEN p.state = 'expired' THEN 'asked' ELSE 'open' END`;
}

/** Needs that count: what was taken back or not published is left out. */
const COUNTED = sql`p.kind = 'need' AND p.state NOT IN ('withdrawn', 'refused')`;

export interface NeedTally {
  need: NeedChoice;
  open: number;
  asked: number;
  met: number;
  partly: number;
  unmet: number;
}

/** How many needs of each column were posted since a day, by what became of them: a row a column, in their order. */
export async function tallyNeeds(scope: StaffScope, asOf: PlainDate, since: PlainDate): Promise<NeedTally[]> {
  const rows = await statements().$queryRaw<{ need: NeedChoice; status: NeedStatus; count: number }[]>`
    SELECT need_column AS need, status, count(*)::int AS count FROM (
      SELECT p.need_column, ${status(asOf)} AS status FROM post p
      WHERE ${COUNTED} AND p.created_at >= ${since}::date AND ${seenBy(viewerOf(scope))}) one
    GROUP BY 1, 2`;
  return NEED_CHOICES.map((need) => {
    const of = (key: NeedStatus) => rows.find((row) => row.need === need && row.status === key)?.count ?? 0;
    return { need, open: of("open"), asked: of("asked"), met: of("met"), partly: of("partly"), unmet: of("unmet") };
  });
}

export interface StaffNeed {
  id: string;
  reference: string;
  needColumn: NeedChoice;
  title: string;
  state: PostState;
  audience: string;
  status: NeedStatus;
  outcome: Outcome | null;
  postedOn: PlainDate;
  businessId: string;
  business: string;
  town: string | null;
  answers: number;
  metBy: string | null;
  /** the district that sees to it, by its short name */
  council: string | null;
}

const PAGE = 40;

/** Needs of the businesses that this officer may see, the newest first. */
export async function listStaffNeeds(
  scope: StaffScope,
  filters: StaffNeedFilters,
  asOf: PlainDate,
): Promise<{ rows: StaffNeed[]; next: string | null }> {
  const parts = [COUNTED, seenBy(viewerOf(scope)), sql`p.created_at >= ${filters.since}::date`];
  if (filters.need) parts.push(sql`p.need_column = ${filters.need}`);
  if (filters.status) parts.push(sql`${status(asOf)} = ${filters.status}`);
  if (filters.text) parts.push(sql`p.search_text LIKE '%' || fold(${filters.text.replaceAll(/[\\%_]/g, " ")}) || '%'`);
  if (isId(filters.after ?? undefined))
    parts.push(sql`(p.created_at, p.id) < (SELECT created_at, id FROM post WHERE id = ${filters.after}::uuid)`);
  const found = await statements().$queryRaw<StaffNeed[]>`
    SELECT p.id, p.reference, p.need_column AS "needColumn", p.title, p.state, p.audience, ${status(asOf)} AS status, p.outcome,
      (p.created_at AT TIME ZONE 'Europe/London')::date::text AS "postedOn", p.business_id AS "businessId", b.name AS business,
      (SELECT s.town FROM site s WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1) AS town,
      (SELECT count(*)::int FROM thread t WHERE t.post_id = p.id) AS answers,
      coalesce((SELECT met.name FROM business met WHERE met.id = p.met_by_business_id), p.met_by_text) AS "metBy",
      (SELECT c.short_name FROM council c WHERE c.code = p.council_code) AS council
    FROM post p JOIN business b ON b.id = p.business_id
    WHERE ${sql.join(parts, " AND ")} ORDER BY p.created_at DESC, p.id DESC LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/** A post of one business, for its record. */
export interface RecordPost {
  id: string;
  reference: string;
  kind: PostKind;
  title: string;
  state: PostState;
  audience: string;
  outcome: Outcome | null;
  on: PlainDate;
  answers: number;
}

/** The last posts of a business whose record is open before an officer; none of one they may not see. */
export function listRecordPosts(scope: StaffScope, businessId: string): Promise<RecordPost[]> {
  return statements().$queryRaw`
    SELECT p.id, p.reference, p.kind, p.title, p.state, p.audience, p.outcome,
      (p.created_at AT TIME ZONE 'Europe/London')::date::text AS "on", (SELECT count(*)::int FROM thread t WHERE t.post_id = p.id) AS answers
    FROM post p WHERE p.business_id = ${businessId}::uuid AND ${seenBy(viewerOf(scope))} ORDER BY p.created_at DESC, p.id DESC LIMIT 8`;
}
