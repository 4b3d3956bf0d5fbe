import { describe, expect, test } from "vitest";
import { EMPTY_SITE, type SiteSnapshot, type Snapshot } from "~/businesses/snapshot.ts";
import { assess } from "./assess.ts";
import type { Known, KnownSignal } from "./facts.ts";
import { MODEL_SETTINGS } from "./model-settings.ts";
import { newResults, resultsOf } from "./results.ts";
import { signalsOfEvent } from "./signals.ts";

const TODAY = "2026-11-21";
const SITE: SiteSnapshot = {
  ...EMPTY_SITE, id: "01a200f8-97b6-70fe-b94d-c287c3bc71eb", postcode: "WS13 6LF", premisesType: "commercial",
  councilCode: "E07000194", isHeadOffice: true, isRegisteredOffice: true, publicAccess: false,
}; // biome-ignore format: a form
const FACTORY: Snapshot = {
  id: "01a200f8-97b6-70fe-b94d-c287c3bc71ea", reference: "TL-1", version: 1, verification: "proven", sites: [SITE],
  name: "Trent Works Ltd", legalName: "Trent Works Ltd", tradingNames: [], legalForm: "limited", companyNumber: "01234567",
  charityNumber: null, vatNumber: null, tradingStatus: "trading", tradingStartedOn: "2009-05-01", incorporatedOn: null,
  ceasedOn: null, registerStatus: "active", kind: "trading", sicCodes: ["22290"], specialisms: null, description: null,
  activities: ["making"], employees: 60, employeesBand: null, fullTime: null, partTime: null, apprentices: null,
  turnoverBand: null, groupType: "independent", parentName: null, franchise: false, internationalTrade: "none",
  ambition: null, email: null, phone: null, website: null,
}; // biome-ignore format: a form
const KNOWN: Known = { signals: [], statements: [], confirmedOn: "2026-11-01", lastHeardOn: "2026-11-01" };
const regimes =
  (...required: string[]) =>
  () => ({ required, undecided: [] });
const at = (fields: Partial<Snapshot>, known: Partial<Known> = {}, of = regimes("Health and safety", "Fire risk")) =>
  assess({ ...FACTORY, ...fields }, { ...KNOWN, ...known }, TODAY, MODEL_SETTINGS, of);

test("fireworks and buckets part, in complexity and in inspection", () => {
  const fireworks = at({ activities: ["making", "explosives"], sicCodes: ["20510"] }, {}, regimes("a", "b", "c"));
  const buckets = at({});
  expect(fireworks.complexity).toMatchObject({ score: 9, band: "some_complexity" });
  expect(buckets.complexity).toMatchObject({ score: 6, band: "simple" });
  expect(fireworks.inspection).toMatchObject({ category: "A", months: 6 });
  expect(buckets.inspection.sites[0]?.reasons[0]).toBe(
    "Hazard 2 of 5: make or repair things in a workshop or factory.",
  );
  expect(at({ employees: 20 }).inspection).toMatchObject({ category: "C", months: 24 });
  expect([fireworks.lifecycle.stage, fireworks.stake.segment]).toEqual([
    buckets.lifecycle.stage,
    buckets.stake.segment,
  ]);
});

test("a home designer is very simple, no routine visit and an owner only", () => {
  const home = { ...SITE, premisesType: "home" as const, homeVisitors: false };
  const result = at(
    { sites: [home], employees: 0, legalForm: "sole_trader", activities: [], sicCodes: ["74100"] },
    {},
    regimes(),
  );
  expect(result.complexity).toMatchObject({ score: 0, band: "very_simple" });
  expect(result.inspection).toMatchObject({ category: "E", months: null });
  expect(result.stake).toMatchObject({ level: "company", segment: "CO1", score: 48 });
});

