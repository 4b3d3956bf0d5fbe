import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { ComplexityResult } from "./complexity.ts";
import type { LifecycleResult, Stage } from "./lifecycle-terms.ts";
import type { StakeResult } from "./stake-terms.ts";

export interface OwnerStage {
  name: string;
  /** as it is shown: an officer's while their word stands */
  stage: Stage | null;
  result: LifecycleResult | null;
  stake: StakeResult | null;
  complexity: ComplexityResult | null;
  /** head counts with the day from which each stood, oldest first */
  headcounts: { date: PlainDate; employees: number }[];
  overridden: boolean;
  challenge: { on: PlainDate; reason: string; answer: string | null; answeredOn: PlainDate | null } | null;
}

/** What the owner's page of the stage shows. The caller has checked that the reader belongs to the business. */
export async function findOwnerStage(businessId: string): Promise<OwnerStage | null> {
  const [row] = await statements().$queryRaw<OwnerStage[]>`
    SELECT b.name, b.stage,
      (SELECT r.output FROM result r WHERE r.business_id = b.id AND r.model = 'lifecycle'
       ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS result,
      (SELECT r.output FROM result r WHERE r.business_id = b.id AND r.model = 'stake'
       ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS stake,
      (SELECT r.output FROM result r WHERE r.business_id = b.id AND r.model = 'complexity'
       ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS complexity,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('date', h.occurred_on, 'employees', h.value) ORDER BY h.occurred_on, h.id), '[]')
       FROM signal h WHERE h.business_id = b.id AND h.kind = 'headcount' AND h.value IS NOT NULL AND h.cancelled_at IS NULL) AS headcounts,
      EXISTS (SELECT 1 FROM stage_override o WHERE o.business_id = b.id AND o.ended_at IS NULL) AS overridden,
      (SELECT jsonb_build_object('on', c.created_at::date, 'reason', c.reason, 'answer', c.answer, 'answeredOn', c.answered_at::date)
       FROM stage_challenge c WHERE c.business_id = b.id ORDER BY c.created_at DESC LIMIT 1) AS challenge
    FROM business b WHERE b.id = ${businessId}::uuid`;
  return row ?? null;
}
