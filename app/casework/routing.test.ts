import { describe, expect, it } from "vitest";
import { EMPTY_SITE, type SiteSnapshot, type Snapshot } from "~/businesses/snapshot.ts";
import { EVENT_TYPES, type EventType } from "~/circumstances/catalogue.ts";
import type { DetectedEvent, FieldValues } from "~/circumstances/types.ts";
import { stillToTell } from "./outside-bodies.ts";
import { route, type TeamRow } from "./routing.ts";
import { TEAM_KINDS, type TeamCode } from "./teams.ts";

const LICHFIELD = "E07000194";
const TAMWORTH = "E07000199";
const STAFFORDSHIRE = "E10000028";
const TODAY = "2026-11-23";

const team = (councilCode: string, code: string): TeamRow => ({
  id: `${councilCode}:${code}`,
  councilCode,
  code,
  name: code,
});
const codesOf = (tier: string) =>
  Object.entries(TEAM_KINDS).flatMap(([code, kind]) => (kind.tier === tier ? [code] : []));
const TEAMS: TeamRow[] = [
  ...[LICHFIELD, TAMWORTH].flatMap((council) => codesOf("district").map((code) => team(council, code))),
  ...codesOf("county").map((code) => team(STAFFORDSHIRE, code)),
];

const site = (fields: Partial<SiteSnapshot> = {}): SiteSnapshot => ({
  ...EMPTY_SITE, id: "site-1", addressLine1: "14 Bird Street", postcode: "WS13 6PW", premisesType: "commercial",
  councilCode: LICHFIELD, ...fields,
}); // biome-ignore format: one place

const business = (fields: Partial<Snapshot> = {}): Snapshot => ({
  id: "b", reference: "TL-2222-3333", version: 1, verification: "proven", name: "Cathedral Cakes", legalName: null,
  tradingNames: [], legalForm: "sole_trader", companyNumber: null, charityNumber: null, vatNumber: null,
  tradingStatus: "trading", tradingStartedOn: null, incorporatedOn: null, ceasedOn: null, registerStatus: null,
  kind: "trading", sicCodes: [], specialisms: null, description: null, activities: [], employees: 0, employeesBand: null,
  fullTime: null, partTime: null, apprentices: null, turnoverBand: null, groupType: null, parentName: null,
  franchise: null, internationalTrade: null, ambition: null, email: null, phone: null, website: null, sites: [site()],
  ...fields,
}); // biome-ignore format: one business

const shop = business();
const cafe = business({ activities: ["food", "alcohol", "weighed_goods"], employees: 4 });
const homeOffice = business({ sites: [site({ premisesType: "home" })] });
const homeFood = business({ activities: ["food", "food_mobile"], sites: [site({ premisesType: "home" })] });
const mailbox = business({ activities: ["food"], sites: [site({ isOperating: false, isRegisteredOffice: true })] });

function routed(
  type: EventType,
  after: Snapshot,
  values: { before?: FieldValues; after?: FieldValues } = {},
  before = after,
  open: string[] = [],
) {
  const ofSite = type.startsWith("premises.") || type.startsWith("site.") || type.startsWith("home_use");
  const event: DetectedEvent = {
    type,
    siteId: ofSite ? "site-1" : null,
    before: values.before ?? {},
    after: values.after ?? {},
  };
  return route({
    events: [event], before, after, teams: TEAMS, openTeamIds: open, today: TODAY,
    countyOf: { [LICHFIELD]: STAFFORDSHIRE, [TAMWORTH]: STAFFORDSHIRE },
  }); // biome-ignore format: one call
}

const codes = (result: ReturnType<typeof route>) => result.told.map((one) => one.team.code).sort();
const others = (result: ReturnType<typeof route>) => codes(result).filter((code) => code !== "ED" && code !== "IN");
const added = (...keys: string[]) => ({ before: { activities: [] }, after: { activities: keys } });
const dropped = (...keys: string[]) => ({ before: { activities: keys }, after: { activities: [] } });
const doing = (...keys: string[]) => business({ activities: keys });

