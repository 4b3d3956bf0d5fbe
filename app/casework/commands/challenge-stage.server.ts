import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { saveChangeWithin } from "./save-change.server.ts";

/**
 * The owner says that the stage shown is wrong, and why: kept with the stage they saw, and told to the records team as
 * a dispute of details. One challenge waits at a time; a second submission changes nothing.
 * @returns false when one is waiting already
 */
export async function challengeStage(
  actor: BusinessActor,
  challenge: { reason: string; submissionKey: string | null },
): Promise<boolean> {
  const { businessId, person } = actor;
  return db().$transaction(async (tx) => {
    const [business] = await tx.$queryRaw<{ stage: string | null; waiting: boolean }[]>`
      SELECT stage, EXISTS (SELECT 1 FROM stage_challenge c WHERE c.business_id = b.id AND c.answered_at IS NULL) AS waiting
      FROM business b WHERE b.id = ${businessId}::uuid FOR UPDATE`;
    if (!business || business.waiting) return false;
    const data = { id: newId(), businessId, personId: person.id, shownStage: business.stage ?? "not_enough_known" };
    await tx.stageChallenge.create({ data: { ...data, reason: challenge.reason } });
    await saveChangeWithin(
      tx,
      { kind: "owner", personId: person.id, sourceKey: "owner" },
      {
        businessId,
        patch: {},
        reported: [{ type: "details.disputed", details: { what: challenge.reason, field: "stage" } }],
        effectiveOn: today(),
        submissionKey: challenge.submissionKey,
        baseVersion: null,
      },
    );
    return true;
  });
}
