import { redirect } from "@remix-run/node";
import { isId } from "~/lib/ids.ts";
import { holdForm } from "./held-form.server.ts";
import { pageOf, withNext } from "./next-path.ts";
import { type Ability, allows, allowsInBusiness, type BusinessNeed, type BusinessRole, type Role } from "./policy.ts";
import { forbidden, notFound } from "./refuse.server.ts";
import { type FoundSession, findAnySession, findSession, owesCode } from "./session.server.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  isDemo: boolean;
}

/** Somebody signed in. */
export interface OwnerActor {
  kind: "person";
  person: Person;
  /** the session's hash: names it, does not open it */
  sessionId: string;
  memberships: { businessId: string; role: BusinessRole; proven: boolean }[];
  staffRoles: { role: Role; councilCode: string }[];
}

/** Somebody signed in, acting for one business of theirs. */
export type BusinessActor = OwnerActor & { businessId: string; role: BusinessRole; proven: boolean };

/** A member of staff, working for one council now. */
export interface StaffActor {
  kind: "staff";
  person: Person;
  sessionId: string;
  councilCode: string;
  /** the roles held in that council */
  roles: Role[];
  teamIds: string[];
  teamCodes: string[];
  /** businesses this person belongs to: never open to them as staff */
  ownBusinessIds: string[];
}

/** What a read for staff must be told. */
export type StaffScope = Pick<StaffActor, "councilCode" | "roles" | "teamIds" | "ownBusinessIds" | "person">;

/** Who is signed in, or null. */
export async function findPerson(request: Request): Promise<OwnerActor | null> {
  const session = await findSession(request);
  return session ? ownerActor(session) : null;
}

/** Who is signed in; a stranger is sent to sign in and comes back. */
export async function requirePerson(request: Request): Promise<OwnerActor> {
  return ownerActor(await requireSession(request));
}

/**
 * Somebody signed in who belongs to the business. 404 to everybody else, so that nobody learns which businesses are
 * there; 403 to a member whose role does not go so far.
 */
export async function requireBusiness(
  request: Request,
  businessId: string | undefined,
  need: BusinessNeed,
): Promise<BusinessActor> {
  const session = await requireSession(request);
  if (!isId(businessId)) notFound();
  const membership = session.memberships.find((one) => one.businessId === businessId.toLowerCase());
  if (!membership) notFound();
  if (!allowsInBusiness(membership.role, need)) forbidden();
  return { ...ownerActor(session), ...membership };
}

/**
 * A member of staff who may do this in the council they work for now. Strangers are sent to sign in, staff without a
 * second factor to give or set up one; 404 to people who are not staff, 403 to staff whose roles do not go so far.
 */
export async function requireStaff(request: Request, ability: Ability): Promise<StaffActor> {
  const session = await requireSession(request);
  const council = activeCouncil(session);
  if (!council) notFound();
  if (!session.isDemo && !session.hasSecondFactor) {
    throw redirect(withNext("/account/second-factor", pageOf(request)));
  }
  const roles = session.staffRoles.filter((one) => one.councilCode === council).map((one) => one.role);
  if (!allows(roles, ability)) forbidden();
  const teams = session.teams.filter((team) => team.councilCode === council);
  return {
    kind: "staff",
    person: personOf(session),
    sessionId: session.id,
    councilCode: council,
    roles,
    teamIds: teams.map((team) => team.id),
    teamCodes: teams.map((team) => team.code),
    ownBusinessIds: session.memberships.map((membership) => membership.businessId),
  };
}

/** The council a member of staff works for now: the chosen one while they still have a role there, else their first. */
function activeCouncil(session: FoundSession): string | undefined {
  const chosen = session.staffRoles.find((one) => one.councilCode === session.councilCode);
  return (chosen ?? session.staffRoles[0])?.councilCode;
}

async function requireSession(request: Request): Promise<FoundSession> {
  const session = await findAnySession(request);
  if (!session) throw redirect(withNext("/sign-in", (await holdForm(request)) ?? pageOf(request)));
  if (owesCode(session)) throw redirect(withNext("/sign-in/second-factor", pageOf(request)));
  return session;
}

function personOf(session: FoundSession): Person {
  return { id: session.personId, name: session.name, email: session.email, isDemo: session.isDemo };
}

function ownerActor(session: FoundSession): OwnerActor {
  return {
    kind: "person",
    person: personOf(session),
    sessionId: session.id,
    memberships: session.memberships,
    staffRoles: session.staffRoles,
  };
}
