import type { Stage, Trajectory } from "~/classification/lifecycle-terms.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { decisionJson, type QueueDecision } from "./list-queue.server.ts";
import type { Queue } from "./triage-terms.ts";

/** A business as a decision is made on it: what the models say and the decision that stands. */
export interface Candidate {
  id: string;
  name: string;
  queue: Queue;
  stage: Stage | null;
  trajectory: Trajectory | null;
  score: number;
  band: string | null;
  evidenceOn: PlainDate | null;
  newestOn: PlainDate | null;
  unusual: boolean;
  employees: number | null;
  growth: {
    parts: Record<string, number | null>;
    reasons: string[];
    settingsVersion: number;
    unusual: string | null;
  } | null;
  lifecycle: { reasons: string[] } | null;
  decided: (QueueDecision & { note: string | null; ownerId: string | null }) | null;
}

/**
 * The businesses of these ids that the reader may decide on: of their council, not their own, and neither merged nor
 * closed. Those that are not there are left out.
 */
export function findCandidates(
  reader: Pick<StaffReader, "councilCode" | "ownBusinessIds">,
  ids: readonly string[],
  tx: Statements = statements(),
): Promise<Candidate[]> {
  const newest = (model: string) => sql`(SELECT r.output FROM result r WHERE r.business_id = b.id AND r.model = ${model}
    ORDER BY r.created_at DESC, r.id DESC LIMIT 1)`;
  return tx.$queryRaw<Candidate[]>(sql`
    SELECT b.id, b.name, CASE WHEN b.growth_queue = 'distress' OR b.trajectory = 'contracting' THEN 'distress' ELSE 'growth' END AS queue,
      b.stage, b.trajectory, coalesce(b.growth_score, 0) AS score, b.growth_band AS band, b.growth_evidence_on::text AS "evidenceOn",
      greatest(b.growth_evidence_on, b.confirmed_on)::text AS "newestOn", b.growth_unusual AS unusual, b.employees,
      ${newest("growth")} AS growth, ${newest("lifecycle")} AS lifecycle,
      (SELECT ${decisionJson} || jsonb_build_object('note', d.note, 'ownerId', d.owner_id)
       FROM triage_decision d LEFT JOIN person p ON p.id = d.decided_by_id
       WHERE d.business_id = b.id AND d.council_code = ${reader.councilCode} AND d.superseded_at IS NULL) AS decided
    FROM business b JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = ${reader.councilCode}
    WHERE b.id = ANY(${[...ids]}::uuid[]) AND b.id <> ALL(${reader.ownBusinessIds}::uuid[])
      AND b.merged_into_id IS NULL AND b.archived_at IS NULL AND b.stage IS DISTINCT FROM 'closed'
    ORDER BY b.id`);
}
