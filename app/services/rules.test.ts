import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITIES } from "~/businesses/activities.ts";
import { EMPTY_SITE, type Snapshot } from "~/businesses/snapshot.ts";
import { addDays } from "~/lib/dates.ts";
import { allCards, cards } from "./cards.ts";
import { type ServiceFacts, serviceFacts } from "./facts.ts";
import {
  type Condition,
  explainRule,
  firingRules,
  nextQuestion,
  type RuleData,
  type ServiceWithRules,
} from "./rules.ts";

const TODAY = "2026-11-21";

const FACTS: ServiceFacts = {
  activity: ["food", "food_mobile"],
  premises: ["home"],
  event: [{ type: "premises.type_changed", daysAgo: 10 }],
  stage: "owner_operator",
  legalForm: "sole_trader",
  tradingStatus: "trading",
  kind: "trading",
  employees: 0,
  sites: 1,
  ageMonths: 40,
  apprentices: null,
  sic: ["56103"],
  trade: "none",
  group: null,
  franchise: null,
  publicAccess: false,
  homeVisitors: false,
  homeStaff: false,
  homeConversion: false,
  gaps: [],
  councils: ["E07000194", "E10000028"],
  inArea: true,
};

let made = 0;
function rule(conditions: Condition[], more: Partial<RuleData> = {}): RuleData {
  made += 1;
  return {
    id: `r${made}`,
    effect: "likely",
    join: "all",
    conditions,
    why: `Because ${made}.`,
    daysAfterEvent: null,
    status: "live",
    ...more,
  };
}
function service(slug: string, rules: RuleData[], more: Partial<ServiceWithRules> = {}): ServiceWithRules {
  return {
    id: slug, basedOnId: null, lgsl: 390, slug, title: slug, summary: "", whoFor: null, howToGet: null, cost: null, contact: null, channel: null,
    url: null, openingHours: null, councilCode: null, tier: "district", providingBody: "council", reach: "local", ownerTeam: "EH",
    topics: [], needs: [], help: null, channels: [], stages: [], checkedOn: "2026-11-01", linkFault: null, linkGone: 0, status: "live", rules, ...more,
  }; // biome-ignore format: a blank service
}
const includes = (field: string, ...value: string[]): Condition => ({ field, operator: "includes", value });
const is = (field: string, ...value: string[]): Condition => ({ field, operator: "is", value });
const FOOD = includes("activity", "food");
const none = new Map();

describe("a condition", () => {
  const table: [Condition, Partial<ServiceFacts>, boolean | null][] = [
    [FOOD, {}, true],
    [includes("activity", "alcohol"), {}, false],
    [includes("activity", "alcohol"), { gaps: ["activity"] }, null],
    [includes("activity", "alcohol", "food"), { gaps: ["activity"] }, true],
    [{ field: "premises", operator: "includes_none", value: ["home"] }, {}, false],
    [{ field: "premises", operator: "includes_none", value: ["commercial"] }, {}, true],
    [{ field: "premises", operator: "includes_none", value: ["commercial"] }, { gaps: ["premises"] }, null],
    [is("legalForm", "sole_trader", "partnership"), {}, true],
    [{ field: "legalForm", operator: "is_not", value: ["limited"] }, {}, true],
    [{ field: "legalForm", operator: "is_not", value: ["limited"] }, { legalForm: null }, null],
    [{ field: "employees", operator: "at_least", value: 1 }, {}, false],
    [{ field: "employees", operator: "at_most", value: 0 }, {}, true],
    [{ field: "employees", operator: "at_least", value: 1 }, { employees: null }, null],
    [{ field: "publicAccess", operator: "is", value: false }, {}, true],
    [{ field: "publicAccess", operator: "is", value: true }, { publicAccess: null }, null],
    [includes("sic", "56"), {}, true],
    [includes("sic", "5610"), {}, true],
    [includes("sic", "47"), {}, false],
    [includes("event", "premises.type_changed"), {}, true],
    [includes("event", "premises.type_changed"), { event: [{ type: "premises.type_changed", daysAgo: 91 }] }, false],
    [includes("event", "premises.type_changed"), { event: [{ type: "premises.type_changed", daysAgo: -3 }] }, true],
    [includes("weather", "rain"), {}, false],
  ];
  it.each(table)("%j with %j is %s", (condition, facts, outcome) => {
    expect(explainRule(rule([condition]), { ...FACTS, ...facts }).outcome).toBe(outcome);
  });

  it("joins by all and by any, with what is not known kept apart from no", () => {
    const unknown: Condition = { field: "employees", operator: "at_least", value: 1 };
    const facts = { ...FACTS, employees: null };
    const met = FOOD;
    const failed = includes("activity", "alcohol");
    const outcome = (join: "all" | "any", ...conditions: Condition[]) =>
      explainRule(rule(conditions, { join }), facts).outcome;
    expect(outcome("all", met, unknown)).toBe(null);
    expect(outcome("all", failed, unknown)).toBe(false);
    expect(outcome("any", failed, unknown)).toBe(null);
    expect(outcome("any", met, unknown)).toBe(true);
    expect(outcome("all")).toBe(false);
    expect(outcome("any")).toBe(false);
  });
});

