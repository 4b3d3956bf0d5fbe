import { now } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";

/** A step of the start-up plan is done. A second time changes nothing. */
export async function closeStep(businessId: string, taskKey: string): Promise<void> {
  await db().openStep.updateMany({
    where: { businessId, taskKey, state: "open" },
    data: { state: "done", closedAt: now() },
  });
}
