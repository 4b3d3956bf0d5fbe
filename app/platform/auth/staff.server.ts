import { now } from "~/lib/clock.ts";
import { isId, newId } from "~/lib/ids.ts";
import { texts } from "~/texts/texts.ts";
import { db, type Tx } from "../db.server.ts";
import { note } from "./accounts.server.ts";
import type { StaffActor } from "./guards.server.ts";
import { ROLES, type Role } from "./policy.ts";
import { endSessions } from "./session.server.ts";

export type Administrator = Pick<StaffActor, "councilCode" | "person">;

export interface StaffMember {
  id: string;
  name: string;
  email: string;
  roles: { id: string; role: Role; since: Date }[];
  teams: { id: string; name: string }[];
  lastSeenAt: Date | null;
  closed: boolean;
  /** works for another council too */
  elsewhere: boolean;
}

const STAFF = {
  id: true,
  name: true,
  email: true,
  disabledAt: true,
  staffRoles: { where: { endedAt: null }, orderBy: { grantedAt: "asc" } },
  teams: { include: { team: true } },
  sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
} as const;

/** Everybody with a live role in the administrator's council, by name; 500 at most. */
export async function listStaff({ councilCode }: Administrator): Promise<StaffMember[]> {
  const people = await db().person.findMany({
    where: { staffRoles: { some: { councilCode, endedAt: null } } },
    select: STAFF,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
  });
  return people.map((person) => asMember(person, councilCode));
}

/** One of them, with closed accounts and ended roles; null when the person never worked for this council. */
export async function findStaffMember({ councilCode }: Administrator, personId: string): Promise<StaffMember | null> {
  const person = await db().person.findFirst({
    where: { id: personId, staffRoles: { some: { councilCode } } },
    select: STAFF,
  });
  return person ? asMember(person, councilCode) : null;
}

interface FoundStaff {
  id: string;
  name: string;
  email: string;
  disabledAt: Date | null;
  staffRoles: { id: string; role: string; councilCode: string; grantedAt: Date }[];
  teams: { team: { id: string; name: string; councilCode: string } }[];
  sessions: { lastSeenAt: Date }[];
}

function asMember(person: FoundStaff, councilCode: string): StaffMember {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    roles: person.staffRoles
      .filter((one) => one.councilCode === councilCode)
      .flatMap((one) => (isRole(one.role) ? [{ id: one.id, role: one.role, since: one.grantedAt }] : [])),
    teams: person.teams.filter(({ team }) => team.councilCode === councilCode).map(({ team }) => team),
    lastSeenAt: person.sessions[0]?.lastSeenAt ?? null,
    closed: person.disabledAt !== null,
    elsewhere: person.staffRoles.some((one) => one.councilCode !== councilCode),
  };
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** The council's teams, for choosing. */
export function listTeams({
  councilCode,
}: Pick<Administrator, "councilCode">): Promise<{ id: string; name: string }[]> {
  return db().team.findMany({ where: { councilCode }, select: { id: true, name: true }, orderBy: { name: "asc" } });
}

/** Gives a role, or gives an ended one again. */
export async function grant(
  tx: Tx,
  personId: string,
  role: Role,
  councilCode: string,
  by: string | null,
): Promise<void> {
  await tx.staffRole.upsert({
    where: { personId_role_councilCode: { personId, role, councilCode } },
    create: { id: newId(), personId, role, councilCode, grantedAt: now(), grantedById: by },
    update: { endedAt: null, grantedAt: now(), grantedById: by },
  });
}

/** Gives somebody of this council another role. */
async function addRole(actor: Administrator, personId: string, role: Role): Promise<void> {
  await db().$transaction(async (tx) => {
    await grant(tx, personId, role, actor.councilCode, actor.person.id);
    await note(tx, actor.person.id, "staff.role_given", personId, { role });
  });
}

/** Ends a role. The council's last administrator keeps theirs. Somebody left without a role leaves the council's teams. */
async function endRole(actor: Administrator, personId: string, roleId: string): Promise<"ended" | "last" | "gone"> {
  return db().$transaction(async (tx) => {
    await lockCouncil(tx, actor.councilCode);
    const role = await tx.staffRole.findFirst({
      where: { id: roleId, personId, councilCode: actor.councilCode, endedAt: null },
    });
    if (!role) return "gone";
    if (role.role === "administrator" && (await otherAdministrators(tx, actor.councilCode, personId)) === 0)
      return "last";
    await tx.staffRole.update({ where: { id: roleId }, data: { endedAt: now() } });
    const left = await tx.staffRole.count({ where: { personId, councilCode: actor.councilCode, endedAt: null } });
    if (left === 0) await leaveTeams(tx, personId, actor.councilCode);
    await note(tx, actor.person.id, "staff.role_ended", personId, { role: role.role });
    return "ended";
  });
}

