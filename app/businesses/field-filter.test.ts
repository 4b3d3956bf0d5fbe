import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELD_RULES, filterContact, filterFields, maySee, type Viewer } from "./field-filter.ts";
import { CHOSEN_FIELDS, visibilities } from "./visibility.ts";

const staff = (roles: string[], teamCodes: string[] = []): Viewer => ({ kind: "staff", roles, teamCodes });
const PUBLIC: Viewer = { kind: "public" };

describe("fields", () => {
  test.each<[string, Viewer, boolean]>([
    ["vatNumber", staff(["service_officer"], ["BR"]), true],
    ["vatNumber", staff(["service_officer"], ["EH"]), false],
    ["vatNumber", staff(["ed_officer"], ["ED"]), false],
    ["vatNumber", staff(["auditor"]), true],
    ["turnoverBand", staff(["ed_officer"]), true],
    ["turnoverBand", staff(["service_officer"], ["LIC"]), false],
    ["phone", staff(["service_officer"], ["LIC"]), true],
    ["phone", staff(["partner_officer"]), false],
    ["phone", staff([]), false],
    ["employees", staff(["editor"]), true],
    ["employees", PUBLIC, false],
    ["constructor", PUBLIC, false],
    ["name", PUBLIC, true],
    ["phone", PUBLIC, false],
    ["vatNumber", { kind: "owner" }, true],
  ])("%s for %o: %s", (field, viewer, expected) => {
    expect(maySee(field, viewer)).toBe(expected);
  });

  test("the owner's choice opens to the public what may be opened, and nothing else", () => {
    expect(maySee("phone", PUBLIC, { phone: "public" })).toBe(true);
    expect(maySee("vatNumber", PUBLIC, { vatNumber: "public" })).toBe(false);
    expect(maySee("name", PUBLIC, { name: "council" })).toBe(false);
  });

  test("no restricted field reaches an officer without the right, whatever else is asked for with it", () => {
    const record = Object.fromEntries(Object.keys(FIELD_RULES).map((field) => [field, `canary ${field}`]));
    const { seen, hidden } = filterFields(record, staff(["service_officer"], ["EH"]));
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(["vatNumber"]));
    expect(hidden).toBe(3);
    expect(JSON.stringify(filterFields(record, PUBLIC))).not.toContain("canary phone");
  });
});

describe("what the owner chose", () => {
  const chamber: Viewer = { kind: "partner", key: "chamber" };
  const college: Viewer = { kind: "partner", key: "college" };

  test("a named partner sees what the owner opened to it, another and the public do not", () => {
    const chosen = { phone: "partner:chamber", turnoverBand: "partner:chamber", name: "partner:chamber" };
    for (const field of ["phone", "turnoverBand", "name", "tradingNames"]) {
      expect([chamber, college, PUBLIC].map((viewer) => maySee(field, viewer, chosen))).toEqual([true, false, false]);
    }
    expect(maySee("phone", college, { phone: "public" })).toBe(true);
    expect(maySee("phone", { kind: "partner", key: "cham" }, chosen)).toBe(false);
    expect(maySee("vatNumber", chamber, { vatNumber: "partner:chamber" })).toBe(false);
    expect(maySee("ambition", staff(["service_officer"], ["EH"]), { ambition: "partner:chamber" })).toBe(false);
  });

  test("the address of a home, a van or a place nobody described is the home's choice, not that of business premises", () => {
    const chosen = { address: "public", homeAddress: "council" };
    const at = (premisesType: "home" | "mobile" | "shared" | "commercial" | null) =>
      maySee("site.addressLine1", PUBLIC, chosen, { premisesType });
    expect([at("commercial"), at("shared"), at("home"), at("mobile"), at(null)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(maySee("site.postcode", PUBLIC, { homeAddress: "public" }, { premisesType: "home" })).toBe(true);
  });

  test("every choice that is offered is enforced", () => {
    const enforced = new Set(Object.values(FIELD_RULES).flatMap((rule) => rule.choice ?? []));
    expect(CHOSEN_FIELDS.filter((field) => field !== "homeAddress" && !enforced.has(field))).toEqual([]);
  });

  test("whatever is chosen, nothing of a field that is closed to a viewer gets through", () => {
    const shop = { phone: "01543 308000", legalForm: "limited", employees: 5 } as const;
    const choice = fc.constantFrom("public", "council", "partner:chamber", "partner:college", "odd");
    const record = Object.fromEntries(
      CHOSEN_FIELDS.map((field) => [field === "openingHours" ? "site.openingHours" : field, `canary-${field}.`]),
    );
    const choices = fc.record(Object.fromEntries(CHOSEN_FIELDS.map((field) => [field, choice])));
    fc.assert(
      fc.property(choices, (chosen) => {
        const seen = visibilities(chosen, shop);
        const told = (viewer: Viewer) => JSON.stringify(filterFields(record, viewer, seen).seen);
        for (const field of CHOSEN_FIELDS) {
          if (field === "address" || field === "homeAddress") continue;
          expect(told(PUBLIC).includes(`canary-${field}.`)).toBe(seen[field] === "public");
          expect(told(chamber).includes(`canary-${field}.`)).toBe(["public", "partner:chamber"].includes(seen[field]));
        }
      }),
    );
  });
});

describe("contacts", () => {
  const line = { teamCode: "LIC", restricted: true, purpose: "canary", summary: "canary" };

  test("of a restricted one another team learns only that it happened", () => {
    const seen = filterContact(line, staff(["service_officer", "steward"], ["ED"]));
    expect(seen).toEqual({ teamCode: "LIC", restricted: true, purpose: null, summary: null, hidden: true });
  });

  test("its own team and an auditor read it whole, and an open one everybody", () => {
    expect(filterContact(line, staff(["service_officer"], ["LIC"])).hidden).toBe(false);
    expect(filterContact(line, staff(["auditor"])).summary).toBe("canary");
    expect(filterContact({ ...line, restricted: false }, staff(["ed_officer"], ["ED"])).summary).toBe("canary");
    expect(filterContact({ ...line, restricted: false }, PUBLIC).summary).toBeNull();
  });
});
