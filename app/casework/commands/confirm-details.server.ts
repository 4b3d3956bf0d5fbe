import { today } from "~/lib/clock.ts";
import { takeLink } from "~/platform/auth/links.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { ownerActor } from "../profile-edit.server.ts";
import { saveChangeWithin } from "./save-change.server.ts";

/** "Nothing has changed": notes that all details are right today. Says so once a day however often it is pressed. */
export function confirmDetails(businessId: string, personId: string, submissionKey: string | null): Promise<void> {
  return db().$transaction((tx) => confirmWithin(tx, businessId, personId, submissionKey));
}

async function confirmWithin(
  tx: Tx,
  businessId: string,
  personId: string,
  submissionKey: string | null,
): Promise<void> {
  await saveChangeWithin(tx, ownerActor(personId), {
    businessId,
    patch: {},
    reported: [{ type: "details.confirmed" }],
    effectiveOn: today(),
    submissionKey,
    baseVersion: null,
  });
  await tx.$executeRaw`
    UPDATE statement SET confirmed_on = ${today()}::date
    WHERE business_id = ${businessId}::uuid AND source_key = 'owner' AND superseded_at IS NULL`;
}

/** Uses up the link of an e-mail and confirms. It can do nothing else. @returns false when the link is not good any more */
export function confirmByLink(token: string | undefined): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "confirm_details");
    const businessId = businessOf(link?.payload);
    if (!link?.personId || !businessId) return false;
    await confirmWithin(tx, businessId, link.personId, null);
    return true;
  });
}

/** The business that a link is for. */
export function businessOf(payload: unknown): string | null {
  if (typeof payload !== "object" || payload === null || !("businessId" in payload)) return null;
  return typeof payload.businessId === "string" ? payload.businessId : null;
}
