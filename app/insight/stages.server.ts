import { needsKnown } from "~/casework/queries/needs-known.server.ts";
import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import type { NeedCounts } from "~/classification/needs.ts";
import { NEED_COLUMN_KEYS, type NeedColumn } from "~/classification/needs-settings.ts";
import { NOT_SETTLED } from "~/classification/results.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { businessesOf, type ChosenPlace } from "./place.server.ts";
import { SEGMENT_COLUMNS, type SegmentColumn } from "./segment-columns.ts";
import type { NeedAtStage } from "./suppress-needs.ts";

const KEYS = sql`coalesce(b.stage, 'not_enough_known') AS stage, coalesce(b.segment, ${NOT_SETTLED}) AS segment`;
type Place = Pick<ChosenPlace, "kind" | "code">;

/** How many businesses of a place are at each stage, by segment: a row a stage, in the order of STAGES and SEGMENT_COLUMNS. */
export async function stageCounts(scope: StaffScope, place: Place): Promise<number[][]> {
  const rows = await statements().$queryRaw<{ stage: Stage; segment: SegmentColumn; count: number }[]>(
    sql`SELECT ${KEYS}, count(*)::int AS count FROM ${businessesOf(scope, place)} GROUP BY 1, 2`,
  );
  return STAGES.map((stage) =>
    SEGMENT_COLUMNS.map((segment) => rows.find((row) => row.stage === stage && row.segment === segment)?.count ?? 0),
  );
}

interface NeedRow {
  stage: Stage;
  segment: SegmentColumn;
  need: NeedColumn;
  expressed: number;
  served: number;
  both: number;
}

/** What is known of each need at each stage: of all, and of each segment in the order of SEGMENT_COLUMNS. Two statements. */
export async function needCounts(scope: StaffScope, place: Place, asOf: PlainDate): Promise<NeedAtStage[][]> {
  const [counts, rows] = await Promise.all([
    stageCounts(scope, place),
    statements().$queryRaw<NeedRow[]>(sql`
      SELECT here.stage, here.segment, known.need, count(*) FILTER (WHERE known.expressed)::int AS expressed,
        count(*) FILTER (WHERE known.served)::int AS served, count(*) FILTER (WHERE known.expressed AND known.served)::int AS both
      FROM (SELECT b.id, ${KEYS} FROM ${businessesOf(scope, place)}) here
        JOIN (${needsKnown(scope.councilCode, asOf)}) known ON known.business_id = here.id
      GROUP BY 1, 2, 3`),
  ]);
  const known = new Map(rows.map((row) => [`${row.stage} ${row.segment} ${row.need}`, row]));
  return STAGES.map((stage, at) =>
    NEED_COLUMN_KEYS.map((need) => {
      const parts = SEGMENT_COLUMNS.map((segment, column): NeedCounts => {
        const row = known.get(`${stage} ${segment} ${need}`);
        return {
          businesses: counts[at]?.[column] ?? 0,
          expressed: row?.expressed ?? 0,
          served: row?.served ?? 0,
          expressedAndServed: row?.both ?? 0,
        };
      });
      const sum = (key: keyof NeedCounts) => parts.reduce((all, part) => all + part[key], 0);
      return {
        parts,
        whole: {
          businesses: sum("businesses"),
          expressed: sum("expressed"),
          served: sum("served"),
          expressedAndServed: sum("expressedAndServed"),
        },
      };
    }),
  );
}
