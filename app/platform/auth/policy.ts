/** The roles that staff can hold, each for one council. */
export const ROLES = [
  "ed_officer",
  "service_officer",
  "partner_officer",
  "steward",
  "editor",
  "administrator",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

/** The one table of what each staff role may do. An auditor reads everything and changes nothing. */
export const ABILITIES = {
  "staff.enter": ["ed_officer", "service_officer", "partner_officer", "steward", "editor", "administrator", "auditor"],
  "businesses.view": ["ed_officer", "service_officer", "steward", "administrator", "auditor"],
  "views.keep": ["ed_officer", "service_officer", "steward", "administrator"],
  "businesses.record": ["ed_officer", "service_officer", "steward"],
  "changes.feed": ["ed_officer", "service_officer", "steward", "administrator", "auditor"],
  "queue.view": ["ed_officer", "service_officer", "steward", "auditor"],
  "queue.work": ["ed_officer", "service_officer", "steward"],
  "items.view": ["ed_officer", "service_officer", "steward", "auditor"],
  "items.decide": ["ed_officer", "service_officer", "steward"],
  "contacts.log": ["ed_officer", "service_officer", "steward"],
  "tasks.view": ["ed_officer", "service_officer", "steward", "auditor"],
  "triage.view": ["ed_officer", "steward", "administrator", "auditor"],
  "triage.decide": ["ed_officer"],
  "work.hand_over": ["steward", "administrator"],
  "letters.view": ["ed_officer", "steward", "auditor"],
  "letters.print": ["ed_officer", "steward"],
  "claims.view": ["ed_officer", "steward", "auditor"],
  "claims.call": ["ed_officer", "steward"],
  "claims.decide": ["steward"],
  "groups.view": ["steward", "auditor"],
  "groups.decide": ["steward"],
  "services.view": ["ed_officer", "service_officer", "steward", "editor", "administrator", "auditor"],
  "services.edit": ["editor"],
  "plan.view": ["ed_officer", "editor", "administrator", "auditor"],
  "plan.edit": ["editor"],
  "journey.view": ["ed_officer", "steward", "editor", "administrator", "auditor"],
  "rates.view": ["service_officer", "editor", "administrator", "auditor"],
  "rates.edit": ["service_officer", "editor"],
  "partners.view": ["ed_officer", "steward", "administrator", "auditor"],
  "partners.manage": ["administrator"],
  "introductions.work": ["ed_officer"],
  "needs.view": ["ed_officer", "service_officer", "steward", "administrator", "auditor"],
  "needs.work": ["ed_officer"],
  "moderation.view": ["ed_officer", "steward", "editor", "administrator", "auditor"],
  "moderation.decide": ["ed_officer", "steward", "editor"],
  "stage.override": ["ed_officer", "steward"],
  "visits.view": ["service_officer", "steward", "auditor"],
  "visits.work": ["service_officer", "steward"],
  "inspection.detail": ["service_officer", "steward", "auditor"],
  "people.view": ["administrator", "auditor"],
  "people.manage": ["administrator"],
  "loads.view": ["steward", "administrator", "auditor"],
  "settings.view": ["administrator", "auditor"],
  "settings.edit": ["administrator"],
  "settings.approve": ["administrator"],
  "settings.council": ["administrator"],
  "audit.view": ["administrator", "auditor"],
} as const satisfies Record<string, readonly Role[]>;
export type Ability = keyof typeof ABILITIES;

/** Whether any of the roles has the ability. */
export function allows(roles: readonly Role[], ability: Ability): boolean {
  const holders: readonly Role[] = ABILITIES[ability];
  return roles.some((role) => holders.includes(role));
}

/** What a person may do with a business they belong to. */
export const BUSINESS_ROLES = ["admin", "editor", "viewer"] as const;
export type BusinessRole = (typeof BUSINESS_ROLES)[number];
export type BusinessNeed = "view" | "edit" | "admin";

const BUSINESS_NEEDS: Record<BusinessNeed, readonly BusinessRole[]> = {
  view: ["admin", "editor", "viewer"],
  edit: ["admin", "editor"],
  admin: ["admin"],
};

export function allowsInBusiness(role: BusinessRole, need: BusinessNeed): boolean {
  return BUSINESS_NEEDS[need].includes(role);
}

/** How long a session lasts, in milliseconds. Staff are also signed out when idle. */
export const SESSION_MS = 12 * 3_600_000;
export const STAFF_IDLE_MS = 30 * 60_000;
/** `last_seen_at` is written at most this often. */
export const TOUCH_MS = 60_000;

/** When a session ends if nothing more happens in it. */
export function sessionEnd(session: { endsAt: Date; lastSeenAt: Date }, isStaff: boolean): Date {
  if (!isStaff) return session.endsAt;
  return new Date(Math.min(session.endsAt.getTime(), session.lastSeenAt.getTime() + STAFF_IDLE_MS));
}
