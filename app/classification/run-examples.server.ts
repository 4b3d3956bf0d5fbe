import { statements } from "~/platform/statements.server.ts";
import type { Measure } from "./run-counts.ts";

/** Businesses behind a figure of a run that this member of staff may see now. */
export function listExamples(
  scope: { councilCode: string; ownBusinessIds: readonly string[] },
  runId: string,
  measure: Measure,
  from: string,
  to: string,
): Promise<{ id: string; name: string }[]> {
  return statements().$queryRaw<{ id: string; name: string }[]>`
    SELECT b.id, b.name FROM model_run_example e
    JOIN business_council c ON c.business_id = e.business_id AND c.council_code = e.council_code
    JOIN business b ON b.id = e.business_id
    WHERE e.run_id = ${runId}::uuid AND e.measure = ${measure} AND e."from" = ${from} AND e."to" = ${to}
      AND e.council_code = ${scope.councilCode} AND e.business_id <> ALL(${[...scope.ownBusinessIds]}::uuid[])
      AND b.merged_into_id IS NULL AND b.archived_at IS NULL
    ORDER BY c.sort_name, b.id`;
}

/** How many businesses of a council are at each stage, as lists show it. */
export async function countByStage(councilCode: string): Promise<Record<string, number>> {
  const rows = await statements().$queryRaw<{ stage: string; businesses: number }[]>`
    SELECT b.stage, count(*)::int AS businesses FROM business_council c JOIN business b ON b.id = c.business_id
    WHERE c.council_code = ${councilCode} AND b.stage IS NOT NULL AND b.merged_into_id IS NULL AND b.archived_at IS NULL
    GROUP BY b.stage`;
  return Object.fromEntries(rows.map(({ stage, businesses }) => [stage, businesses]));
}
