import { addDays, type PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { QUEUE_SQL } from "./queue-order.server.ts";
import type { Queue } from "./triage-terms.ts";

export interface Watched {
  id: string;
  businessId: string;
  name: string;
  reason: string;
  note: string | null;
  owner: string | null;
  mine: boolean;
  since: PlainDate;
  /** the day on which the watching ends, or has ended */
  backOn: PlainDate;
  /** the queue that it is back in, or would be; null when nothing puts it in one */
  queue: Queue | null;
  score: number;
  scoreThen: number;
  /** changes since it is watched, counted to 100 */
  changes: number;
  newest: { type: string; on: PlainDate } | null;
}

const MOST = 200;
/** So many days those whose day has come are still listed: they are back in the queue, and wait for another decision. */
const STILL_LISTED_DAYS = 30;

/** What the council watches: those that came back of late, then those that come back soonest, 200 at most. */
export function listWatched(reader: StaffReader, mineOnly: boolean, asOf: PlainDate): Promise<Watched[]> {
  const { councilCode, ownBusinessIds, person } = reader;
  return statements().$queryRaw<Watched[]>(sql`
    SELECT d.id, b.id AS "businessId", b.name, d.reason, d.note, p.name AS owner, d.owner_id = ${person.id}::uuid AS mine,
      (d.decided_at AT TIME ZONE 'Europe/London')::date::text AS since, d.back_on::text AS "backOn",
      CASE WHEN ${QUEUE_SQL.growth.member} THEN 'growth' WHEN ${QUEUE_SQL.distress.member} THEN 'distress' END AS queue,
      coalesce(b.growth_score, 0) AS score, d.score AS "scoreThen",
      (SELECT count(*)::int FROM (SELECT 1 FROM event e WHERE e.business_id = b.id AND e.recorded_at > d.decided_at LIMIT 100) e) AS changes,
      (SELECT jsonb_build_object('type', e.type, 'on', (e.recorded_at AT TIME ZONE 'Europe/London')::date) FROM event e
       WHERE e.business_id = b.id AND e.recorded_at > d.decided_at ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1) AS newest
    FROM triage_decision d JOIN business b ON b.id = d.business_id LEFT JOIN person p ON p.id = d.owner_id
    WHERE d.council_code = ${councilCode} AND d.decision = 'watch' AND d.superseded_at IS NULL
      AND d.back_on > ${addDays(asOf, -STILL_LISTED_DAYS)}::date
      AND b.merged_into_id IS NULL AND b.archived_at IS NULL AND b.id <> ALL(${ownBusinessIds}::uuid[])
      AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${councilCode})
      ${mineOnly ? sql`AND d.owner_id = ${person.id}::uuid` : sql.empty}
    ORDER BY d.back_on, d.id LIMIT ${MOST}`);
}