describe("stake", () => {
  test("a branch is a site, decided elsewhere", () => {
    const branch = { ...SITE, isHeadOffice: false, isRegisteredOffice: false };
    expect(at({ kind: "branch", sites: [branch], employees: 40 }).stake).toMatchObject({
      level: "site",
      segment: "SI2",
      score: 24,
    });
  });
  test("a company from a register, with no word on its head office, is not guessed", () => {
    const site = { ...SITE, isHeadOffice: false, isRegisteredOffice: false };
    const { stake } = at({ verification: "unverified", sites: [site], groupType: null });
    expect(stake).toMatchObject({ level: "not_known", segment: null, score: null });
    expect(stake.missing).toContain("headOffice");
  });
  test("sites over the border count as elsewhere, and their people do not count here", () => {
    const there = {
      ...SITE,
      id: "x",
      isHeadOffice: false,
      outsideCouncil: "Birmingham",
      councilCode: null,
      employees: 40,
    };
    const { stake } = at({ sites: [{ ...SITE, employees: 20 }, there] });
    expect(stake).toMatchObject({ segment: "CO6", score: 16 + 8 + 40 });
  });
});

test("an owner's first export and two vacancies move it up", () => {
  const before = at({}).growth.score;
  const event = { id: "e", siteId: null, effectiveOn: TODAY };
  const rows = [
    ...signalsOfEvent({ ...event, type: "export.started_or_changed", before: { internationalTrade: "none" }, after: { internationalTrade: "occasional" } }, FACTORY),
    ...signalsOfEvent({ ...event, type: "need.posted", before: {}, after: { "details.need": "vacancies" } }, FACTORY),
    ...signalsOfEvent({ ...event, type: "need.posted", before: {}, after: { "details.need": "vacancies" } }, FACTORY),
  ]; // biome-ignore format: an event a line
  const signals: KnownSignal[] = rows.map((row) => ({ ...row, source: "owner" }));
  const after = at({ internationalTrade: "occasional" }, { signals });
  expect(after.growth.score).toBe(before + 13);
  expect(after.growth.parts).toMatchObject({ market: 8, hiring: 5 });
  expect(after.lifecycle.trajectory).toBe("growing");
});

describe("head counts of the owner's word", () => {
  const counts = (source: string): KnownSignal[] => [
    { kind: "headcount", value: 3, occurredOn: "2025-11-01", source },
    { kind: "headcount", value: 300, occurredOn: "2026-11-01", source },
  ];
  test("a jump from 3 to 300 is unusual and counts half until a second source agrees", () => {
    const claimed = at({ employees: 300 }, { signals: counts("owner") });
    expect(claimed.growth).toMatchObject({ parts: { track: 12.5 }, unusual: expect.stringContaining("from 3 to 300") });
    const statements = [{ field: "employees", siteId: null, value: 290, source: "Companies House", sourceKind: "official_register", statedOn: TODAY, confirmedOn: null, ownerVerdict: null }];
    const borneOut = at({ employees: 300 }, { signals: counts("owner"), statements });
    expect(borneOut.growth).toMatchObject({ parts: { track: 25 }, unusual: null });
  }); // biome-ignore format: a statement
});

describe("whose word a reason names", () => {
  const word = (source: string, sourceKind: string, field: string, value: string | number, statedOn = "2026-03-03") => ({
    field, siteId: null, value, source, sourceKind, statedOn, confirmedOn: null, ownerVerdict: null,
  }); // biome-ignore format: one word
  const dissolved = word("Companies House", "official_register", "registerStatus", "dissolved");
  const owner = word("owner", "owner", "tradingStatus", "trading");
  test.each([
    ["Closed", "dissolved" as const],
    ["Dormant or paused", "dormant" as const],
  ])(
    "%s by the official register is from the register, not from the owner who says that it trades",
    (words, status) => {
      const statements = [owner, { ...dissolved, value: status }];
      const { reasons } = at(
        { legalForm: "limited", registerStatus: status },
        { statements, confirmedOn: null },
      ).lifecycle;
      expect(reasons).toContain(`${words}, from Companies House 3 March 2026.`);
    },
  );
  test("a head count that another source gives otherwise is there beside it, unless it was set aside", () => {
    const food = word("the food register", "council_register", "employees", 3);
    const statements = [word("the licensing list", "council_register", "employees", 7), food];
    const reasons = (all: typeof statements) => at({ employees: 7 }, { statements: all }).lifecycle.reasons;
    const differs = "Another source differs: 3 employees, from the food register 3 March 2026.";
    expect(reasons(statements)).toContain(differs);
    const settled = statements.map((one) => (one.value === 3 ? { ...one, ownerVerdict: "set_aside" } : one));
    expect(reasons(settled as typeof statements)).not.toContain(differs);
  });
});