/** Closes the account of somebody who works for this council only: every session ends, nobody can sign in with it. */
async function deactivate(
  actor: Administrator,
  personId: string,
): Promise<"closed" | "last" | "yourself" | "elsewhere"> {
  if (personId === actor.person.id) return "yourself";
  return db().$transaction(async (tx) => {
    await lockCouncil(tx, actor.councilCode);
    const roles = await tx.staffRole.findMany({ where: { personId, endedAt: null } });
    if (roles.some((one) => one.councilCode !== actor.councilCode)) return "elsewhere";
    const isAdministrator = roles.some((one) => one.role === "administrator");
    if (isAdministrator && (await otherAdministrators(tx, actor.councilCode, personId)) === 0) return "last";
    await tx.staffRole.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now() } });
    await leaveTeams(tx, personId, actor.councilCode);
    await tx.person.update({ where: { id: personId }, data: { disabledAt: now() } });
    await endSessions(tx, personId);
    await note(tx, actor.person.id, "staff.deactivated", personId);
    return "closed";
  });
}

async function leaveTeams(tx: Tx, personId: string, councilCode: string): Promise<void> {
  await tx.teamMember.deleteMany({ where: { personId, team: { councilCode } } });
}

/** Two administrators who end each other's role at once must not both succeed. */
async function lockCouncil(tx: Tx, councilCode: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`administrators:${councilCode}`}))`;
}

function otherAdministrators(tx: Tx, councilCode: string, personId: string): Promise<number> {
  return tx.staffRole.count({
    where: {
      councilCode,
      role: "administrator",
      endedAt: null,
      personId: { not: personId },
      person: { disabledAt: null },
    },
  });
}

/** Puts somebody into exactly these teams of the council. */
async function setTeams(actor: Administrator, personId: string, teamIds: string[]): Promise<"saved" | "team_unknown"> {
  const teams = await listTeams(actor);
  if (teamIds.some((id) => !teams.some((team) => team.id === id))) return "team_unknown";
  await db().$transaction(async (tx) => {
    const ours = { personId, team: { councilCode: actor.councilCode } };
    await tx.teamMember.deleteMany({ where: { ...ours, teamId: { notIn: teamIds } } });
    await tx.teamMember.createMany({
      data: [...new Set(teamIds)].map((teamId) => ({ teamId, personId })),
      skipDuplicates: true,
    });
    await note(tx, actor.person.id, "staff.teams_set", personId);
  });
  return "saved";
}

/** The council a member of staff works for from now on, of those they have a role in. */
export async function chooseCouncil(sessionId: string, councilCode: string): Promise<void> {
  await db().session.updateMany({ where: { idHash: sessionId }, data: { councilCode } });
}

type StaffChange = { done: string; left?: boolean } | { fault: string; field?: "role" | "teamIds" };

/** Does what a button of the person's page says. */
export async function changeStaff(
  actor: Administrator,
  personId: string,
  intent: string,
  { role, teamIds }: { role?: Role; teamIds: string[] },
): Promise<StaffChange> {
  const words = texts.account.staff;
  if (intent === "teams") {
    const answer = await setTeams(actor, personId, teamIds);
    return answer === "saved" ? { done: words.savedTeams } : { fault: words.teamUnknown, field: "teamIds" };
  }
  if (intent === "deactivate") {
    const answer = await deactivate(actor, personId);
    if (answer === "closed") return { done: words.deactivated, left: true };
    return { fault: { last: words.lastAdministrator, yourself: words.yourself, elsewhere: words.elsewhere }[answer] };
  }
  if (intent.startsWith("end-role:")) {
    const roleId = intent.slice("end-role:".length);
    const answer = isId(roleId) ? await endRole(actor, personId, roleId) : "gone";
    return answer === "last" ? { fault: words.lastAdministrator } : { done: words.endedRole };
  }
  if (!role) return { fault: words.roleMissing, field: "role" };
  await addRole(actor, personId, role);
  return { done: words.added };
}
