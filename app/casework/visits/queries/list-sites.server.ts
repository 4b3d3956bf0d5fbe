import type { Certainty } from "~/classification/inspection.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { RECENT_DAYS } from "../../contact-terms.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import type { TeamCode } from "../../teams.ts";
import type { VisitCursor, VisitFilters } from "../filters.ts";
import { ADDRESS_SQL, areaOf, certaintySql, regimeIs, tradesSql } from "./visit-parts.server.ts";

/** A place on the visit list. */
export interface ListedSite {
  id: string;
  businessId: string;
  business: string;
  address: string;
  postcode: string | null;
  ward: string | null;
  phone: string | null;
  rank: number;
  category: string | null;
  dueOn: PlainDate | null;
  statutory: boolean;
  scheme: string | null;
  hazard: number | null;
  exposure: number | null;
  confidence: string | null;
  lastVisitOn: PlainDate | null;
  certainty: Certainty;
  heardOn: PlainDate | null;
  goneOn: PlainDate | null;
  /** a visit that is planned already */
  planned: { id: string; on: PlainDate; officer: string | null } | null;
  /** the day they were asked whether they are still there, while there is no answer */
  askedOn: PlainDate | null;
  /** who else was there in the last 30 days, the newest first */
  seen: { teamCode: string; council: string | null; channel: string; on: PlainDate }[];
  headOffice: { here: boolean; place: string | null } | null;
  primaryAuthority: { authority: string; planUrl: string | null } | null;
}

export const VISIT_PAGE = 50;

/**
 * Places of the council's area that a team visits, in the order of risk: by category; in it those
 * where nobody has been yet, then by the day they are due. Each district's are read in this order from its index.
 * @param team  one of `teamsToVisit`
 */
export async function listSites(
  reader: StaffReader,
  team: TeamCode,
  filters: VisitFilters,
): Promise<{ rows: ListedSite[]; next: VisitCursor | null }> {
  const asOf = today();
  const { inspection } = await modelSettings(statements());
  const area = await areaOf(reader.councilCode);
  const certainty = certaintySql(asOf, inspection);
  const trades = tradesSql(asOf, inspection);
  const { after } = filters;
  const wanted = [
    sql`s.council_code = area.code AND s.closed_on IS NULL AND s.inspection_rank IS NOT NULL AND s.is_operating`,
    sql`b.trading_status <> 'ceased' AND b.archived_at IS NULL AND b.merged_into_id IS NULL`,
    sql`b.id <> ALL(${reader.ownBusinessIds}::uuid[])`,
    sql`EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${reader.councilCode})`,
    regimeIs(team),
    filters.list === "go" ? trades : sql`${trades} IS NOT TRUE`,
    ...narrowed(filters, asOf),
    ...(after
      ? [sql`(s.inspection_rank, ${DUE_SQL}, s.id) > (${after.rank}::int, ${after.dueOn}::date, ${after.id}::uuid)`]
      : []),
  ];
  const rows = await statements().$queryRaw<ListedSite[]>`
    SELECT s.id, b.id AS "businessId", b.name AS business, ${ADDRESS_SQL} AS address, s.postcode, ward.name AS ward, b.phone,
      s.inspection_rank AS rank, s.inspection_category AS category, s.inspection_due_on::text AS "dueOn",
      s.inspection_statutory AS statutory, s.hazard, s.exposure, ${certainty} AS certainty, b.last_heard_on::text AS "heardOn",
      s.gone_on::text AS "goneOn",
      (SELECT r.scheme FROM inspection_ruling r WHERE r.site_id = s.id AND r.kind = 'scheme' AND r.ended_at IS NULL
       ORDER BY r.next_on NULLS LAST LIMIT 1) AS scheme,
      last.confidence, last.visited_on::text AS "lastVisitOn",
      (SELECT jsonb_build_object('id', v.id, 'on', v.planned_on, 'officer', p.name) FROM visit v LEFT JOIN person p ON p.id = v.officer_id
       WHERE v.site_id = s.id AND v.state = 'planned' AND v.council_code = ${reader.councilCode} ORDER BY v.planned_on LIMIT 1) AS planned,
      (SELECT (a.asked_at AT TIME ZONE 'Europe/London')::date::text FROM still_here_ask a
       WHERE a.site_id = s.id AND a.answer IS NULL LIMIT 1) AS "askedOn",
      coalesce(seen.lines, '[]') AS seen,
      (SELECT jsonb_build_object('here', h.outside_council IS NULL, 'place', coalesce(h.outside_council, h.town)) FROM site h
       WHERE h.business_id = b.id AND h.is_head_office AND h.closed_on IS NULL LIMIT 1) AS "headOffice",
      (SELECT jsonb_build_object('authority', pa.authority, 'planUrl', pa.plan_url) FROM primary_authority pa
       WHERE pa.business_id = b.id) AS "primaryAuthority"
    FROM (
      SELECT one.id FROM unnest(${area}::text[]) AS area(code) CROSS JOIN LATERAL (
        SELECT s.id, s.inspection_rank AS rank, ${DUE_SQL} AS due FROM site s JOIN business b ON b.id = s.business_id
        WHERE ${sql.join(wanted, " AND ")}
        ORDER BY s.inspection_rank, ${DUE_SQL}, s.id LIMIT ${VISIT_PAGE + 1}
      ) one ORDER BY one.rank, one.due, one.id LIMIT ${VISIT_PAGE + 1}
    ) found
    JOIN site s ON s.id = found.id JOIN business b ON b.id = s.business_id
    LEFT JOIN ward ON ward.code = s.ward_code
    LEFT JOIN LATERAL (
      SELECT v.confidence, v.visited_on FROM visit v WHERE v.site_id = s.id AND v.state = 'done'
      ORDER BY v.visited_on DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(to_jsonb(line)) AS lines FROM (
        SELECT c.team_code AS "teamCode", CASE WHEN c.council_code <> ${reader.councilCode} THEN k.short_name END AS council,
          c.channel, c.happened_on AS on
        FROM contact c JOIN council k ON k.code = c.council_code
        WHERE c.business_id = b.id AND c.taken_back_at IS NULL AND c.happened_on BETWEEN ${addDays(asOf, -RECENT_DAYS)}::date AND ${asOf}::date
          AND NOT (c.council_code = ${reader.councilCode} AND c.team_code = ${team})
        ORDER BY c.happened_on DESC, c.id DESC LIMIT 2) line) seen ON true
    ORDER BY s.inspection_rank, ${DUE_SQL}, s.id`;
  const last = rows.at(VISIT_PAGE - 1);
  const next = rows.length > VISIT_PAGE && last ? last : null;
  return {
    rows: rows.slice(0, VISIT_PAGE),
    next: next && { rank: next.rank, dueOn: next.dueOn ?? NEVER, id: next.id },
  };
}

