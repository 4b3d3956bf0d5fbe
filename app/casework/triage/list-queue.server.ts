import type { Stage, Trajectory } from "~/classification/lifecycle-terms.ts";
import type { Segment } from "~/classification/stake-terms.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { RECENT_DAYS } from "../contact-terms.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { QUEUE_SQL } from "./queue-order.server.ts";
import type { QueueCursor, QueueFilters } from "./schema.ts";
import type { Queue, Reason, StandingDecision } from "./triage-terms.ts";

type Sql = typeof sql.empty;

export interface QueueDecision extends StandingDecision {
  id: string;
  reason: Reason;
  by: string | null;
  on: PlainDate;
}

export interface QueueRow {
  id: string;
  name: string;
  /** title of the main SIC code */
  trade: string | null;
  place: string | null;
  ward: string | null;
  stage: Stage | null;
  trajectory: Trajectory | null;
  segment: Segment | null;
  score: number;
  /** newest evidence or confirmation */
  newestOn: PlainDate | null;
  evidenceOn: PlainDate | null;
  unusual: boolean;
  /** of the model that the queue is about */
  reasons: string[];
  /** what was told in the last 30 days, the newest first */
  news: { type: string; on: PlainDate }[];
  lead: string | null;
  /** by any body: another council's is named and no more */
  contact: { on: PlainDate; teamCode: string; council: string | null } | null;
  next: { kind: "task" | "referral"; id: string; what: string; dueOn: PlainDate } | null;
  /** the last decision, when the business is back in spite of it */
  decided: QueueDecision | null;
  key: string;
}

export interface QueuePage {
  rows: QueueRow[];
  next: QueueCursor | null;
  previous: QueueCursor | null;
  /** how many wait, counted to COUNTED at most; null when the page is not the first */
  count: number | null;
  /** how many of them have a head count to be confirmed, to COUNTED_UNUSUAL; null when the page is not the first */
  unusual: number | null;
}

export const QUEUE_PAGE = 50;
/** Beyond this the page says "1,000+". */
export const COUNTED = 1000;
export const COUNTED_UNUSUAL = 99;

/**
 * One page of those who wait for a decision, the most promising and freshest first, in one statement. Which rows they
 * are is read from the queue's index; what a row says only for the rows of the page.
 */
export async function listQueue(
  reader: StaffReader,
  queue: Queue,
  filters: QueueFilters,
  asOf: PlainDate,
): Promise<QueuePage> {
  const { rank, newest } = QUEUE_SQL[queue];
  const where = waitingWhere(reader, queue, filters, asOf);
  const backwards = filters.before !== null;
  const cursor = filters.after ?? filters.before;
  const bound = cursor
    ? sql`AND (${rank}, b.id) ${backwards ? sql`>` : sql`<`} (${cursor.key}::float8, ${cursor.id}::uuid)`
    : sql.empty;
  const order = backwards ? sql`ASC` : sql`DESC`;
  const { councilCode } = reader;
  const [answer = { rows: [], count: null, unusual: null }] = await statements().$queryRaw<Answer[]>(sql`
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(line) - 'rank' ORDER BY line.rank DESC, line.id DESC), '[]') FROM (
        SELECT b.id, b.name, sic_code.title AS trade, site.place, site.ward, b.stage, b.trajectory, b.segment,
          coalesce(b.growth_score, 0) AS score, ${newest} AS "newestOn", b.growth_evidence_on AS "evidenceOn",
          b.growth_unusual AS unusual, found.rank, found.rank::text AS key,
          coalesce(result.reasons, '[]'::jsonb) AS reasons, news.news, lead.name AS lead, ${lastContact(councilCode)} AS contact,
          ${nextStep(reader)} AS next, ${lastDecision(councilCode)} AS decided
        FROM (
          SELECT b.id, ${rank} AS rank FROM business b ${where} ${bound} ORDER BY ${rank} ${order}, b.id ${order} LIMIT ${QUEUE_PAGE + 1}
        ) found
        JOIN business b ON b.id = found.id
        LEFT JOIN sic_code ON sic_code.code = b.sic_codes[1]
        LEFT JOIN LATERAL (SELECT s.town AS place, ward.name AS ward FROM site s LEFT JOIN ward ON ward.code = s.ward_code
          WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1) site ON true
        LEFT JOIN LATERAL (SELECT r.output->'reasons' AS reasons FROM result r
          WHERE r.business_id = b.id AND r.model = ${queue === "growth" ? "growth" : "lifecycle"}
          ORDER BY r.created_at DESC, r.id DESC LIMIT 1) result ON true
        LEFT JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'on', e.on)), '[]') AS news FROM (
          SELECT e.type, (e.recorded_at AT TIME ZONE 'Europe/London')::date AS on FROM event e
          WHERE e.business_id = b.id AND e.recorded_at >= ${addDays(asOf, -RECENT_DAYS)}::date AND e.status = 'in_effect'
          ORDER BY e.recorded_at DESC, e.id DESC LIMIT 2) e) news ON true
        LEFT JOIN LATERAL (SELECT p.name FROM business_lead l JOIN person p ON p.id = l.person_id
          WHERE l.business_id = b.id AND l.council_code = ${councilCode} AND l.ended_at IS NULL) lead ON true
      ) line) AS rows,
      ${cursor ? sql`NULL::int` : sql`(SELECT count(*)::int FROM (SELECT 1 FROM business b ${where} LIMIT ${COUNTED + 1}) counted)`} AS count,
      ${cursor || queue !== "growth" ? sql`NULL::int` : sql`(SELECT count(*)::int FROM (SELECT 1 FROM business b ${where} AND b.growth_unusual LIMIT ${COUNTED_UNUSUAL + 1}) counted)`} AS unusual`);
  const more = answer.rows.length > QUEUE_PAGE;
  const rows = backwards ? answer.rows.slice(-QUEUE_PAGE) : answer.rows.slice(0, QUEUE_PAGE);
  const cursorOf = (row: QueueRow | undefined) => (row ? { key: row.key, id: row.id } : null);
  return {
    rows,
    count: answer.count,
    unusual: answer.unusual,
    next: backwards || more ? cursorOf(rows.at(-1)) : null,
    previous: (backwards ? more : filters.after !== null) ? cursorOf(rows[0]) : null,
  };
}