describe("cards", () => {
  const bands = (services: ServiceWithRules[], facts = FACTS, states = none) =>
    cards(facts, services, states, TODAY).map((card) => `${card.service.slug}:${card.band}`);

  it("come in the order required, time-limited, likely, read later", () => {
    const services = [
      service("later", [rule([FOOD], { effect: "later" })]),
      service("likely", [rule([FOOD])]),
      service("timed", [rule([includes("event", "premises.type_changed")])]),
      service("required", [rule([FOOD], { effect: "required" })]),
    ];
    expect(bands(services)).toEqual(["required:required", "timed:time_limited", "likely:likely", "later:later"]);
  });

  it("say until when a change matters and which facts they rest on", () => {
    const [card] = cards(
      FACTS,
      [service("timed", [rule([includes("event", "premises.type_changed"), FOOD], { daysAfterEvent: 30 })])],
      none,
      TODAY,
    );
    expect(card?.until).toBe("2026-12-11");
    expect(card?.from).toContain("What you do: Make, serve or sell food or drink");
  });

  it("let required win over not relevant, and not relevant over the rest", () => {
    const no = () => rule([includes("premises", "home")], { effect: "not_relevant" });
    expect(bands([service("a", [no(), rule([FOOD])])])).toEqual([]);
    expect(bands([service("a", [no(), rule([FOOD], { effect: "required" })])])).toEqual(["a:required"]);
  });

  it("leave out drafts, withdrawn services and other councils' services", () => {
    const rules = [rule([FOOD], { effect: "required" })];
    expect(bands([service("a", rules, { status: "draft" })])).toEqual([]);
    expect(bands([service("a", [rule([FOOD], { status: "draft" })])])).toEqual([]);
    expect(bands([service("a", rules, { councilCode: "E07000199" })])).toEqual([]);
    expect(bands([service("a", rules, { councilCode: "E10000028" })])).toEqual(["a:required"]);
    const outside = { ...FACTS, inArea: false, councils: [] };
    expect(bands([service("a", rules)], outside)).toEqual([]);
    expect(bands([service("a", rules, { reach: "national" })], outside)).toEqual(["a:required"]);
  });

  it("drop at 6 months unchecked and hide at 12, unless required", () => {
    const at = (checkedOn: string | null, effect: RuleData["effect"]) =>
      bands([service("a", [rule([FOOD], { effect })], { checkedOn })]);
    expect(at("2026-05-22", "likely")).toEqual(["a:likely"]);
    expect(at("2026-05-21", "likely")).toEqual(["a:later"]);
    expect(at("2025-11-21", "likely")).toEqual([]);
    expect(at(null, "likely")).toEqual([]);
    expect(at("2019-01-01", "required")).toEqual(["a:required"]);
  });

  it("stay away once put away, until a new change brings them back", () => {
    const states = (state: string, on: string) => new Map([["a", { state, on }]]);
    const likely = [service("a", [rule([FOOD])])];
    const required = [service("a", [rule([FOOD], { effect: "required" })])];
    const timed = [service("a", [rule([includes("event", "premises.type_changed")])])];
    expect(bands(likely, FACTS, states("dismissed", TODAY))).toEqual([]);
    expect(bands(required, FACTS, states("dismissed", TODAY))).toEqual(["a:required"]);
    expect(bands(required, FACTS, states("done", TODAY))).toEqual([]);
    expect(bands(timed, FACTS, states("done", addDays(TODAY, -5)))).toEqual([]);
    expect(bands(timed, FACTS, states("done", addDays(TODAY, -11)))).toEqual(["a:time_limited"]);
  });

  it("ask the one question that would settle most, duties first", () => {
    const facts = { ...FACTS, employees: null, legalForm: null, stage: null };
    const services = [
      service("a", [rule([{ field: "employees", operator: "at_least", value: 1 }], { effect: "required" })]),
      service("b", [rule([is("legalForm", "limited")])]),
      service("c", [rule([is("legalForm", "cic")])]),
      service("d", [rule([FOOD])]),
    ];
    expect(nextQuestion(facts, services)?.field).toBe("employees");
    expect(nextQuestion(facts, services.slice(1))?.field).toBe("legalForm");
    expect(nextQuestion(FACTS, services)).toBe(null);
    expect(bands(services, facts)).toEqual(["d:likely"]);
  });
});

