import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";

/** An officer answers the owner who said that the stage is wrong. @returns false when it was answered already */
export async function answerChallenge(tx: Tx, personId: string, businessId: string, answer: string): Promise<boolean> {
  const { count } = await tx.stageChallenge.updateMany({
    where: { businessId, answeredAt: null },
    data: { answer, answeredById: personId, answeredAt: new Date() },
  });
  if (count > 0) {
    await tx.auditEntry.create({
      data: { id: newId(), personId, action: "stage.challenge_answered", subject: businessId, detail: {} },
    });
  }
  return count > 0;
}
