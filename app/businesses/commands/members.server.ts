import { now, today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import type { Person } from "~/platform/auth/guards.server.ts";
import type { BusinessRole } from "~/platform/auth/policy.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { forgetLookups } from "~/platform/request-scope.server.ts";
import { removedMail } from "../member-emails.ts";
import { membersForRules } from "../member-queries.server.ts";
import { type MemberChange, memberChangeRefused, type Refused } from "../member-rules.ts";

/**
 * Changes what a member may do, removes one, or lets one leave. Two who leave at once follow each other, so that the
 * last admin stays. Null when it is done, else why not.
 */
export function changeMember(
  actor: Person,
  businessId: string,
  memberId: string,
  change: MemberChange,
): Promise<Refused | null> {
  return db().$transaction(async (tx) => {
    await holdBusiness(tx, businessId);
    const members = await membersForRules(tx, businessId);
    const refused = memberChangeRefused(members, actor.id, memberId, change, today());
    if (refused) return refused;
    const member = await tx.membership.update({
      where: { id: memberId },
      data: change.kind === "role" ? { role: change.role, ...untilFor(change.role) } : { endedAt: now() },
      include: { person: { select: { email: true } }, business: { select: { name: true } } },
    });
    if (change.kind === "remove") await queueMail(tx, removedMail(member.person.email, member.business.name));
    const detail = { kind: change.kind, ...(change.kind === "role" ? { role: change.role } : {}) };
    await writeDown(tx, actor.id, "member.changed", memberId, detail);
    forgetLookups();
    return null;
  });
}

/** An admin has no last day. */
function untilFor(role: BusinessRole): { until?: null } {
  return role === "admin" ? { until: null } : {};
}

/** Whoever changes the people of a business waits for whoever does so now. */
export async function holdBusiness(tx: Tx, businessId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM business WHERE id = ${businessId}::uuid FOR UPDATE`;
}

export async function writeDown(
  tx: Tx,
  personId: string,
  action: string,
  subject: string,
  detail: Record<string, string>,
): Promise<void> {
  await tx.auditEntry.create({ data: { id: newId(), at: now(), personId, action, subject, detail } });
}
