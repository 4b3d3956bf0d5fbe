import { now } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";

export interface CardChoice {
  serviceId: string;
  state: "dismissed" | "done" | "does_not_apply";
  /** for "does not apply": read by the editor of the service */
  reason: string | null;
  /** one of REASON_KINDS */
  reasonKind?: string | null;
}

/** Whose hand it is: the owner's, or an officer's for the owner on the telephone. */
export interface CardHand {
  businessId: string;
  person: { id: string };
  /** of the officer; none: the owner */
  councilCode?: string | null;
}

/** Puts a card away for the business. The last choice counts. @returns false when there is no such service */
export async function putCardAway(
  hand: CardHand,
  { serviceId, state, reason, reasonKind }: CardChoice,
): Promise<boolean> {
  const key = { businessId: hand.businessId, serviceId };
  return db().$transaction(async (tx) => {
    const service = await tx.service.findUnique({ where: { id: serviceId }, select: { id: true } });
    if (!service) return false;
    const choice = {
      state,
      reason,
      reasonKind: reasonKind ?? null,
      personId: hand.person.id,
      councilCode: hand.councilCode ?? null,
      createdAt: now(),
    };
    await tx.cardState.upsert({ where: { businessId_serviceId: key }, create: { ...key, ...choice }, update: choice });
    return true;
  });
}

/** Brings a card back that was put away. Doing it twice changes nothing. */
export async function bringCardBack(hand: CardHand, serviceId: string): Promise<void> {
  await db().cardState.deleteMany({ where: { businessId: hand.businessId, serviceId } });
}