/** The "tell" column of the 54 events, economic development and insight left out. */
const TELL: [EventType, string, Snapshot, { before?: FieldValues; after?: FieldValues }, TeamCode[]][] = [
  ["business.registered", "with premises", shop, {}, ["GZ"]],
  ["business.registered", "from home", homeOffice, {}, []],
  ["business.claimed", "", shop, {}, []],
  ["name.changed", "a shop", shop, {}, ["BR"]],
  ["name.changed", "a licensed café", cafe, {}, ["BR", "EH", "LIC"]],
  ["owner.changed", "a licensed café", cafe, {}, ["BR", "EH", "LIC"]],
  ["legal_status.changed", "a licensed café", cafe, {}, ["BR", "EH", "LIC"]],
  ["legal_status.changed", "dissolved yet trading", business({ registerStatus: "dissolved" }), {}, ["BR", "STEWARD"]],
  ["contact.changed", "nothing open", shop, {}, []],
  ["premises.moved_in", "a café with staff", cafe, {}, ["BR", "EH", "GZ", "HS"]],
  ["premises.moved_in", "a shut store", shop, {}, ["BR", "GZ"]],
  ["premises.moved_in", "open to the public", business({ sites: [site({ publicAccess: true })] }), {}, ["BR", "GZ", "HS"]],
  ["premises.moved_out", "a licensed café", cafe, {}, ["BR", "EH", "GZ", "LIC"]],
  ["premises.moved_out", "a shop", shop, {}, ["BR", "GZ"]],
  ["premises.relocated", "a licensed café", cafe, {}, ["BR", "EH", "GZ", "HS", "LIC"]],
  ["site.added", "a licensed café", cafe, {}, ["BR", "EH", "HS", "LIC"]],
  ["site.added", "a shop", shop, {}, ["BR"]],
  ["site.closed", "a licensed café", cafe, {}, ["BR", "EH", "HS", "LIC"]],
  ["site.closed", "a shop", shop, {}, ["BR"]],
  ["premises.type_changed", "home to shop", shop, { before: { "site.premisesType": "home" }, after: { "site.premisesType": "commercial" } }, ["BR", "PL"]],
  ["premises.type_changed", "shared to own", shop, { before: { "site.premisesType": "shared" }, after: { "site.premisesType": "commercial" } }, ["BR"]],
  ["premises.type_changed", "shop to home", homeOffice, { before: { "site.premisesType": "commercial" }, after: { "site.premisesType": "home" } }, ["BR", "PL"]],
  ["premises.altered_or_extended", "", shop, {}, ["BR"]],
  ["home_use.changed", "customers visit", business({ sites: [site({ premisesType: "home", homeVisitors: true })] }), {}, ["BR"]],
  ["home_use.changed", "nobody visits", homeOffice, {}, []],
  ["employees.first_hired", "a café", cafe, {}, ["HS"]],
  ["employees.first_hired", "an office", shop, {}, []],
  ["employees.increased", "", cafe, {}, []],
  ["employees.decreased", "", cafe, {}, []],
  ["redundancies.planned", "", cafe, {}, ["SK"]],
  ["activity.food_started", "", doing("food"), added("food"), ["EH"]],
  ["activity.food_changed", "labelled", doing("food", "food_labelled"), added("food_labelled"), ["EH", "TS"]],
  ["activity.alcohol_entertainment_late", "", doing("alcohol"), added("alcohol"), ["EH", "LIC"]],
  ["activity.street_or_market", "", doing("street"), added("street"), ["LIC"]],
  ["activity.animals", "", doing("animals_boarding"), added("animals_boarding"), ["LIC"]],
  ["activity.treatments", "", doing("treatments"), added("treatments"), ["EH", "LIC"]],
  ["activity.vehicles_for_hire", "", doing("vehicles_for_hire"), added("vehicles_for_hire"), ["LIC"]],
  ["activity.hazardous", "fireworks", doing("explosives"), added("explosives"), ["EH", "FR", "TS"]],
  ["activity.hazardous", "a permitted process", doing("permitted_process"), added("permitted_process"), ["EH"]],
  ["activity.gambling_scrap_sex_auction_lottery", "", doing("auctions"), added("auctions"), ["LIC"]],
  ["activity.childcare", "", doing("childcare"), added("childcare"), ["EY"]],
  ["activity.weighed_or_age_restricted_goods", "", doing("age_restricted"), added("age_restricted"), ["TS"]],
  ["activity.children_employed", "", doing("children_employed"), added("children_employed"), ["EW"]],
  ["activity.visitor_economy", "", doing("visitors"), added("visitors"), []],
  ["activity.ceased", "alcohol", shop, dropped("alcohol"), ["LIC"]],
  ["activity.ceased", "food", shop, dropped("food"), ["EH"]],
  ["activity.ceased", "food at home", homeOffice, dropped("food"), ["EH"]],
  ["activity.ceased", "childcare", shop, dropped("childcare"), ["EY"]],
  ["activity.ceased", "weighed goods", shop, dropped("weighed_goods"), ["TS"]],
  ["sector.changed", "same rules", shop, {}, []],
  ["trading.started", "a café", cafe, {}, ["BR", "EH"]],
  ["trading.started", "no premises", homeOffice, {}, []],
  ["trading.paused", "a licensed café", cafe, {}, ["EH", "LIC"]],
  ["trading.resumed", "a licensed café", cafe, {}, ["EH", "LIC"]],
  ["trading.closing_soon", "", shop, {}, ["BR"]],
  ["trading.ceased", "a licensed café", cafe, {}, ["BR", "EH", "GZ", "LIC", "TS", "WA"]],
  ["insolvency.notified", "a licensed café", cafe, {}, ["BR", "LIC"]],
  ["finance_or_turnover.changed", "", cafe, {}, []],
  ["export.started_or_changed", "ordinary goods", shop, {}, []],
  ["export.started_or_changed", "controlled goods", shop, { after: { "details.controlledGoods": true } }, ["TS"]],
  ["group_or_head_office.changed", "a café", cafe, { before: { parentName: null }, after: { parentName: "Big Cakes plc" } }, ["BR", "EH", "TS"]],
  ["waste.changed", "", shop, {}, ["WA"]],
  ["emissions_or_noise.changed", "", shop, {}, ["EH"]],
  ["fire_risk.changed", "", shop, {}, ["FR"]],
  ["vehicles_or_access.changed", "", shop, {}, ["HW"]],
  ["works_or_event.planned", "works", shop, { after: { "details.kind": "works" } }, ["HW"]],
  ["works_or_event.planned", "an event", shop, { after: { "details.kind": "event" } }, ["LIC"]],
  ["public_supply.interest", "", shop, {}, ["PR"]],
  ["award_or_innovation.published", "", shop, {}, []],
  ["need.posted", "skills", shop, { after: { "details.need": "skills" } }, ["SK"]],
  ["need.withdrawn", "skills", shop, { after: { "details.need": "skills" } }, ["SK"]],
  ["need.unmet", "planning", shop, { after: { "details.need": "planning" } }, ["PL"]],
  ["problem.reported", "rates", shop, { after: { "details.barrier": "rates" } }, ["BR"]],
  ["details.confirmed", "", shop, {}, []],
  ["details.disputed", "", shop, {}, ["STEWARD"]],
  ["visit.found_not_trading", "", shop, {}, ["BR", "GZ"]],
  ["vacancy.reported", "", shop, {}, ["BR", "GZ"]],
  ["consent.given", "", shop, {}, []],
  ["consent.withdrawn", "", shop, {}, []],
  ["event.corrected", "", shop, {}, []],
  ["event.withdrawn", "", shop, {}, []],
]; // biome-ignore format: one rule a line

