import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITIES } from "~/businesses/activities.ts";
import { applyPatch, EMPTY_SITE, type ProfilePatch, type SiteSnapshot, type Snapshot } from "~/businesses/snapshot.ts";
import { EVENT_TYPES, eventRow, listedFields } from "./catalogue.ts";
import { detectEvents } from "./detect.ts";
import { applyEvent, sameValue } from "./fields.ts";

const SITE = "01980000-0000-7000-8000-000000000001";
const OTHER = "01980000-0000-7000-8000-000000000002";

function site(fields: Partial<SiteSnapshot> = {}): SiteSnapshot {
  return {
    ...EMPTY_SITE,
    id: SITE,
    addressLine1: "14 Bird Street",
    town: "Lichfield",
    postcode: "WS13 6PW",
    premisesType: "home",
    councilCode: "E07000194",
    employees: 2,
    ...fields,
  };
}

function business(fields: Partial<Snapshot> = {}): Snapshot {
  return {
    id: "01980000-0000-7000-8000-00000000000a", reference: "TL-2222-3333", version: 1, verification: "proven",
    name: "Cathedral Cakes", legalName: null, tradingNames: [], legalForm: "sole_trader", companyNumber: null,
    charityNumber: null, vatNumber: null, tradingStatus: "trading", tradingStartedOn: "2022-03-01", incorporatedOn: null,
    ceasedOn: null, registerStatus: null, kind: "trading", sicCodes: ["74100"], specialisms: null, description: null,
    activities: [], employees: 2, employeesBand: "1-9", fullTime: 1, partTime: 1, apprentices: null, turnoverBand: null,
    groupType: null, parentName: null, franchise: null, internationalTrade: "none", ambition: null, email: null,
    phone: null, website: null, sites: [site()], ...fields,
  }; // biome-ignore format: a whole business in few lines
}

const types = (before: Snapshot, patch: ProfilePatch) =>
  detectEvents(before, applyPatch(before, patch))
    .map((event) => event.type)
    .sort();

describe("the catalogue", () => {
  it("has each of the 54 rows", () => {
    const numbers = new Set(Object.values(EVENT_TYPES).map((row) => row.number));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 54 }, (_, at) => at + 1));
  });

  it("has a row for whatever an activity raises", () => {
    for (const activity of Object.values(ACTIVITIES)) expect(EVENT_TYPES).toHaveProperty([activity.event]);
  });
});

