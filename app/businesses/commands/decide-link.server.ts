import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import type { Person } from "~/platform/auth/guards.server.ts";
import { config } from "~/platform/config.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { liveOn } from "../claim-queries.server.ts";
import { linkDecidedMail } from "../link-emails.ts";
import { findLinkToDecide, type LinkReader } from "../link-queries.server.ts";
import { holdLinks } from "./link-businesses.server.ts";

export interface LinkDecision {
  decision: "confirm" | "refuse";
  /** what it rests on; only a confirmed link has one */
  source: string | null;
  note: string;
}

/**
 * A steward confirms or refuses a link that one side asked for. Both sides can read the outcome and those in charge of
 * them are told by mail. False when it was answered meanwhile, or when the steward may not see both sides.
 */
export function decideLink(
  steward: LinkReader & { person: Pick<Person, "id"> },
  linkId: string,
  { decision, source, note }: LinkDecision,
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await holdLinks(tx);
    const link = await findLinkToDecide(tx, steward, linkId);
    if (link?.status !== "asked" || !link.parent || !link.child) return false;
    const confirmed = decision === "confirm";
    await tx.groupLink.update({
      where: { id: linkId },
      data: {
        status: confirmed ? "decided" : "refused",
        waitingFor: null,
        note,
        ...(confirmed ? { source: source ?? "steward" } : {}),
        decidedAt: now(),
        decidedById: steward.person.id,
      },
    });
    await tx.auditEntry.create({
      data: {
        id: newId(),
        at: now(),
        personId: steward.person.id,
        action: "group.decided",
        subject: linkId,
        detail: { decision, source, parentId: link.parentId, childId: link.childId },
      },
    });
    const sides = [
      { own: link.parent, side: "parent" as const, other: link.child.name },
      { own: link.child, side: "child" as const, other: link.parent.name },
    ];
    for (const { own, side, other } of sides) {
      const page = `${config().http.publicUrl}/business/${own.id}/links`;
      for (const email of await inCharge(tx, own.id))
        await queueMail(
          tx,
          linkDecidedMail(email, { name: own.name, other, kind: link.kind, side }, confirmed, note, page),
        );
    }
    return true;
  });
}

async function inCharge(tx: Tx, businessId: string): Promise<string[]> {
  const members = await tx.membership.findMany({
    where: { businessId, role: "admin", ...liveOn(), person: { disabledAt: null } },
    select: { person: { select: { email: true } } },
  });
  return members.map((member) => member.person.email);
}
