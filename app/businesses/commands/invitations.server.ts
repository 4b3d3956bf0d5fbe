import { now, today } from "~/lib/clock.ts";
import { fromPlainDate, type PlainDate, toPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Person } from "~/platform/auth/guards.server.ts";
import type { BusinessRole } from "~/platform/auth/policy.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import { config } from "~/platform/config.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { forgetLookups } from "~/platform/request-scope.server.ts";
import { liveOn } from "../claim-queries.server.ts";
import { invitationMail, joinAnswerMail, joinRequestMail } from "../member-emails.ts";
import { membersForRules } from "../member-queries.server.ts";
import { admins, higherRole, INVITATION_DAYS, isLive } from "../member-rules.ts";
import { holdBusiness, writeDown } from "./members.server.ts";

const MOST_OPEN = 20;

/** Invites an address for seven days. An open invitation of the same address is replaced. */
export function invite(
  actor: Person,
  businessId: string,
  wanted: { email: string; role: BusinessRole; until: PlainDate | null },
): Promise<"invited" | "already" | "too_many" | "not_admin"> {
  return db().$transaction(async (tx) => {
    await holdBusiness(tx, businessId);
    const members = await membersForRules(tx, businessId);
    if (!admins(members, today()).some((member) => member.personId === actor.id)) return "not_admin";
    const present = await tx.membership.count({
      where: { businessId, person: { email: wanted.email }, ...liveOn() },
    });
    if (present > 0) return "already";
    const at = now();
    const open = { businessId, acceptedAt: null, withdrawnAt: null };
    await tx.invitation.updateMany({ where: { ...open, email: wanted.email }, data: { withdrawnAt: at } });
    const count = await tx.invitation.count({ where: { ...open, expiresAt: { gt: at } } });
    if (count >= MOST_OPEN) return "too_many";
    const token = newToken();
    const invitation = await tx.invitation.create({
      data: {
        id: newId(),
        businessId,
        email: wanted.email,
        role: wanted.role,
        until: fromPlainDate(wanted.until),
        tokenHash: hashToken(token),
        invitedById: actor.id,
        createdAt: at,
        expiresAt: new Date(at.getTime() + INVITATION_DAYS * 86_400_000),
      },
      include: { business: { select: { name: true } } },
    });
    const { name } = invitation.business;
    const link = `${config().http.publicUrl}/invitation/${token}`;
    await queueMail(tx, invitationMail(wanted.email, actor.name, name, wanted.role, link));
    await writeDown(tx, actor.id, "member.invited", invitation.id, { role: wanted.role });
    return "invited";
  });
}

/** An invitation that has not been used. */
export async function withdrawInvitation(actor: Person, businessId: string, invitationId: string): Promise<void> {
  await db().invitation.updateMany({
    where: { id: invitationId, businessId, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now() },
  });
  await writeDown(db(), actor.id, "member.invitation_withdrawn", invitationId, {});
}

export interface OpenInvitation {
  id: string;
  businessId: string;
  businessName: string;
  invitedBy: string;
  email: string;
  role: BusinessRole;
  until: PlainDate | null;
}

/** The invitation behind a link while it works, without using it. It needs an admin still there who stands behind it. */
export async function findInvitation(tx: Tx, token: string | undefined): Promise<OpenInvitation | null> {
  if (!token || token.length > 200) return null;
  const found = await tx.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { business: { select: { id: true, name: true, archivedAt: true } } },
  });
  if (!found || found.acceptedAt || found.withdrawnAt || found.expiresAt <= now() || found.business.archivedAt) {
    return null;
  }
  const until = toPlainDate(found.until);
  if (until !== null && until < today()) return null;
  const members = await membersForRules(tx, found.businessId);
  if (!admins(members, today()).some((member) => member.personId === found.invitedById)) return null;
  const inviter = await tx.person.findUnique({ where: { id: found.invitedById }, select: { name: true } });
  return {
    id: found.id,
    businessId: found.businessId,
    businessName: found.business.name,
    invitedBy: inviter?.name ?? "",
    email: found.email,
    role: found.role as BusinessRole,
    until,
  };
}

