import { describe, expect, test } from "vitest";
import { FIELD_RULES, filterContact, filterFields, maySee, type Viewer } from "./field-filter.ts";

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