describe("who is told", () => {
  it.each(TELL)("%s %s", (type, _, after, values, expected) => {
    expect(others(routed(type, after, values))).toEqual(expected);
  });

  it("has a line for every type of event", () => {
    expect([...new Set(TELL.map(([type]) => type))].sort()).toEqual(Object.keys(EVENT_TYPES).sort());
  });

  it("tells economic development and insight of everything but agreements, disputes and contact details", () => {
    for (const [type, , after, values] of TELL) {
      const kept = ["consent.given", "consent.withdrawn", "details.disputed"].includes(type);
      const expected = kept ? [] : type === "contact.changed" ? ["IN"] : ["ED", "IN"];
      expect([type, codes(routed(type, after, values)).filter((code) => code === "ED" || code === "IN")]).toEqual([
        type,
        expected,
      ]);
    }
  });

  it("tells only teams that deal with the business of a new telephone number", () => {
    const result = routed("contact.changed", cafe, { after: { phone: "1" } }, cafe, [
      `${LICHFIELD}:LIC`,
      `${LICHFIELD}:ED`,
    ]);
    expect(others(result)).toEqual(["LIC"]);
    expect(result.notTold).toContainEqual(expect.objectContaining({ teamCode: "ED", ruleKey: "contact_only" }));
  });
});

