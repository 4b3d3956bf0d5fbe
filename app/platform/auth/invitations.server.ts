import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db } from "../db.server.ts";
import { queueMail } from "../mail/queue.server.ts";
import { note } from "./accounts.server.ts";
import { invitationMail } from "./emails.ts";
import { hashPassword } from "./hash.server.ts";
import { createLink, endLinks, type FoundLink, findLink, takeLink } from "./links.server.ts";
import type { Role } from "./policy.ts";
import { portalUrl, type SignedIn, startSession } from "./sign-in.server.ts";
import { type Administrator, grant, isRole } from "./staff.server.ts";

/** Invitations not yet accepted. */
export async function listInvitations({ councilCode }: Administrator): Promise<{ email: string; expiresAt: Date }[]> {
  const links = await db().oneTimeLink.findMany({
    where: {
      purpose: "staff_invitation",
      usedAt: null,
      expiresAt: { gt: now() },
      payload: { path: ["councilCode"], equals: councilCode },
    },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return links.flatMap((link) => (link.email ? [{ email: link.email, expiresAt: link.expiresAt }] : []));
}

interface Invitation {
  councilCode: string;
  councilName: string;
  roles: Role[];
  teamIds: string[];
  invitedBy: string;
}

/** Invites somebody to work for the administrator's council. An earlier invitation of theirs stops working. */
export async function inviteStaff(
  actor: Administrator,
  councilName: string,
  wish: { email: string; roles: Role[]; teamIds: string[] },
): Promise<"invited" | "team_unknown"> {
  const teams = await db().team.count({ where: { id: { in: wish.teamIds }, councilCode: actor.councilCode } });
  if (teams !== new Set(wish.teamIds).size) return "team_unknown";
  await db().$transaction(async (tx) => {
    await endLinks(tx, "staff_invitation", { email: wish.email });
    const payload = { councilCode: actor.councilCode, councilName, roles: wish.roles, teamIds: wish.teamIds };
    const token = await createLink(tx, {
      purpose: "staff_invitation",
      email: wish.email,
      payload: { ...payload, invitedBy: actor.person.id },
    });
    await note(tx, actor.person.id, "staff.invited", actor.councilCode, { roles: wish.roles.join() });
    await queueMail(tx, invitationMail(wish.email, councilName, portalUrl(`/sign-in/invitation/${token}`)));
  });
  return "invited";
}

/** What an invitation offers; null when its payload is not one. */
function readInvitation(payload: unknown): Invitation | null {
  if (typeof payload !== "object" || payload === null) return null;
  const { councilCode, councilName, roles, teamIds, invitedBy } = payload as Record<string, unknown>;
  if (typeof councilCode !== "string" || typeof councilName !== "string" || typeof invitedBy !== "string") return null;
  const known = Array.isArray(roles) ? roles.map(String).filter(isRole) : [];
  return {
    councilCode,
    councilName,
    invitedBy,
    roles: known,
    teamIds: Array.isArray(teamIds) ? teamIds.map(String) : [],
  };
}

type FoundInvitation =
  | { state: "good"; invitation: Invitation; asksName: boolean }
  | { state: Exclude<FoundLink["state"], "good"> };

/** What an invitation's link offers, without using it. Somebody without an account is asked for their name. */
export async function findInvitation(token: string | undefined): Promise<FoundInvitation> {
  const found = await findLink(token, "staff_invitation");
  if (found.state !== "good") return { state: found.state };
  const invitation = readInvitation(found.link.payload);
  if (!invitation || !found.link.email) return { state: "unknown" };
  const known = await db().person.findUnique({ where: { email: found.link.email }, select: { id: true } });
  return { state: "good", invitation, asksName: !known };
}

/** Accepts an invitation: makes the account if there is none, gives the roles and teams, and signs in. */
export async function acceptInvitation(
  request: Request,
  token: string | undefined,
  name: string | undefined,
): Promise<SignedIn | null> {
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "staff_invitation");
    const invitation = readInvitation(link?.payload);
    if (!link?.email || !invitation) return null;
    const before = await tx.person.findUnique({ where: { email: link.email } });
    if (before?.disabledAt || before?.demoLabel) return null;
    const id = before?.id ?? newId();
    if (!before) {
      const data = { id, email: link.email, name: name ?? link.email, emailVerifiedAt: now(), createdAt: now() };
      await tx.person.create({ data });
    }
    for (const role of invitation.roles) await grant(tx, id, role, invitation.councilCode, invitation.invitedBy);
    const teams = await tx.team.findMany({
      where: { id: { in: invitation.teamIds }, councilCode: invitation.councilCode },
      select: { id: true },
    });
    await tx.teamMember.createMany({
      data: teams.map((team) => ({ teamId: team.id, personId: id })),
      skipDuplicates: true,
    });
    await note(tx, id, "staff.joined", invitation.councilCode);
    return startSession(tx, request, id, { next: "/staff" });
  });
}

/** Makes the first administrator of an empty portal, by the link that its start printed. */
export async function createFirstAdministrator(
  request: Request,
  token: string | undefined,
  wish: { name: string; email: string; password: string; councilCode: string },
): Promise<SignedIn | "taken" | null> {
  const passwordHash = await hashPassword(wish.password);
  return db().$transaction(async (tx) => {
    if (await tx.person.findUnique({ where: { email: wish.email }, select: { id: true } })) return "taken";
    if (!(await takeLink(tx, token, "first_admin"))) return null;
    const id = newId();
    const { name, email } = wish;
    await tx.person.create({ data: { id, name, email, passwordHash, emailVerifiedAt: now(), createdAt: now() } });
    await grant(tx, id, "administrator", wish.councilCode, null);
    await note(tx, id, "staff.first_administrator", wish.councilCode);
    return startSession(tx, request, id, { next: "/staff" });
  });
}
