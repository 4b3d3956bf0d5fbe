import { sql } from "~/platform/sql.server.ts";
import type { Queue } from "./triage-terms.ts";

type Sql = typeof sql.empty;

interface QueueSql {
  /** which businesses `b` are in the queue at all */
  member: Sql;
  /** score times freshness as a logarithm, which puts them in the same order on any day: higher comes first */
  rank: Sql;
  /** the newest evidence or confirmation */
  newest: Sql;
}

/**
 * The queues as an index keeps them: the same words as in the migrations that made them (half-life 180 days: ln 2 / 180 a
 * day). Other words would be right too, but slow.
 */
export const QUEUE_SQL: Record<Queue, QueueSql> = {
  growth: {
    member: sql`b.growth_queue = 'growth' AND (b.growth_score > 0 OR b.growth_unusual) AND b.stage NOT IN ('closed', 'dormant')
      AND b.merged_into_id IS NULL AND b.archived_at IS NULL`,
    rank: sql`(ln(greatest(b.growth_score, 1)) + (coalesce(greatest(b.growth_evidence_on, b.confirmed_on), b.changed_on, '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474)`,
    newest: sql`greatest(b.growth_evidence_on, b.confirmed_on)`,
  },
  distress: {
    member: sql`(b.growth_queue = 'distress' OR b.trajectory = 'contracting') AND b.stage NOT IN ('closed', 'dormant')
      AND b.merged_into_id IS NULL AND b.archived_at IS NULL`,
    rank: sql`(ln(1 + greatest(b.growth_score, 0)) + (coalesce(greatest(b.growth_evidence_on, b.confirmed_on, b.changed_on), '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474)`,
    newest: sql`greatest(b.growth_evidence_on, b.confirmed_on, b.changed_on)`,
  },
};
