import { addDays, type PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { waitingWhere } from "./list-queue.server.ts";
import { QUEUE_SQL } from "./queue-order.server.ts";
import { saidOf } from "./triage.ts";

export interface DeskTriage {
  /** whom to call today: the first of the growth queue */
  first: { id: string; name: string; score: number; why: string | null }[];
  /** what changed at businesses that the officer watches, in the last 14 days */
  watched: { businessId: string; name: string; type: string; on: PlainDate }[];
  /** outcomes of the officer's decisions that are due, counted to 100 */
  outcomes: number;
}

const SHOWN = 5;
const NEWS_DAYS = 14;
const EVERYTHING = { ward: "", sector: "", segment: null, stage: null, after: null, before: null };

/** What the triage puts on the desk of one officer, in one statement. */
export async function findDeskTriage(reader: StaffReader, asOf: PlainDate): Promise<DeskTriage> {
  const { councilCode, person, ownBusinessIds } = reader;
  const { rank } = QUEUE_SQL.growth;
  const [row] = await statements().$queryRaw<
    (Omit<DeskTriage, "first"> & { first: (DeskTriage["first"][number] & { reasons: string[] | null })[] })[]
  >`
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(line) - 'rank' ORDER BY line.rank DESC, line.id DESC), '[]') FROM (
        SELECT found.*, (SELECT r.output->'reasons' FROM result r WHERE r.business_id = found.id AND r.model = 'growth'
          ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS reasons
        FROM (SELECT b.id, b.name, b.growth_score AS score, ${rank} AS rank
              FROM business b ${waitingWhere(reader, "growth", EVERYTHING, asOf)}
              ORDER BY ${rank} DESC, b.id DESC LIMIT ${SHOWN}) found) line) AS first,
      (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'at' ORDER BY e.at DESC), '[]') FROM (
        SELECT b.id AS "businessId", b.name, e.type, e.recorded_at AS at, (e.recorded_at AT TIME ZONE 'Europe/London')::date AS on
        FROM triage_decision d JOIN business b ON b.id = d.business_id JOIN event e ON e.business_id = b.id
        WHERE d.council_code = ${councilCode} AND d.decision = 'watch' AND d.superseded_at IS NULL AND d.owner_id = ${person.id}::uuid
          AND e.recorded_at > greatest(d.decided_at, ${addDays(asOf, -NEWS_DAYS)}::date) AND e.person_id IS DISTINCT FROM d.owner_id
          AND b.id <> ALL(${ownBusinessIds}::uuid[]) AND b.merged_into_id IS NULL AND b.archived_at IS NULL
          AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${councilCode})
        ORDER BY e.recorded_at DESC LIMIT 8) e) AS watched,
      (SELECT count(*)::int FROM (SELECT 1 FROM triage_outcome o JOIN triage_decision d ON d.id = o.decision_id
        WHERE o.state = 'open' AND o.due_on <= ${asOf}::date AND d.council_code = ${councilCode} AND d.owner_id = ${person.id}::uuid
        LIMIT 100) o) AS outcomes`;
  if (!row) return { first: [], watched: [], outcomes: 0 };
  return { ...row, first: row.first.map(({ reasons, ...one }) => ({ ...one, why: saidOf(reasons ?? [])[0] ?? null })) };
}