/** Stands for the day that a place is due where no day follows from a visit: as in the index. */
const NEVER = "0001-01-01";
/** The day a place `s` is due as `site_visits_idx` has it. */
export const DUE_SQL = sql`coalesce(s.inspection_due_on, '0001-01-01'::date)`;

/** What the filters ask for; category E is not visited by routine and comes only when it is asked for. */
function narrowed({ ward, category, hazard, due, planned }: VisitFilters, asOf: PlainDate) {
  const parts = [];
  if (category === null) parts.push(sql`s.inspection_rank <> 5`);
  else if (category === "none") parts.push(sql`s.inspection_rank = 6`);
  else parts.push(sql`s.inspection_rank = ${"ABCDE".indexOf(category) + 1}::int`);
  if (ward) parts.push(sql`s.ward_code = ${ward}`);
  if (hazard) parts.push(sql`s.hazard = ${hazard}::int`);
  // in the index's own words, so that places of other days are passed over in the index without being read
  if (due === "overdue") parts.push(sql`${DUE_SQL} > ${NEVER}::date AND ${DUE_SQL} < ${asOf}::date`);
  else if (due === "never") parts.push(sql`${DUE_SQL} = ${NEVER}::date`);
  else if (due) {
    const first = `${due}-01`;
    parts.push(sql`${DUE_SQL} >= ${first}::date AND ${DUE_SQL} < ${addMonths(first, 1)}::date`);
  }
  // planned visits are few: begin with them, not with every place in its order
  if (planned === "yes") parts.push(sql`s.id = ANY(ARRAY(SELECT v.site_id FROM visit v WHERE v.state = 'planned'))`);
  else if (planned) parts.push(sql`NOT EXISTS (SELECT 1 FROM visit v WHERE v.site_id = s.id AND v.state = 'planned')`);
  return parts;
}
