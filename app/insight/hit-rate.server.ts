import type { StaffReader } from "~/casework/queries/find-business.server.ts";
import { TRIAGE_SETTINGS } from "~/casework/triage/triage-settings.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { type HitCount, type HitShown, shownHits, shownHitsOf } from "./shown-hits.ts";

/** What decisions are counted by: parts of the score, kinds of evidence, the officer's reason, the score's band, and what was decided. */
export const HIT_PARTS = ["groups", "kinds", "reason", "band", "decision"] as const;
export type HitPart = (typeof HIT_PARTS)[number];

export interface HitLine extends HitShown {
  part: HitPart;
  key: string;
}

interface Row extends HitCount {
  part: HitPart;
  key: string;
}

/** Parts of which a decision can have several, or none; of the others each decision has one. */
const OVERLAPPING: readonly HitPart[] = ["groups", "kinds"];

/**
 * How many decisions of each reason, how many of them have an outcome that says so, and how many grew (by the latest of
 * the two outcomes); figures under five are kept back, with those that would give them away. A mind that was changed before the first outcome was due, and
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
    FROM said GROUP BY part, key`);
  const { suppressUnder: under } = TRIAGE_SETTINGS;
  const linesOf = (wanted: HitPart) => rows.filter(({ part }) => part === wanted);
  const all = allOf(linesOf("decision"));
  return HIT_PARTS.flatMap((part) => {
    const lines = linesOf(part);
    const shown = OVERLAPPING.includes(part)
      ? lines.map((line) => shownHitsOf(line, all, under))
      : shownHits(lines, under);
    // what is left out comes last, so that its place does not tell how large it is
    return lines
      .map(({ key }, at) => ({ part, key, ...(shown[at] ?? NOT_SHOWN) }))
      .sort((a, b) => (b.decided ?? 0) - (a.decided ?? 0) || (a.key < b.key ? -1 : 1));
  });
}

const NOT_SHOWN: HitShown = { decided: null, known: null, grew: null, rate: null };

const allOf = (lines: readonly HitCount[]): HitCount =>
  lines.reduce(
    (sum, one) => ({ decided: sum.decided + one.decided, known: sum.known + one.known, grew: sum.grew + one.grew }),
    { decided: 0, known: 0, grew: 0 },
  );
