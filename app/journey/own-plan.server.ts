import { today } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import { findOwnPlan } from "./commands/keep-plan.server.ts";
import { readPlan } from "./queries.server.ts";
import { planName } from "./start-summary.ts";

/** The plan of somebody signed in, for their first pages. */
export interface OwnPlan {
  name: string | null;
  done: number;
  all: number;
  to: string;
}

/** The plan kept in this person's account; null when there is none, or a business came of it. */
export async function ownPlan(request: Request, personId: string): Promise<OwnPlan | null> {
  const kept = await findOwnPlan(request, personId);
  if (!kept || kept.businessId) return null;
  const { plan } = await readPlan(db(), kept, today());
  return { name: planName(kept.answers), ...plan.counts, to: `/plan/${kept.token}` };
}