describe("a head count in words", () => {
  const said = (value: number, statedOn: string, confirmedOn: string | null) => [
    { field: "employees", siteId: null, value, source: "owner", sourceKind: "owner", statedOn, confirmedOn, ownerVerdict: null },
  ]; // biome-ignore format: a statement
  const counts = (...all: [string, number][]): KnownSignal[] =>
    all.map(([occurredOn, value]) => ({ kind: "headcount", value, occurredOn, source: "owner" }));
  test("is of the day on which it was said, and not of the one for which it is compared", () => {
    const signals = counts(["2024-05-03", 60], ["2026-06-01", 60], ["2026-06-02", 72]);
    const { lifecycle, growth } = at({ employees: 72 }, { signals });
    expect(lifecycle.reasons).toContain("Head count rose from 60 on 3 May 2024 to 72 on 2 June 2026, up 20% a year.");
    expect(growth.reasons[0]).toContain("on 2 June 2026");
    expect(growth.newestOn).toBe("2026-06-02");
  });
  test("without a history of its own is of the day on which it was last confirmed", () => {
    const known = {
      confirmedOn: null,
      signals: counts(["2025-09-01", 60]),
      statements: said(40, "2026-03-01", "2026-10-05"),
    };
    const { lifecycle, growth } = at({ employees: 40 }, known);
    const fell = "Head count fell from 60 on 1 September 2025 to 40 on 5 October 2026, down 33%.";
    expect(lifecycle.reasons[0]).toBe(fell);
    expect(growth.newestOn).toBe("2026-10-05");
  });
  test("that was said before the newest count of the history is of today", () => {
    const known = { confirmedOn: null, signals: counts(["2026-10-01", 60]), statements: said(40, "2026-03-01", null) };
    const fell = "Head count fell from 60 on 1 October 2026 to 40 on 21 November 2026, down 33%.";
    expect(at({ employees: 40 }, known).lifecycle.reasons[0]).toBe(fell);
  });
});

test("a report that premises are empty makes it one to check first", () => {
  const signals = [{ kind: "gone_sign", value: null, occurredOn: TODAY, source: "Lichfield" }];
  expect(at({}, { signals }).inspection).toMatchObject({ certainty: "probably_gone", checkFirst: true });
  expect(at({}).inspection).toMatchObject({ certainty: "confirmed", checkFirst: false });
});

test("without the service rules complexity is left out; every other model answers", () => {
  const result = assess(FACTORY, KNOWN, TODAY, MODEL_SETTINGS, null);
  expect(result.complexity).toBeNull();
  expect(resultsOf(result, TODAY).map((one) => one.model)).toEqual(["lifecycle", "stake", "growth", "inspection"]);
});

test("the same business a day later has nothing new to keep, also when the database turned its keys round", () => {
  const first = resultsOf(at({}), TODAY);
  const stored = Object.fromEntries(
    first.map(({ model, output }) => [
      model,
      { asOf: TODAY, output: Object.fromEntries(Object.entries(output).reverse()) },
    ]),
  );
  const later = assess(FACTORY, KNOWN, "2026-11-22", MODEL_SETTINGS, regimes("Health and safety", "Fire risk"));
  expect(newResults(resultsOf(later, "2026-11-22"), stored)).toEqual([]);
  const grown = assess(
    { ...FACTORY, employees: 70 },
    KNOWN,
    "2026-11-22",
    MODEL_SETTINGS,
    regimes("Health and safety"),
  );
  expect(newResults(resultsOf(grown, "2026-11-22"), stored).map((one) => one.model)).toEqual([
    "lifecycle",
    "stake",
    "complexity",
  ]);
});
