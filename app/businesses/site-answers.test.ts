import { describe, expect, test } from "vitest";
import { opensEarly, readSite } from "./site-answers.ts";
import { EMPTY_SITE, type Snapshot } from "./snapshot.ts";

const shop = {
  ...EMPTY_SITE,
  id: "a",
  addressLine1: "14 Bird Street",
  postcode: "WS13 6PW",
  premisesType: "commercial",
} as const;
const business = { employees: 8, tradingStartedOn: "2020-03-01", sites: [shop] } as unknown as Snapshot;

const ANSWERS = {
  name: null, premisesType: "commercial", addressLine1: "2 Market Street", addressLine2: null, town: "Lichfield",
  postcode: "ws13 6lh", unit: null, outsideCouncil: null, homeVisitors: true, homeStaff: null, homeConversion: null,
  employees: 2, publicAccess: true, openingHours: null, roles: ["isOperating"], openedOn: "2021-01-01", earlyReason: null,
} as const; // biome-ignore format: one form

describe("a place from its answers", () => {
  test("the postcode in its usual form, home tests for homes only, roles as flags", () => {
    const { site, faults } = readSite(ANSWERS, business, null);
    expect(faults).toEqual({});
    expect(site).toMatchObject({ postcode: "WS13 6LH", homeVisitors: null, isOperating: true, isHeadOffice: false });
    expect(readSite({ ...ANSWERS, premisesType: "home" }, business, null).site.homeVisitors).toBe(true);
  });

  test.each([
    ["a broken postcode", { postcode: "nowhere" }, "postcode"],
    ["no postcode", { postcode: undefined }, "postcode"],
    ["business premises without an address", { addressLine1: null }, "addressLine1"],
    ["the same address again", { addressLine1: "14 BIRD STREET", postcode: "WS136PW" }, "addressLine1"],
    ["more staff than the whole business has", { employees: 9 }, "wholeToo"],
    ["opened before the business began", { openedOn: "2019-01-01" }, "earlyReason"],
  ])("%s is refused at its field", (_, change, field) => {
    expect(Object.keys(readSite({ ...ANSWERS, ...change }, business, null).faults)).toEqual([field]);
  });

  test.each([
    ["a van without a postcode", { premisesType: "mobile" as const, postcode: undefined, addressLine1: null }],
    ["another unit at the same address", { addressLine1: "14 Bird Street", postcode: "WS13 6PW", unit: "2" }],
    ["an early opening with a reason", { openedOn: "2019-01-01", earlyReason: "Fitting out" }],
  ])("%s is fine", (_, change) => {
    expect(readSite({ ...ANSWERS, ...change }, business, null).faults).toEqual({});
  });

  test("more staff than the whole has makes the whole what its places add up to, when that is wanted", () => {
    const two = { ...business, sites: [{ ...shop, employees: 3 }] } as unknown as Snapshot;
    const more = { ...ANSWERS, employees: 9 };
    expect(readSite(more, two, null).faults.wholeToo?.[0]).toContain("tick to make it 12 for the whole business");
    expect(readSite({ ...more, wholeToo: true }, two, null)).toMatchObject({ faults: {}, whole: 12 });
    expect(readSite({ ...more, wholeToo: true }, two, "a")).toMatchObject({ faults: {}, whole: 9 });
    expect(readSite({ ...ANSWERS, wholeToo: true }, two, null).whole).toBeNull();
  });

  test("changing the same place is not the same address again", () => {
    expect(
      readSite({ ...ANSWERS, addressLine1: "14 Bird Street", postcode: "WS13 6PW" }, business, "a").faults,
    ).toEqual({});
  });

  test("only a registered office is not a place of work", () => {
    expect(readSite({ ...ANSWERS, roles: ["isRegisteredOffice"] }, business, null).site.isOperating).toBe(false);
    expect(readSite({ ...ANSWERS, roles: [] }, business, null).site.isOperating).toBe(true);
  });
});

test("early is before the business began, where both days are known", () => {
  expect(opensEarly("2019-12-31", business)).toBe(true);
  expect(opensEarly("2020-03-01", business)).toBe(false);
  expect(opensEarly(null, business)).toBe(false);
  expect(opensEarly("2019-12-31", { tradingStartedOn: null })).toBe(false);
});
