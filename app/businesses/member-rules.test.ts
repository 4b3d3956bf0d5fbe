import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admins, higherRole, isLive, type Member, type MemberChange, memberChangeRefused } from "./member-rules.ts";

const today = "2026-11-21";
const member = (id: string, role: Member["role"], parts: Partial<Member> = {}): Member => ({
  id,
  personId: `person-${id}`,
  role,
  until: null,
  ended: false,
  ...parts,
});

const one = [member("ann", "admin"), member("ed", "editor"), member("vi", "viewer")];
const two = [...one, member("bo", "admin")];
const gone = [...one, member("bo", "admin", { ended: true })];
const over = [...one, member("bo", "admin", { until: "2026-11-20" })];

describe("who may change whom", () => {
  test.each<[string, Member[], string, string, MemberChange, string | null]>([
    ["the last admin may not leave", one, "ann", "ann", { kind: "leave" }, "last_admin"],
    ["nor become an editor", one, "ann", "ann", { kind: "role", role: "editor" }, "last_admin"],
    ["nor when the other admin has left", gone, "ann", "ann", { kind: "leave" }, "last_admin"],
    ["nor when the other admin's time is over", over, "ann", "ann", { kind: "leave" }, "last_admin"],
    ["one of two may leave", two, "ann", "ann", { kind: "leave" }, null],
    ["or be made an editor by the other", two, "bo", "ann", { kind: "role", role: "editor" }, null],
    ["or be removed by the other", two, "bo", "ann", { kind: "remove" }, null],
    ["an editor may leave", one, "ed", "ed", { kind: "leave" }, null],
    ["an editor may remove nobody", one, "ed", "vi", { kind: "remove" }, "not_admin"],
    ["an editor may not make themselves admin", one, "ed", "ed", { kind: "role", role: "admin" }, "not_admin"],
    ["a viewer may not throw another out by leaving for them", one, "vi", "ed", { kind: "leave" }, "not_admin"],
    ["an admin leaves, and does not remove themselves", two, "ann", "ann", { kind: "remove" }, "yourself"],
    ["an admin may make an editor an admin", one, "ann", "ed", { kind: "role", role: "admin" }, null],
    ["a stranger may do nothing", one, "xx", "ed", { kind: "remove" }, "not_there"],
    ["somebody who left may do nothing", gone, "bo", "ed", { kind: "remove" }, "not_there"],
    ["an adviser whose time is over may do nothing", over, "bo", "ed", { kind: "remove" }, "not_there"],
  ])("%s", (_, members, actor, target, change, refused) => {
    expect(memberChangeRefused(members, `person-${actor}`, target, change, today)).toBe(refused);
  });

  test("no row of allowed changes ever leaves a business without an admin", () => {
    const roles = fc.constantFrom("admin" as const, "editor" as const, "viewer" as const);
    const changes: fc.Arbitrary<MemberChange> = fc.oneof(
      fc.constant<MemberChange>({ kind: "leave" }),
      fc.constant<MemberChange>({ kind: "remove" }),
      roles.map<MemberChange>((role) => ({ kind: "role", role })),
    );
    const steps = fc.array(fc.tuple(fc.nat(4), fc.nat(4), changes), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(roles, { minLength: 1, maxLength: 5 }), steps, (start, moves) => {
        let members = [member("0", "admin"), ...start.slice(1).map((role, at) => member(String(at + 1), role))];
        for (const [actor, target, change] of moves) {
          if (memberChangeRefused(members, `person-${actor}`, String(target), change, today)) continue;
          members = members.map((known) =>
            known.id !== String(target)
              ? known
              : change.kind === "role"
                ? { ...known, role: change.role }
                : { ...known, ended: true },
          );
        }
        expect(admins(members, today).length).toBeGreaterThan(0);
      }),
    );
  });
});

test.each([
  [null, false, true],
  ["2026-11-21", false, true],
  ["2026-11-20", false, false],
  [null, true, false],
])("until %s, ended %s: live %s", (until, ended, live) => expect(isLive({ until, ended }, today)).toBe(live));

test("an invitation takes nothing away", () => {
  expect(higherRole("admin", "viewer")).toBe("admin");
  expect(higherRole("viewer", "editor")).toBe("editor");
});
