import type { BusinessInspection } from "~/classification/assess.ts";
import type { ComplexityResult } from "~/classification/complexity.ts";
import type { GrowthResult } from "~/classification/growth-terms.ts";
import type { StakeResult } from "~/classification/stake-terms.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { allows, type Role } from "~/platform/auth/policy.ts";
import { sql } from "~/platform/sql.server.ts";

export interface ModelChange {
  id: string;
  on: PlainDate;
  outcome: string;
  score: number | null;
  /** whether anything was known, of growth */
  known: boolean | null;
  /** the event that it followed from; null when time alone did it */
  eventType: string | null;
}

/** A model's newest answer, and the last few that were kept, the newest first. */
export interface ModelRecord<Output> {
  asOf: PlainDate;
  output: Output;
  history: ModelChange[];
}

export interface InspectionShown {
  category: string | null;
  /** of the place to go to soonest */
  dueOn: PlainDate | null;
  /** null for those who see category and date alone */
  detail: BusinessInspection | null;
}

/** Stake, complexity, growth and inspection of a business; one that was not worked out is not there. */
export interface StoredModels {
  stake?: ModelRecord<StakeResult>;
  complexity?: ModelRecord<ComplexityResult>;
  growth?: ModelRecord<GrowthResult>;
  inspection?: ModelRecord<BusinessInspection>;
}

export type RecordModels = Omit<StoredModels, "inspection"> & { inspection?: ModelRecord<InspectionShown> };

const SHOWN_HISTORY = 5;

/** `StoredModels` as one value of a statement in which the business is `b`. */
export const modelsOfBusiness = sql`(
  SELECT coalesce(jsonb_object_agg(m.model, newest.result || jsonb_build_object('history', past.lines)), '{}')
  FROM unnest(ARRAY['stake', 'complexity', 'growth', 'inspection']) AS m(model)
  CROSS JOIN LATERAL (
    SELECT jsonb_build_object('asOf', r.as_of, 'output', r.output) AS result FROM result r
    WHERE r.business_id = b.id AND r.model = m.model ORDER BY r.created_at DESC, r.id DESC LIMIT 1) newest
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', h.id, 'on', h.as_of, 'outcome', h.outcome, 'score', h.score, 'known', h.known, 'eventType', h.type)
      ORDER BY h.created_at DESC, h.id DESC) AS lines
    FROM (SELECT r.id, r.as_of, r.outcome, r.output->'score' AS score, r.output->'known' AS known, r.created_at, e.type
          FROM result r LEFT JOIN event e ON e.id = r.event_id
          WHERE r.business_id = b.id AND r.model = m.model
          ORDER BY r.created_at DESC, r.id DESC LIMIT ${SHOWN_HISTORY}) h) past)`;

/** What of the models this reader may see: who does not inspect sees an inspection's category and date alone. */
export function modelsFor({ inspection, ...models }: StoredModels, roles: readonly Role[]): RecordModels {
  if (!inspection) return models;
  const { output } = inspection;
  const detail = allows(roles, "inspection.detail") ? output : null;
  const dueOn = output.sites[0]?.dueOn ?? null;
  return { ...models, inspection: { ...inspection, output: { category: output.category, dueOn, detail } } };
}