describe("who is not told, and why", () => {
  const everywhere: EventType[] = ["premises.moved_in", "name.changed", "trading.started", "trading.ceased", "premises.relocated", "site.added", "sector.changed", "employees.increased", "legal_status.changed"]; // biome-ignore format: one list

  it.each(everywhere)(
    "%s of office work at home: neither rates nor environmental health, but economic development",
    (type) => {
      const result = routed(type, homeOffice);
      expect(codes(result)).toContain("ED");
      expect(codes(result)).not.toContain("BR");
      expect(codes(result)).not.toContain("EH");
      for (const teamCode of ["BR", "EH"])
        expect(result.notTold).toContainEqual(expect.objectContaining({ teamCode, ruleKey: "home_office" }));
    },
  );

  it.each(["activity.food_started", "premises.moved_in", "trading.started", "name.changed"] as EventType[])(
    "%s of a mobile food seller at home: environmental health, not rates",
    (type) => {
      const result = routed(type, homeFood, added("food", "food_mobile"));
      expect(codes(result)).toContain("EH");
      expect(codes(result)).not.toContain("BR");
      expect(result.notTold).toContainEqual(expect.objectContaining({ teamCode: "BR", ruleKey: "home_mobile_food" }));
    },
  );

  it("a home where customers come is no longer silent", () => {
    const open = business({ activities: ["food"], sites: [site({ premisesType: "home", homeVisitors: true })] });
    expect(others(routed("premises.moved_in", open))).toEqual(["BR", "EH", "HS"]);
  });

  it.each(Object.keys(EVENT_TYPES) as EventType[])("%s at a mere registered address tells no regulator", (type) => {
    const speaking = TELL.some(([known, , , , expected]) => known === type && expected.length === 0);
    const told = others(routed(type, mailbox, added("food", "alcohol")));
    const byName = ["premises.altered_or_extended", "visit.found_not_trading", "vacancy.reported", "emissions_or_noise.changed", "works_or_event.planned"]; // biome-ignore format: one list
    if (!byName.includes(type) && !speaking)
      expect(told.filter((code) => !["STEWARD", "SK", "PR", "EW"].includes(code))).toEqual([]);
  });
});

