import type { PlainDate } from "~/lib/dates.ts";
import type { BusinessRole } from "~/platform/auth/policy.ts";

export interface Member {
  id: string;
  personId: string;
  role: BusinessRole;
  /** an adviser's last day */
  until: PlainDate | null;
  ended: boolean;
}

/** An invitation lasts so many days. */
export const INVITATION_DAYS = 7;
/** An adviser's rights may be given for so many months at most. */
export const MOST_ADVISER_MONTHS = 24;

/** Whether somebody is a member on a day. */
export function isLive(member: Pick<Member, "until" | "ended">, today: PlainDate): boolean {
  return !member.ended && (member.until === null || member.until >= today);
}

/** The members who run the business on a day. */
export function admins(members: readonly Member[], today: PlainDate): Member[] {
  return members.filter((member) => member.role === "admin" && isLive(member, today));
}

/** Whether nobody would run the business without this member. */
export function isLastAdmin(members: readonly Member[], memberId: string, today: PlainDate): boolean {
  const running = admins(members, today);
  return running.length === 1 && running[0]?.id === memberId;
}

export type MemberChange = { kind: "leave" } | { kind: "remove" } | { kind: "role"; role: BusinessRole };
export type Refused = "not_there" | "last_admin" | "not_admin" | "yourself";

/**
 * Whether somebody may change a member: an admin anybody, everybody themselves by leaving; but never the last admin,
 * until another has accepted. Null when they may.
 */
export function memberChangeRefused(
  members: readonly Member[],
  actorPersonId: string,
  memberId: string,
  change: MemberChange,
  today: PlainDate,
): Refused | null {
  const member = members.find((one) => one.id === memberId && isLive(one, today));
  const actor = members.find((one) => one.personId === actorPersonId && isLive(one, today));
  if (!member || !actor) return "not_there";
  const self = member.id === actor.id;
  if (change.kind === "leave") {
    if (!self) return "not_admin";
    return isLastAdmin(members, memberId, today) ? "last_admin" : null;
  }
  if (actor.role !== "admin") return "not_admin";
  if (change.kind === "remove" && self) return "yourself";
  const losesAdmin = member.role === "admin" && (change.kind === "remove" || change.role !== "admin");
  return losesAdmin && isLastAdmin(members, memberId, today) ? "last_admin" : null;
}

const RANK: Record<BusinessRole, number> = { viewer: 0, editor: 1, admin: 2 };

/** The role after accepting an invitation: it never takes away what somebody had. */
export function higherRole(one: BusinessRole, other: BusinessRole): BusinessRole {
  return RANK[one] >= RANK[other] ? one : other;
}
