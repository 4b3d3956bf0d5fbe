import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { type HitShown, shownHits } from "./triage.ts";
import { TRIAGE_SETTINGS } from "./triage-settings.ts";

/** What decisions are counted by: parts of the score, kinds of evidence, the officer's reason, the score's band, and what was decided. */
export const HIT_PARTS = ["groups", "kinds", "reason", "band", "decision"] as const;
export type HitPart = (typeof HIT_PARTS)[number];

export interface HitLine extends HitShown {
  part: HitPart;
  key: string;
}

interface Row {
  part: HitPart;
  key: string;
  decided: number;
  known: number;
  grew: number;
}

/**
 * How many decisions of each reason, how many of them have an outcome that says so, and how many grew (by the latest of
 * the two outcomes); figures under five are kept back. A mind that was changed before the first outcome was due, and
 * before one was recorded, counts no more.
 */
export async function hitRate({ councilCode }: Pick<StaffReader, "councilCode">): Promise<HitLine[]> {
  const rows = await statements().$queryRaw<Row[]>(sql`
    WITH judged AS (
      SELECT d.groups, d.kinds, d.reason, d.band, d.decision, last.grew
      FROM triage_decision d
      LEFT JOIN LATERAL (SELECT o.grew FROM triage_outcome o WHERE o.decision_id = d.id AND o.state = 'recorded'
        ORDER BY o.months DESC LIMIT 1) last ON true
      WHERE d.council_code = ${councilCode} AND d.queue = 'growth'
        AND (d.superseded_at IS NULL OR EXISTS (SELECT 1 FROM triage_outcome o WHERE o.decision_id = d.id AND o.state <> 'dropped'))
    ), said AS (
      SELECT 'groups' AS part, unnest(groups) AS key, grew FROM judged
      UNION ALL SELECT 'kinds', unnest(kinds), grew FROM judged
      UNION ALL SELECT 'reason', reason, grew FROM judged
      UNION ALL SELECT 'band', coalesce(band, 'none_evident'), grew FROM judged
      UNION ALL SELECT 'decision', decision, grew FROM judged)
    SELECT part, key, count(*)::int AS decided, count(grew)::int AS known, count(*) FILTER (WHERE grew)::int AS grew
    FROM said GROUP BY part, key ORDER BY part, count(*) DESC, key`);
  return rows.map(({ part, key, ...counted }) => ({ part, key, ...shownHits(counted, TRIAGE_SETTINGS) }));
}