export type Accepted = { kind: "accepted"; businessId: string; name: string } | { kind: "gone" | "wrong_person" };

/** Accepts an invitation for the address it was sent to. It works once; somebody who had a higher role keeps it. */
export function acceptInvitation(person: Person, token: string | undefined): Promise<Accepted> {
  return db().$transaction(async (tx) => {
    const first = await findInvitation(tx, token);
    if (!first) return { kind: "gone" };
    if (first.email !== person.email.toLowerCase()) return { kind: "wrong_person" };
    await holdBusiness(tx, first.businessId);
    const invitation = await findInvitation(tx, token);
    if (!invitation) return { kind: "gone" };
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: now() } });
    await addMember(tx, invitation.businessId, person.id, invitation.role, invitation.until);
    await writeDown(tx, person.id, "member.accepted", invitation.id, { role: invitation.role });
    forgetLookups();
    return { kind: "accepted", businessId: invitation.businessId, name: invitation.businessName };
  });
}

async function addMember(tx: Tx, businessId: string, personId: string, role: BusinessRole, until: PlainDate | null) {
  const known = (await membersForRules(tx, businessId)).find((member) => member.personId === personId);
  const live = known && isLive(known, today()) ? known : null;
  const kept = live ? higherRole(live.role, role) : role;
  const given = {
    role: kept,
    until: live && kept !== role ? fromPlainDate(live.until) : fromPlainDate(until),
    proof: "invitation",
    provenOn: fromPlainDate(today()),
    endedAt: null,
  };
  await tx.membership.upsert({
    where: { businessId_personId: { businessId, personId } },
    create: { id: newId(), businessId, personId, ...given },
    update: live ? { role: given.role, until: given.until } : given,
  });
  await tx.joinRequest.updateMany({
    where: { businessId, personId, decidedAt: null },
    data: { decidedAt: now(), decision: kept },
  });
}

/** Asks the people who run a business to be added. Asking again while it waits changes nothing. */
export function askToJoin(
  person: Person,
  businessId: string,
  message: string | null,
): Promise<"asked" | "member" | "nobody"> {
  return db().$transaction(async (tx) => {
    await holdBusiness(tx, businessId);
    const members = await membersForRules(tx, businessId);
    if (members.some((member) => member.personId === person.id && isLive(member, today()))) return "member";
    const running = admins(members, today());
    if (running.length === 0) return "nobody";
    const waiting = await tx.joinRequest.count({ where: { businessId, personId: person.id, decidedAt: null } });
    if (waiting > 0) return "asked";
    await tx.joinRequest.create({ data: { id: newId(), businessId, personId: person.id, message, createdAt: now() } });
    const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } });
    const to = await tx.person.findMany({
      where: { id: { in: running.map((member) => member.personId) }, disabledAt: null },
      select: { email: true },
    });
    const link = `${config().http.publicUrl}/business/${businessId}/people`;
    for (const { email } of to) await queueMail(tx, joinRequestMail(email, person, business.name, message, link));
    return "asked";
  });
}

/** An admin answers a request to join: a role, or no. False when it was answered already. */
export function answerJoinRequest(
  actor: Person,
  businessId: string,
  requestId: string,
  decision: BusinessRole | "refused",
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await holdBusiness(tx, businessId);
    const members = await membersForRules(tx, businessId);
    if (!admins(members, today()).some((member) => member.personId === actor.id)) return false;
    const request = await tx.joinRequest.findFirst({ where: { id: requestId, businessId, decidedAt: null } });
    if (!request) return false;
    await tx.joinRequest.update({
      where: { id: request.id },
      data: { decidedAt: now(), decidedById: actor.id, decision },
    });
    if (decision !== "refused") await addMember(tx, businessId, request.personId, decision, null);
    const asker = await tx.person.findUnique({ where: { id: request.personId }, select: { email: true } });
    const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } });
    const link = `${config().http.publicUrl}/business/${businessId}`;
    if (asker) await queueMail(tx, joinAnswerMail(asker.email, business.name, decision, link));
    await writeDown(tx, actor.id, "member.join_answered", request.id, { decision });
    return true;
  });
}