describe("whatever the rules and facts are", () => {
  const condition = fc.oneof(
    fc.record({ field: fc.constantFrom("activity"), operator: fc.constantFrom("includes", "includes_none"), value: fc.subarray(Object.keys(ACTIVITIES), { minLength: 1, maxLength: 3 }) }),
    fc.record({ field: fc.constantFrom("premises"), operator: fc.constantFrom("includes", "includes_none"), value: fc.subarray(["home", "mobile", "shared", "commercial"], { minLength: 1 }) }),
    fc.record({ field: fc.constantFrom("employees", "sites"), operator: fc.constantFrom("at_least", "at_most"), value: fc.nat(60) }),
    fc.record({ field: fc.constantFrom("event"), operator: fc.constantFrom("includes"), value: fc.subarray(["premises.moved_in", "employees.increased"], { minLength: 1 }) }),
    fc.record({ field: fc.constantFrom("homeStaff", "publicAccess"), operator: fc.constantFrom("is"), value: fc.boolean() }),
  ); // biome-ignore format: one line a field
  const anyRule = fc.record({
    id: fc.uuid(), effect: fc.constantFrom("required", "likely", "later", "not_relevant"), join: fc.constantFrom("all", "any"),
    conditions: fc.array(condition, { maxLength: 3 }), why: fc.constantFrom("You sell food.", "You have staff."), status: fc.constantFrom("live", "live", "draft"),
    daysAfterEvent: fc.option(fc.integer({ min: 1, max: 200 })),
  }); // biome-ignore format: a rule
  const anyServices = fc.uniqueArray(
    fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.array(anyRule, { maxLength: 4 }), fc.option(fc.constantFrom("E07000194", "E07000199")), fc.constantFrom("2026-11-01", "2026-03-01", "2020-01-01", null), fc.constantFrom("local", "national")),
    { selector: ([slug]) => slug, maxLength: 25 },
  ).map((rows) => rows.map(([slug, rules, councilCode, checkedOn, reach]) => service(slug, rules as RuleData[], { councilCode, checkedOn, reach: reach === "local" ? "local" : "national" }))); // biome-ignore format: a catalogue
  const anyFacts = fc.record({
    activity: fc.subarray(Object.keys(ACTIVITIES)), premises: fc.subarray(["home", "mobile", "shared", "commercial"]),
    employees: fc.option(fc.nat(80)), sites: fc.nat(5), homeStaff: fc.option(fc.boolean()), publicAccess: fc.option(fc.boolean()),
    event: fc.array(fc.record({ type: fc.constantFrom("premises.moved_in", "employees.increased"), daysAgo: fc.integer({ min: -30, max: 250 }) }), { maxLength: 3 }),
    gaps: fc.subarray(["activity", "premises"]), inArea: fc.boolean(),
  }).map((some): ServiceFacts => ({ ...FACTS, ...some, gaps: some.gaps.filter((gap) => gap === "activity" || gap === "premises") })); // biome-ignore format: facts

  it("there are at most seven cards, each with a reason, one a service, none out of area, in the order of their bands", () => {
    fc.assert(
      fc.property(anyFacts, anyServices, (facts, services) => {
        const shown = cards(facts, services, none, TODAY);
        expect(shown.length).toBeLessThanOrEqual(7);
        expect(new Set(shown.map((card) => card.service.id)).size).toBe(shown.length);
        const ranks = shown.map((card) => ["required", "time_limited", "likely", "later"].indexOf(card.band));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        for (const card of shown) {
          expect(card.why).not.toBe("");
          expect(card.service.rules.some((known) => known.id === card.ruleId)).toBe(true);
          if (card.service.reach === "national") continue;
          expect(facts.inArea).toBe(true);
          expect([null, ...facts.councils]).toContain(card.service.councilCode);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("the order of services and rules changes nothing", () => {
    fc.assert(
      fc.property(anyFacts, anyServices, (facts, services) => {
        const turned = services.map((one) => ({ ...one, rules: [...one.rules].reverse() })).reverse();
        const say = (list: ServiceWithRules[]) =>
          allCards(facts, list, none, TODAY).map(({ service: { slug }, band, why, until }) => ({
            slug,
            band,
            why,
            until,
          }));
        expect(say(turned)).toEqual(say(services));
        expect(nextQuestion(facts, turned)).toEqual(nextQuestion(facts, services));
      }),
      { numRuns: 200 },
    );
  });

  it("a required rule that fires is never lost to a rule that excludes", () => {
    fc.assert(
      fc.property(anyFacts, anyServices, (facts, services) => {
        const shown = new Set(allCards(facts, services, none, TODAY).map((card) => card.service.id));
        for (const { service: known, rule: fired } of firingRules(facts, services)) {
          if (fired.effect === "required") expect(shown.has(known.id)).toBe(true);
        }
      }),
    );
  });
});

describe("the facts of a business", () => {
  const SNAPSHOT: Snapshot = {
    id: "b", reference: "TL-1", version: 1, verification: "proven", name: "Jones Catering", legalName: null, tradingNames: [],
    legalForm: "sole_trader", companyNumber: null, charityNumber: null, vatNumber: null, tradingStatus: "trading",
    tradingStartedOn: "2020-05-01", incorporatedOn: null, ceasedOn: null, registerStatus: null, kind: "trading", sicCodes: ["56210"],
    specialisms: null, description: null, activities: ["food"], employees: null, employeesBand: "10-49", fullTime: null, partTime: null,
    apprentices: null, turnoverBand: null, groupType: null, parentName: null, franchise: null, internationalTrade: null, ambition: null,
    email: null, phone: null, website: null,
    sites: [{ ...EMPTY_SITE, id: "s1", premisesType: "home", councilCode: "E07000194", homeStaff: false }],
  }; // biome-ignore format: one business

  it("come from its open sites, its band where there is no head count, and its council with the county", () => {
    const facts = serviceFacts(
      SNAPSHOT,
      "established_small",
      [{ type: "name.changed", effectiveOn: "2026-11-11" }],
      TODAY,
      () => "E10000028",
    );
    expect(facts).toMatchObject({
      premises: ["home"], employees: 10, ageMonths: 78, councils: ["E07000194", "E10000028"], homeStaff: false, homeVisitors: null,
      event: [{ type: "name.changed", daysAgo: 10 }], gaps: [], inArea: true,
    }); // biome-ignore format: what is known
  });

  it("say what is not known", () => {
    const empty: Snapshot = {
      ...SNAPSHOT,
      verification: "unverified",
      activities: [],
      sicCodes: [],
      employeesBand: null,
      sites: [],
    };
    const facts = serviceFacts(empty, "not_enough_known", [], TODAY);
    expect(facts.gaps).toEqual(["premises", "activity", "sic"]);
    expect(facts).toMatchObject({ stage: null, employees: null, homeStaff: null, inArea: true, councils: [] });
  });

  it("a business whose only sites lie elsewhere is out of area", () => {
    const away = {
      ...SNAPSHOT,
      sites: [{ ...EMPTY_SITE, id: "s1", councilCode: "E08000027", outsideCouncil: "Dudley" }],
    };
    expect(serviceFacts(away, null, [], TODAY)).toMatchObject({ inArea: false, councils: [] });
  });
});