describe("what a difference means", () => {
  const table: [string, ProfilePatch, string[], Partial<Snapshot>?][] = [
    ["a new name", { business: { name: "Minster Cakes", tradingNames: ["Minster Cakes"] } }, ["name.changed"]],
    ["a company is formed", { business: { legalForm: "limited", companyNumber: "01234567" } }, ["legal_status.changed"]],
    ["a new telephone number", { business: { phone: "01543 250000" } }, ["contact.changed"]],
    ["liquidation on the register", { business: { registerStatus: "liquidation" } }, ["insolvency.notified"]],
    ["dissolved on the register", { business: { registerStatus: "dissolved" } }, ["legal_status.changed"]],
    ["other SIC codes", { business: { sicCodes: ["56103"] } }, ["sector.changed"]],
    ["the main SIC code swapped", { business: { sicCodes: ["56103", "74100"] } }, ["sector.changed"], { sicCodes: ["74100", "56103"] }],
    ["a first hire", { business: { employees: 1 } }, ["employees.first_hired"], { employees: 0 }],
    ["more staff", { business: { employees: 5, fullTime: 4 } }, ["employees.increased"]],
    ["fewer staff", { business: { employees: 1, partTime: 0 } }, ["employees.decreased"]],
    ["a head count first stated", { business: { employees: 4 } }, ["details.confirmed"], { employees: null }],
    ["a band only", { business: { employeesBand: "10-49" } }, ["employees.increased"], { employees: null }],
    ["an apprentice instead of a part-timer", { business: { partTime: 0, apprentices: 1 } }, ["details.confirmed"]],
    ["staff at the site and in all", { business: { employees: 6 }, sites: [{ id: SITE, employees: 6 }] }, ["employees.increased"]],
    ["first food", { business: { activities: ["food"] } }, ["activity.food_started"]],
    ["more food", { business: { activities: ["food", "food_mobile"] } }, ["activity.food_changed"], { activities: ["food"] }],
    ["food and alcohol", { business: { activities: ["food", "alcohol"] } }, ["activity.alcohol_entertainment_late", "activity.food_started"]],
    ["no more animals", { business: { activities: [] } }, ["activity.ceased"], { activities: ["animals_boarding"] }],
    ["begins to trade", { business: { tradingStatus: "trading", tradingStartedOn: "2026-01-01", kind: "trading" } }, ["trading.started"], { tradingStatus: "idea", kind: "starting" }],
    ["pauses", { business: { tradingStatus: "paused" } }, ["trading.paused"]],
    ["resumes", { business: { tradingStatus: "trading" } }, ["trading.resumed"], { tradingStatus: "paused" }],
    ["means to close", { business: { ceasedOn: "2027-01-31" } }, ["trading.closing_soon"]],
    ["stops", { business: { tradingStatus: "ceased", ceasedOn: "2026-11-01" } }, ["trading.ceased"]],
    ["turnover", { business: { turnoverBand: "85k-250k" } }, ["finance_or_turnover.changed"]],
    ["first export", { business: { internationalTrade: "occasional" } }, ["export.started_or_changed"]],
    ["a parent company", { business: { groupType: "subsidiary", parentName: "Big Cakes plc" } }, ["group_or_head_office.changed"]],
    ["a description", { business: { description: "Celebration cakes" } }, ["details.confirmed"]],
    ["home to shop", { sites: [{ id: SITE, premisesType: "commercial" }] }, ["premises.type_changed"]],
    ["customers at home", { sites: [{ id: SITE, homeVisitors: true }] }, ["home_use.changed"]],
    ["a UPRN filled in", { sites: [{ id: SITE, uprn: "100031700001" }] }, ["details.confirmed"]],
    ["another address", { sites: [{ id: SITE, addressLine1: "3 Market Street", postcode: "WS13 6LG" }] }, ["premises.relocated"]],
    ["a second site", { newSites: [site({ id: OTHER, postcode: "B79 7AA" })] }, ["site.added"]],
    ["one site for another", { newSites: [site({ id: OTHER })], sites: [{ id: SITE, closedOn: "2026-11-01" }] }, ["premises.relocated", "premises.relocated"]],
    ["the last site closed", { sites: [{ id: SITE, closedOn: "2026-11-01" }] }, ["premises.moved_out"]],
    ["one of two sites closed", { sites: [{ id: SITE, closedOn: "2026-11-01" }] }, ["site.closed"], { sites: [site(), site({ id: OTHER })] }],
    ["the first premises", { newSites: [site()] }, ["premises.moved_in"], { sites: [] }],
    ["a head office named", { sites: [{ id: SITE, isHeadOffice: true }] }, ["group_or_head_office.changed"]],
    ["home office becomes home kitchen with mobile food", { business: { activities: ["food", "food_mobile"], sicCodes: ["56103"] } }, ["activity.food_started", "sector.changed"]],
  ]; // biome-ignore format: one case a line

  it.each(table)("%s", (_, patch, expected, start = {}) => {
    expect(types(business(start), patch)).toEqual(expected);
  });
});

const activity = fc.constantFrom(...Object.keys(ACTIVITIES));
const text = fc.constantFrom(null, "Anne", "Bird Street", "x");
const whole = fc.option(fc.integer({ min: 0, max: 300 }), { nil: null });
const yesNo = fc.constantFrom(null, true, false);

const siteFields = fc.record({
  name: text,
  addressLine1: text,
  postcode: fc.constantFrom(null, "WS13 6PW", "B79 7AA"),
  premisesType: fc.constantFrom(null, "home" as const, "mobile" as const, "shared" as const, "commercial" as const),
  isHeadOffice: fc.boolean(),
  isRegisteredOffice: fc.boolean(),
  isOperating: fc.boolean(),
  employees: whole,
  publicAccess: yesNo,
  homeVisitors: yesNo,
  closedOn: fc.constantFrom(null, "2026-10-01"),
});

