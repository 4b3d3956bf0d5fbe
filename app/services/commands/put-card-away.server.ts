import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";

export interface CardChoice {
  serviceId: string;
  state: "dismissed" | "done" | "does_not_apply";
  /** for "does not apply": read by the editor of the service */
  reason: string | null;
}

/** Puts a card away for the business. The last choice counts. @returns false when there is no such service */
export async function putCardAway(actor: BusinessActor, { serviceId, state, reason }: CardChoice): Promise<boolean> {
  const key = { businessId: actor.businessId, serviceId };
  return db().$transaction(async (tx) => {
    const service = await tx.service.findUnique({ where: { id: serviceId }, select: { id: true } });
    if (!service) return false;
    const choice = { state, reason, personId: actor.person.id, createdAt: new Date() };
    await tx.cardState.upsert({ where: { businessId_serviceId: key }, create: { ...key, ...choice }, update: choice });
    return true;
  });
}

/** Brings a card back that was put away. Doing it twice changes nothing. */
export async function bringCardBack(actor: BusinessActor, serviceId: string): Promise<void> {
  await db().cardState.deleteMany({ where: { businessId: actor.businessId, serviceId } });
}
