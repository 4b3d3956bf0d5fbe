import { describe, expect, it } from "vitest";
import { ABILITIES, type Ability, allows, allowsInBusiness, type BusinessNeed, ROLES, sessionEnd } from "./policy.ts";

const CHANGES: Ability[] = [
  "views.keep",
  "businesses.record",
  "queue.work",
  "items.decide",
  "contacts.log",
  "work.hand_over",
  "letters.print",
  "claims.call",
  "claims.decide",
  "groups.decide",
  "settings.council",
  "settings.edit",
  "settings.approve",
  "services.edit",
  "stage.override",
  "triage.decide",
  "visits.work",
  "people.manage",
  "plan.edit",
  "rates.edit",
  "partners.manage",
  "introductions.work",
  "needs.work",
  "moderation.decide",
];

describe("the policy table", () => {
  it("lets every role in, and nobody without one", () => {
    for (const role of ROLES) expect(allows([role], "staff.enter")).toBe(true);
    for (const ability of Object.keys(ABILITIES) as Ability[]) expect(allows([], ability)).toBe(false);
  });

  it("lets an auditor read everything and change nothing", () => {
    for (const ability of Object.keys(ABILITIES) as Ability[]) {
      expect(allows(["auditor"], ability), ability).toBe(!CHANGES.includes(ability));
    }
  });

  it("lets a partner officer see no business", () => {
    expect(allows(["partner_officer"], "businesses.view")).toBe(false);
  });

  it("adds up the roles of somebody with several", () => {
    expect(allows(["editor", "administrator"], "services.edit")).toBe(true);
    expect(allows(["editor", "administrator"], "people.manage")).toBe(true);
    expect(allows(["editor"], "people.manage")).toBe(false);
  });

  it.each([
    ["viewer", "view", true],
    ["viewer", "edit", false],
    ["editor", "edit", true],
    ["editor", "admin", false],
    ["admin", "admin", true],
  ] as const)("a %s may %s a business: %s", (role, need, expected) => {
    expect(allowsInBusiness(role, need as BusinessNeed)).toBe(expected);
  });

  it("ends an owner's session after 12 hours, used or not, and staff's after 30 minutes idle", () => {
    const session = { endsAt: new Date("2026-03-02T21:00:00Z"), lastSeenAt: new Date("2026-03-02T09:00:00Z") };
    expect(sessionEnd(session, false)).toEqual(session.endsAt);
    expect(sessionEnd(session, true)).toEqual(new Date("2026-03-02T09:30:00Z"));
    const late = { ...session, lastSeenAt: new Date("2026-03-02T20:45:00Z") };
    expect(sessionEnd(late, true)).toEqual(session.endsAt);
  });
});
