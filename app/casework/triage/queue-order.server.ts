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
 * The queues: a trigger keeps a business's rank in each (half-life 180 days: ln 2 / 180 a day), null for those that are not
 * in it, and an index their order. No index names the days themselves, which every save moves.
 */
export const QUEUE_SQL: Record<Queue, QueueSql> = {
  growth: {
    member: sql`b.growth_rank IS NOT NULL`,
    rank: sql`b.growth_rank`,
    newest: sql`greatest(b.growth_evidence_on, b.confirmed_on)`,
  },
  distress: {
    member: sql`b.distress_rank IS NOT NULL`,
    rank: sql`b.distress_rank`,
    newest: sql`greatest(b.growth_evidence_on, b.confirmed_on, b.changed_on)`,
  },
};