describe("when, where and what", () => {
  it.each([
    ["insolvency.notified", "LIC", "2026-11-24"],
    ["redundancies.planned", "SK", "2026-11-24"],
    ["activity.hazardous", "EH", "2026-11-24"],
    ["activity.food_started", "EH", "2026-11-26"],
    ["name.changed", "LIC", "2026-11-26"],
    ["name.changed", "BR", "2026-11-30"],
    ["waste.changed", "WA", "2026-11-30"],
    ["premises.moved_in", "HS", "2026-12-07"],
    ["employees.increased", "ED", "2026-12-07"],
  ] as [EventType, TeamCode, string][])("%s: %s answers by %s", (type, code, due) => {
    expect(routed(type, cafe).told.find((one) => one.team.code === code)?.dueOn).toBe(due);
  });

  it("tells both districts of a move between them, and the county", () => {
    const after = business({ ...cafe, sites: [site({ councilCode: TAMWORTH, postcode: "B79 7AA" })] });
    const result = routed("premises.relocated", after, {}, cafe);
    expect(
      result.told
        .filter((one) => one.team.code === "BR")
        .map((one) => one.team.councilCode)
        .sort(),
    ).toEqual([LICHFIELD, TAMWORTH]);
    expect(result.told.map((one) => one.team.councilCode)).toContain(STAFFORDSHIRE);
  });

  const addedIn = (councilCode: string | null, place: Partial<SiteSnapshot> = {}) => {
    const after = { ...cafe, sites: [...cafe.sites, site({ id: "site-2", councilCode, ...place })] };
    const event: DetectedEvent = { type: "site.added", siteId: "site-2", before: {}, after: {} };
    const { told, notTold } = route({
      events: [event], before: cafe, after, teams: TEAMS, openTeamIds: [], today: TODAY,
      countyOf: { [LICHFIELD]: STAFFORDSHIRE, [TAMWORTH]: STAFFORDSHIRE },
    }); // biome-ignore format: one call
    const of = (council: string) =>
      told.filter((one) => one.team.councilCode === council && !["ED", "IN"].includes(one.team.code)).map((one) => one.team.code).sort(); // biome-ignore format: one chain
    return { told, notTold, of };
  };

  it("tells the council of a new place what it must know, and the other's rates team for its relief only", () => {
    const { told, notTold, of } = addedIn(TAMWORTH);
    expect(of(TAMWORTH)).toEqual(["BR", "EH", "HS", "LIC"]);
    expect(of(LICHFIELD)).toEqual(["BR"]);
    expect(told.find((one) => one.team.id === `${LICHFIELD}:BR`)?.why).toContain("relief");
    for (const teamCode of ["EH", "HS", "LIC"])
      expect(notTold).toContainEqual(expect.objectContaining({ teamCode, councilCode: LICHFIELD, ruleKey: "place_elsewhere" })); // biome-ignore format: one line
  });

  it("says why the other council's rates team does not hear of a new place without a bill", () => {
    const { notTold, of } = addedIn(TAMWORTH, { premisesType: "mobile" });
    expect(of(LICHFIELD)).toEqual([]);
    expect(of(TAMWORTH)).toContain("EH");
    expect(notTold).toContainEqual(expect.objectContaining({ teamCode: "BR" }));
    expect(addedIn(LICHFIELD).of(LICHFIELD)).toEqual(["BR", "EH", "HS", "LIC"]);
    // outside every council that uses the portal
    expect(addedIn(null).of(LICHFIELD)).toEqual(["BR"]);
  });

  it("tells of a new use only where the building stands, not where the business came from", () => {
    const office = business({ sites: [site({ premisesType: "commercial" })] });
    const after = business({ sites: [site({ premisesType: "home", councilCode: TAMWORTH, postcode: "B79 7AA" })] });
    const uses = { before: { "site.premisesType": "commercial" }, after: { "site.premisesType": "home" } };
    const { told } = routed("premises.type_changed", after, uses, office);
    const planners = told.filter((one) => one.team.code === "PL");
    expect(planners.map((one) => one.team.councilCode)).toEqual([TAMWORTH]);
  });

  it("goes to the county for what the county does", () => {
    const told = routed(
      "activity.weighed_or_age_restricted_goods",
      doing("weighed_goods"),
      added("weighed_goods"),
    ).told;
    expect(told.find((one) => one.team.code === "TS")?.team.councilCode).toBe(STAFFORDSHIRE);
  });

  it("gives what nobody is named for to the records team", () => {
    const result = route({
      events: [{ type: "waste.changed", siteId: null, before: {}, after: {} }],
      before: shop, after: shop, openTeamIds: [], today: TODAY, countyOf: {},
      teams: TEAMS.filter((one) => one.councilCode === LICHFIELD && one.code !== "WA"),
    }); // biome-ignore format: one call
    expect(others(result)).toEqual(["STEWARD"]);
    expect(result.notTold).toContainEqual(expect.objectContaining({ teamCode: "WA", ruleKey: "no_team" }));
  });

  it("shows insight no values, and turnover to economic development only", () => {
    const told = routed("finance_or_turnover.changed", cafe, {
      after: { turnoverBand: "85k-250k", vatNumber: "1" },
    }).told;
    expect(told.find((one) => one.team.code === "IN")?.fields).toEqual([]);
    expect(told.find((one) => one.team.code === "ED")?.fields).toContain("turnoverBand");
    expect(told.flatMap((one) => one.fields)).not.toContain("vatNumber");
  });

  it("names whom the owner must still tell", () => {
    const event: DetectedEvent = { type: "trading.ceased", siteId: null, before: {}, after: {} };
    const bodies = stillToTell([event], business({ legalForm: "limited" })).map((one) => one.body);
    expect(bodies).toEqual(
      ["HM Revenue and Customs", "Companies House", "Your landlord"].sort(
        (a, b) => bodies.indexOf(a) - bodies.indexOf(b),
      ),
    );
  });
});