interface Answer {
  rows: QueueRow[];
  count: number | null;
  unusual: number | null;
}

/** Joins and conditions of those who wait: of the council, not the reader's own, and no decision keeps them back. */
export function waitingWhere(reader: StaffReader, queue: Queue, filters: QueueFilters, asOf: PlainDate): Sql {
  const { councilCode, ownBusinessIds } = reader;
  const parts = [QUEUE_SQL[queue].member];
  if (ownBusinessIds.length > 0) parts.push(sql`b.id <> ALL(${ownBusinessIds}::uuid[])`);
  if (filters.ward)
    parts.push(
      sql`EXISTS (SELECT 1 FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL AND s.ward_code = ${filters.ward})`,
    );
  if (filters.sector) parts.push(sql`b.sector_group = ${filters.sector}`);
  if (filters.segment) parts.push(sql`b.segment = ${filters.segment}`);
  if (filters.stage) parts.push(sql`b.stage = ${filters.stage}`);
  if (filters.unusual) parts.push(sql`b.growth_unusual`);
  parts.push(sql`NOT EXISTS (SELECT 1 FROM triage_decision d
    WHERE d.business_id = b.id AND d.council_code = ${councilCode} AND d.superseded_at IS NULL AND ${keptBack(asOf)})`);
  return sql`JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = ${councilCode} WHERE ${sql.join(parts, " AND ")}`;
}

/** Whether decision `d` keeps business `b` out of the queue: `returnOf` of triage.ts, in SQL. */
export function keptBack(asOf: PlainDate): Sql {
  return sql`d.back_on > ${asOf}::date AND (
    d.decision = 'watch' OR (d.decision <> 'no_action' AND d.due_on >= ${asOf}::date)
    OR NOT ((b.trajectory IS NOT DISTINCT FROM 'in_difficulty' AND d.trajectory IS DISTINCT FROM 'in_difficulty')
      OR (b.growth_evidence_on IS NOT NULL AND (d.evidence_on IS NULL OR b.growth_evidence_on > d.evidence_on))
      OR coalesce(b.growth_score, 0) > d.score))`;
}

function lastContact(councilCode: string): Sql {
  return sql`(SELECT jsonb_build_object('on', c.happened_on, 'teamCode', c.team_code,
      'council', CASE WHEN c.council_code <> ${councilCode} THEN k.short_name END)
    FROM contact c JOIN council k ON k.code = c.council_code
    WHERE c.business_id = b.id AND c.taken_back_at IS NULL ORDER BY c.happened_on DESC, c.id DESC LIMIT 1)`;
}

/** The open task or referral that comes first; another team's restricted task is not there. */
function nextStep({ councilCode, teamCodes }: StaffReader): Sql {
  return sql`(SELECT to_jsonb(step) FROM (
      (SELECT 'task' AS kind, t.id, t.title AS what, t.due_on AS "dueOn" FROM task t
       WHERE t.business_id = b.id AND t.council_code = ${councilCode} AND t.state = 'open'
         AND (NOT t.restricted OR t.team_code = ANY(${teamCodes})) ORDER BY t.due_on, t.id LIMIT 1)
      UNION ALL
      (SELECT 'referral', f.id, f.to_name, f.due_on FROM referral f
       WHERE f.business_id = b.id AND f.council_code = ${councilCode} AND f.state = 'open' ORDER BY f.due_on, f.id LIMIT 1)
      ORDER BY "dueOn" LIMIT 1) step)`;
}

function lastDecision(councilCode: string): Sql {
  return sql`(SELECT ${decisionJson} FROM triage_decision d LEFT JOIN person p ON p.id = d.decided_by_id
    WHERE d.business_id = b.id AND d.council_code = ${councilCode} AND d.superseded_at IS NULL)`;
}

/** A decision `d` by person `p` as pages know it. */
export const decisionJson: Sql = sql`jsonb_build_object('id', d.id, 'decision', d.decision, 'reason', d.reason, 'by', p.name,
  'on', (d.decided_at AT TIME ZONE 'Europe/London')::date, 'dueOn', d.due_on, 'backOn', d.back_on, 'score', d.score,
  'evidenceOn', d.evidence_on, 'trajectory', d.trajectory)`;