const businessFields = fc.record({
  name: fc.constantFrom("Anne's", "Bird Street Bakery"),
  legalForm: fc.constantFrom(null, "sole_trader" as const, "limited" as const),
  tradingStatus: fc.constantFrom("idea" as const, "trading" as const, "paused" as const, "ceased" as const),
  ceasedOn: fc.constantFrom(null, "2026-10-01"),
  kind: fc.constantFrom("starting" as const, "trading" as const, "branch" as const, "charity" as const),
  registerStatus: fc.constantFrom(null, "active", "liquidation"),
  sicCodes: fc.uniqueArray(fc.constantFrom("56103", "74100", "47110")),
  activities: fc.uniqueArray(activity, { maxLength: 5 }),
  employees: whole,
  employeesBand: fc.constantFrom(null, "0", "1-9", "10-49"),
  fullTime: whole,
  internationalTrade: fc.constantFrom(null, "none" as const, "regular" as const),
  email: text,
  description: text,
});

const snapshots = fc
  .record({ fields: businessFields, first: siteFields, second: fc.option(siteFields, { nil: null }) })
  .map(({ fields, first, second }) =>
    business({ ...fields, sites: [site(first), ...(second ? [site({ ...second, id: OTHER })] : [])] }),
  );

describe("for any two states of a business", () => {
  it("no difference, no event", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        expect(detectEvents(snapshot, structuredClone(snapshot))).toEqual([]);
      }),
    );
  });

  it("a difference in a listed field gives an event that lists the field, and only such", () => {
    fc.assert(
      fc.property(snapshots, snapshots, (before, after) => {
        const events = detectEvents(before, after);
        const seen = new Set(events.map((event) => `${event.type} ${event.siteId}`));
        expect(seen.size).toBe(events.length);
        for (const event of events) {
          expect(Object.keys(event.after).sort()).toEqual(Object.keys(event.before).sort());
          for (const field of Object.keys(event.after)) {
            expect(listedFields()).toContain(field);
            const ordered = field === "sicCodes";
            // a new site without an address still says so
            if (sameValue(event.before[field], event.after[field], ordered)) expect(field).toBe("site.postcode");
          }
        }
      }),
    );
  });

  it("applying what came after to what was before gives the new state", () => {
    fc.assert(
      fc.property(snapshots, snapshots, (before, after) => {
        const dropped = before.sites.length > after.sites.length; // a site is closed, never removed
        const target = dropped ? { ...after, sites: [...after.sites, ...before.sites.slice(1)] } : after;
        const reached = detectEvents(before, target).reduce(applyEvent, before);
        const sorted = (snapshot: Snapshot) => ({ ...snapshot, activities: [...snapshot.activities].sort() });
        expect(sorted(reached)).toEqual(sorted(target));
      }),
    );
  });
});

describe("every listed field", () => {
  const samples: Record<string, unknown> = {
    tradingNames: ["Other"], sicCodes: ["47110"], activities: ["food"], employees: 9, employeesBand: "10-49", fullTime: 9,
    partTime: 9, apprentices: 9, franchise: true, tradingStatus: "paused", kind: "charity", ceasedOn: "2027-01-01",
    internationalTrade: "regular", "site.premisesType": "mobile", "site.isHeadOffice": true, "site.isRegisteredOffice": true,
    "site.isOperating": false, "site.employees": 9, "site.publicAccess": true, "site.homeVisitors": true,
    "site.homeStaff": true, "site.homeConversion": true, "site.closedOn": "2026-10-01",
  }; // biome-ignore format: one value a field

  it.each([...listedFields()])("%s raises an event that lists it", (field) => {
    const value = samples[field] ?? "2020-01-01";
    const patch: ProfilePatch = field.startsWith("site.")
      ? { sites: [{ id: SITE, [field.slice(5)]: value }] }
      : { business: { [field]: value } };
    const events = detectEvents(business(), applyPatch(business(), patch));
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(Object.keys(event?.after ?? {})).toEqual([field]);
    if (event && event.type !== "details.confirmed") expect(eventRow(event.type).fields).toContain(field);
  });
});
