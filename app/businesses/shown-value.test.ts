import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outranks, pickShown, type Stated } from "./shown-value.ts";

function stated(sourceKind: string, more: Partial<Stated> = {}): Stated {
  return {
    sourceKey: sourceKind,
    sourceKind,
    proven: true,
    statedOn: "2026-01-01",
    receivedAt: "2026-01-01T10:00:00Z",
    ownerVerdict: null,
    ...more,
  };
}

const OWNER_FIELDS = [
  "name",
  "email",
  "phone",
  "employees",
  "activities",
  "openingHours",
  "specialisms",
  "description",
];
const REGISTER_FIELDS = ["legalName", "companyNumber", "registerStatus"];

describe("which value is shown", () => {
  test.each(OWNER_FIELDS)("a verified owner outranks every file for %s, however new the file", (field) => {
    for (const kind of ["partner", "council_register", "official_register"]) {
      const file = stated(kind, { statedOn: "2026-11-01" });
      expect(pickShown(field, [file, stated("owner")])?.sourceKind).toBe("owner");
    }
  });

  test.each(REGISTER_FIELDS)("an official register outranks the owner for %s", (field) => {
    const owner = stated("owner", { statedOn: "2026-11-01" });
    expect(pickShown(field, [owner, stated("official_register")])?.sourceKind).toBe("official_register");
  });

  test("an owner who has not shown that it is theirs outranks only partner files", () => {
    const unproven = stated("owner", { proven: false, statedOn: "2026-11-01" });
    expect(pickShown("name", [unproven, stated("council_register")])?.sourceKind).toBe("council_register");
    expect(pickShown("name", [unproven, stated("partner")])).toBe(unproven);
  });

  test("of the same rank the later said wins, then the later received", () => {
    const early = stated("owner");
    const late = stated("owner", { statedOn: "2026-02-01" });
    const last = stated("owner", { receivedAt: "2026-01-02T10:00:00Z" });
    expect(pickShown("name", [late, early])).toBe(late);
    expect(pickShown("name", [early, last])).toBe(last);
  });

  test("what the owner called wrong falls behind the rest, but the register keeps what it knows best", () => {
    const wrong = stated("council_register", { ownerVerdict: "wrong" });
    expect(pickShown("name", [wrong, stated("partner")])?.sourceKind).toBe("partner");
    const register = stated("official_register", { ownerVerdict: "wrong" });
    expect(pickShown("companyNumber", [register, stated("partner")])).toBe(register);
  });

  test("nothing stated, nothing shown", () => expect(pickShown("name", [])).toBeNull());

  const anyStated = fc.record({
    sourceKey: fc.constant("x"),
    sourceKind: fc.constantFrom("owner", "officer", "official_register", "council_register", "partner", "demo", "?"),
    proven: fc.boolean(),
    statedOn: fc.constantFrom("2024-05-05", "2025-05-05", "2026-05-05"),
    receivedAt: fc.constantFrom("2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z"),
    ownerVerdict: fc.constantFrom("right" as const, "wrong" as const, null),
  });

  test("the answer does not depend on the order, and nothing outranks it", () => {
    fc.assert(
      fc.property(
        fc.array(anyStated, { minLength: 1, maxLength: 6 }),
        fc.constantFrom("name", "legalName"),
        (all, field) => {
          const shown = pickShown(field, all);
          const turned = pickShown(field, [...all].reverse());
          for (const one of all) if (shown) expect(outranks(field, one, shown)).toBe(false);
          expect(turned && shown && (outranks(field, turned, shown) || outranks(field, shown, turned))).toBe(false);
        },
      ),
    );
  });
});
