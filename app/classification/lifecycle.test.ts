import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths } from "~/lib/dates.ts";
import { finalStage, lifecycle } from "./lifecycle.ts";
import { LIFECYCLE_SETTINGS } from "./lifecycle-settings.ts";
import {
  type BaseStage,
  type DatedSignal,
  type Headcount,
  LEGAL_FAMILIES,
  type LifecycleFacts,
  PREMISES_KINDS,
  SIGNAL_KINDS,
  type SignalKind,
  STAGES,
  TRADING_STATES,
  TRAJECTORIES,
} from "./lifecycle-terms.ts";

const TODAY = "2026-11-21";
const ago = (months: number) => addMonths(TODAY, -months);
const signal = (kind: SignalKind, date: string): DatedSignal => ({ kind, date });
const count = (date: string, employees: number): Headcount => ({ date, employees });

/** A shop of seven years and five staff, of which all is known. */
const SHOP: LifecycleFacts = {
  status: "trading",
  legal: "incorporated",
  started: "2019-05-01",
  ageMonths: null,
  employees: 5,
  premises: "commercial",
  headcounts: [],
  signals: [],
  lastHeard: "2026-03-03",
};

const place = (facts: Partial<LifecycleFacts>, asOf = TODAY) =>
  lifecycle({ ...SHOP, ...facts }, asOf, LIFECYCLE_SETTINGS);

describe("base stage", () => {
  test.each<[string, Partial<LifecycleFacts>, BaseStage]>([
    ["closed comes before everything", { status: "closed", legal: "not_formed" }, "closed"],
    ["dormant comes before pre-start", { status: "dormant", legal: "not_formed" }, "dormant"],
    ["not formed", { legal: "not_formed", started: null }, "pre_start"],
    ["a start tomorrow", { started: "2026-11-22" }, "pre_start"],
    ["a start in two years", { started: "2028-11-22" }, "pre_start"],
    ["a start today", { started: TODAY }, "new_start"],
    ["age unknown", { started: null }, "not_enough_known"],
    ["two of the four unknown", { premises: null, legal: null }, "not_enough_known"],
    ["only one unknown", { premises: null }, "established_micro"],
    ["status unknown counts as none of the four", { status: null, premises: null }, "established_micro"],
    ["a day short of a year", { started: "2025-11-22" }, "new_start"],
    ["a year to the day", { started: "2025-11-21" }, "early_trading"],
    ["a day short of three years", { started: "2023-11-22" }, "early_trading"],
    ["three years to the day", { started: "2023-11-21" }, "established_micro"],
    ["months instead of a day: 11", { started: null, ageMonths: 11 }, "new_start"],
    ["months instead of a day: 35", { started: null, ageMonths: 35 }, "early_trading"],
    ["months instead of a day: 36", { started: null, ageMonths: 36 }, "established_micro"],
    ["the day wins over the months", { started: "2019-05-01", ageMonths: 3 }, "established_micro"],
    ["young with employees unknown", { started: ago(5), employees: null }, "new_start"],
    ["old with employees unknown", { employees: null }, "not_enough_known"],
    ["no employees at home", { employees: 0, premises: "home" }, "owner_operator"],
    ["no employees, mobile", { employees: 0, premises: "mobile" }, "owner_operator"],
    ["no employees, premises unknown", { employees: 0, premises: null }, "owner_operator"],
    ["no employees in shared space", { employees: 0, premises: "shared" }, "established_micro"],
    ["no employees in a shop", { employees: 0 }, "established_micro"],
    ["9", { employees: 9 }, "established_micro"],
    ["10", { employees: 10 }, "established_small"],
    ["49", { employees: 49 }, "established_small"],
    ["50", { employees: 50 }, "established_large"],
  ])("%s", (_, facts, base) => {
    expect(place(facts).base).toBe(base);
  });
});

describe("trajectory", () => {
  test.each<[string, Partial<LifecycleFacts>, string]>([
    ["a hard signal years ago lives on", { signals: [signal("winding_up", "2020-01-01")] }, "in_difficulty"],
    ["a later recovery ends it", { signals: [signal("winding_up", ago(9)), signal("recovered", ago(2))] }, "steady"],
    ["a recovery of the same day does not", { signals: [signal("liquidation", ago(2)), signal("recovered", ago(2))] }, "in_difficulty"],
    ["an earlier recovery does not", { signals: [signal("recovered", ago(9)), signal("strike_off", ago(2))] }, "in_difficulty"],
    ["a recovery still to come does not", { signals: [signal("strike_off", ago(2)), signal("recovered", "2026-11-22")] }, "in_difficulty"],
    ["hard comes before contracting", { signals: [signal("redundancies", ago(1)), signal("owner_closing", ago(3))] }, "in_difficulty"],
    ["a hard signal still to come", { signals: [signal("liquidation", "2026-11-22")] }, "steady"],
    ["a site closed", { signals: [signal("site_closed", ago(3))] }, "contracting"],
    ["a site closed twelve months ago to the day", { signals: [signal("site_closed", ago(12))] }, "contracting"],
    ["a site closed a day earlier than that", { signals: [signal("site_closed", "2025-11-20")] }, "steady"],
    ["a new site later cancels it, and is growth", { signals: [signal("site_closed", ago(6)), signal("new_site", ago(2))] }, "growing"],
    ["a new site earlier does not", { signals: [signal("new_site", ago(6)), signal("site_closed", ago(2))] }, "contracting"],
    ["a bigger place cancels a smaller", { signals: [signal("smaller_premises", ago(6)), signal("bigger_site", ago(1))] }, "growing"],
    ["finance does not cancel redundancies", { signals: [signal("redundancies", ago(6)), signal("finance_raised", ago(1))] }, "contracting"],
    ["recovery cancels redundancies", { signals: [signal("redundancies", ago(6)), signal("recovered", ago(1))] }, "steady"],
    ["redundancies, head count since regained", { employees: 20, headcounts: [count(ago(14), 20), count(ago(8), 15)], signals: [signal("redundancies", ago(9))] }, "steady"],
    ["redundancies, head count not asked since", { employees: 20, headcounts: [count(ago(14), 20)], signals: [signal("redundancies", ago(9))] }, "contracting"],
    ["one soft signal", { signals: [signal("arrears", ago(2))] }, "steady"],
    ["two soft signals", { signals: [signal("arrears", ago(2)), signal("hours_cut", ago(11))] }, "contracting"],
    ["two soft signals, one of them too old", { signals: [signal("arrears", ago(2)), signal("hours_cut", ago(13))] }, "steady"],
    ["one soft signal told twice", { signals: [signal("arrears", ago(2)), signal("arrears", ago(2))] }, "steady"],
    ["hybrid working with a steady head count is soft", { headcounts: [count(ago(6), 5)], signals: [{ ...signal("smaller_premises", ago(2)), hybrid: true }] }, "steady"],
    ["hybrid working and another soft one", { headcounts: [count(ago(6), 5)], signals: [{ ...signal("smaller_premises", ago(2)), hybrid: true }, signal("arrears", ago(1))] }, "contracting"],
    ["hybrid working, head count not known before", { signals: [{ ...signal("smaller_premises", ago(2)), hybrid: true }] }, "contracting"],
    ["10 to 8 is a fifth and two jobs", { employees: 8, headcounts: [count(ago(6), 10)] }, "contracting"],
    ["11 to 9 is two jobs but not a fifth", { employees: 9, headcounts: [count(ago(6), 11)] }, "steady"],
    ["4 to 3 is a fifth but one job", { employees: 3, headcounts: [count(ago(6), 4)] }, "steady"],
    ["a fall within twelve months to the day", { employees: 5, headcounts: [count(ago(12), 10)] }, "contracting"],
    ["a fall over a longer time", { employees: 5, headcounts: [count("2025-11-20", 10)] }, "steady"],
    ["from the highest of the year", { employees: 7, headcounts: [count(ago(11), 7), count(ago(5), 10)] }, "contracting"],
    ["a fall since regained", { employees: 10, headcounts: [count(ago(6), 5), count(ago(11), 10)] }, "steady"],
    ["a count still to come", { headcounts: [count("2026-12-01", 1)] }, "steady"],
    ["10 to 12 in a year", { employees: 12, headcounts: [count(ago(12), 10)] }, "fast_growing"],
    ["10 to 12 in less than a year", { employees: 12, headcounts: [count(ago(11), 10)] }, "growing"],
    ["11 to 13 in a year is under a fifth", { employees: 13, headcounts: [count(ago(12), 11)] }, "growing"],
    ["4 to 5 in a year is one job", { employees: 5, headcounts: [count(ago(12), 4)] }, "growing"],
    ["25 to 36 in two years is a fifth a year", { employees: 36, headcounts: [count(ago(24), 25)] }, "fast_growing"],
    ["10 to 14 in two years is less", { employees: 14, headcounts: [count(ago(24), 10)] }, "growing"],
    ["none to two in a year", { employees: 2, headcounts: [count(ago(12), 0)] }, "fast_growing"],
    ["old growth, flat since", { employees: 20, headcounts: [count(ago(40), 5), count(ago(14), 20)] }, "steady"],
    ["head counts alone tell of growth", { employees: null, headcounts: [count(ago(1), 12), count(ago(14), 10)] }, "growing"],
    ["head counts that ended long ago do not", { employees: null, headcounts: [count(ago(20), 12), count(ago(40), 5)] }, "steady"],
    ["open vacancies", { signals: [signal("vacancies_open", ago(4))] }, "growing"],
    ["open vacancies long ago", { signals: [signal("vacancies_open", ago(13))] }, "steady"],
    ["contracting comes before growing", { signals: [signal("first_export", ago(4)), signal("site_closed", ago(5))] }, "contracting"],
    ["heard from two years ago to the day", { lastHeard: ago(24) }, "steady"],
    ["heard from a day earlier", { lastHeard: "2024-11-20" }, "not_heard_from"],
    ["never heard from", { lastHeard: null }, "not_heard_from"],
    ["heard from in the future is no word yet", { lastHeard: "2026-11-22" }, "not_heard_from"],
  ])("%s", (_, facts, expected) => {
    expect(place(facts).trajectory).toBe(expected);
  }); // biome-ignore format: a case a line
});

describe("final stage", () => {
  test.each<[BaseStage, string[]]>([
    ["closed", ["closed", "closed", "closed", "closed", "closed", "closed"]],
    ["dormant", ["dormant", "dormant", "dormant", "dormant", "dormant", "dormant"]],
    ["pre_start", ["pre_start", "pre_start", "pre_start", "pre_start", "pre_start", "pre_start"]],
    [
      "not_enough_known",
      ["in_difficulty", "contracting", "not_enough_known", "not_enough_known", "not_enough_known", "not_enough_known"],
    ],
    ["new_start", ["in_difficulty", "contracting", "fast_growing_young", "new_start", "new_start", "new_start"]],
    [
      "early_trading",
      ["in_difficulty", "contracting", "fast_growing_young", "early_trading", "early_trading", "early_trading"],
    ],
    [
      "owner_operator",
      ["in_difficulty", "contracting", "scaling", "owner_operator", "owner_operator", "owner_operator"],
    ],
    [
      "established_micro",
      ["in_difficulty", "contracting", "scaling", "established_micro", "established_micro", "established_micro"],
    ],
    [
      "established_small",
      ["in_difficulty", "contracting", "scaling", "established_small", "established_small", "established_small"],
    ],
    [
      "established_large",
      ["in_difficulty", "contracting", "scaling", "established_large", "established_large", "established_large"],
    ],
  ])("%s", (base, stages) => {
    expect(TRAJECTORIES.map((course) => finalStage(base, course))).toEqual(stages);
  });
});

test("a firm falling from 60 to 40 staff leaves established large for contracting, with two dated sentences of reason", () => {
  const before = place({ employees: 60, headcounts: [count("2026-03-01", 60)] }, "2026-09-30");
  expect(before).toMatchObject({ stage: "established_large", trajectory: "steady" });
  const after = place({ employees: 40, headcounts: [count("2026-03-01", 60), count("2026-10-01", 40)] });
  expect(after).toMatchObject({ stage: "contracting", base: "established_small", trajectory: "contracting" });
  expect(after.reasons.slice(0, 2)).toEqual([
    "Head count fell from 60 on 1 March 2026 to 40 on 1 October 2026, down 33%.",
    "Otherwise it would be established small on 21 November 2026.",
  ]);
});

test.each([
  [{ employees: 0, premises: "home", legal: "unincorporated" }, "light"],
  [{ employees: null, premises: null, legal: null }, "light"],
  [{ employees: 0, premises: "shared", legal: "social" }, "part-anchored"],
  [{ employees: 1, premises: "home", legal: "not_formed" }, "part-anchored"],
  [{ employees: 0, premises: "multi", legal: "overseas" }, "anchored"],
  [{ employees: 3, premises: "commercial", legal: "public" }, "anchored"],
] as const)("footing of %o is %s", (facts, footing) => {
  expect(place(facts).footing).toBe(footing);
});

describe("confidence", () => {
  const owner = { source: "owner", on: "2026-03-03", confirmed: true, unconfirmedThirdParty: false, conflict: false };

  test("a step down for each input missing, old, unconfirmed or in conflict; low is the floor", () => {
    const sure = { employees: owner, age: owner, premises: owner, legal: owner };
    expect(place({ provenance: sure }).confidence).toBe("high");
    expect(place({ premises: null }).confidence).toBe("medium");
    expect(place({ premises: null, legal: null }).confidence).toBe("low");
    expect(place({ premises: null, legal: null, employees: null, started: null }).confidence).toBe("low");
    expect(place({ provenance: { ...sure, legal: { ...owner, conflict: true } } }).confidence).toBe("medium");
    expect(place({ provenance: { ...sure, employees: { ...owner, on: "2025-05-21" } } }).confidence).toBe("high");
    expect(place({ provenance: { ...sure, employees: { ...owner, on: "2025-04-21" } } }).confidence).toBe("medium");
    const list = { ...owner, source: "food register", confirmed: false, unconfirmedThirdParty: true };
    expect(place({ provenance: { ...sure, premises: list, employees: { ...list, conflict: true } } }).confidence).toBe(
      "low",
    );
  });

  test("a contradiction is low, leads the reasons and asks for a person", () => {
    const words = "The owner says it trades; Companies House said on 1 June 2026 that the company was dissolved.";
    const result = place({ status: "closed", contradiction: words });
    expect(result).toMatchObject({ stage: "closed", confidence: "low" });
    expect(result.reasons[0]).toBe(words);
    expect(result.surer).toContain("whether it still trades");
  });
});

test("reasons are sentences with date and source", () => {
  const owner = { source: "owner", on: "2026-03-03", confirmed: true, unconfirmedThirdParty: false, conflict: false };
  const food = {
    source: "food register",
    on: "2026-01-09",
    confirmed: false,
    unconfirmedThirdParty: true,
    conflict: false,
  };
  const result = place({
    employees: 14,
    startedIsStandIn: true,
    legal: null,
    provenance: { employees: owner, premises: food },
  });
  expect(result.reasons).toEqual([
    "Trading since May 2019, register stand-in: the day of incorporation.",
    "14 employees, confirmed by owner 3 March 2026.",
    "In commercial premises, from food register 9 January 2026, not confirmed by the business.",
    "Last heard from on 3 March 2026.",
  ]);
  expect(result.surer).toBe(
    "To be surer we need its legal form and the owner's word on what kind of place it works from.",
  );
  expect(result.missing).toEqual(["legal"]);
});

test("fifty or more before three years is a large arrival", () => {
  expect(place({ employees: 50, started: ago(35) }).largeArrival).toBe(true);
  expect(place({ employees: 49, started: ago(35) }).largeArrival).toBe(false);
  expect(place({ employees: 50, started: ago(36) }).largeArrival).toBe(false);
  expect(place({ employees: 50, started: "2027-01-01" }).largeArrival).toBe(false);
});

test("the OECD badge needs three years from ten employees, and fades after two more", () => {
  const grown = [count("2021-06-01", 10), count("2024-12-01", 20)];
  expect(place({ employees: 20, headcounts: grown }).oecd).toEqual({
    from: "2021-06-01",
    to: "2024-12-01",
    percent: 21.901,
  });
  expect(place({ employees: 20, headcounts: grown }, "2026-12-02").oecd).toBeNull();
  expect(place({ employees: 18, headcounts: [count("2021-06-01", 9), count("2024-12-01", 18)] }).oecd).toBeNull();
  expect(place({ employees: 15, headcounts: [count("2022-06-01", 10), count("2026-06-01", 15)] }).oecd).toBeNull();
});

const anyDay = fc
  .integer({ min: -1500, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 10, 21) + days * 86_400_000).toISOString().slice(0, 10));
const anyFacts: fc.Arbitrary<LifecycleFacts> = fc.record({
  status: fc.constantFrom(null, ...TRADING_STATES),
  legal: fc.constantFrom(null, ...LEGAL_FAMILIES),
  started: fc.option(anyDay),
  ageMonths: fc.option(fc.nat(500)),
  employees: fc.option(fc.nat(120)),
  premises: fc.constantFrom(null, ...PREMISES_KINDS),
  headcounts: fc.array(fc.record({ date: anyDay, employees: fc.nat(120) }), { maxLength: 6 }),
  signals: fc.array(fc.record({ kind: fc.constantFrom(...SIGNAL_KINDS), date: anyDay, hybrid: fc.boolean() }), {
    maxLength: 6,
  }),
  lastHeard: fc.option(anyDay),
});

describe("whatever is known", () => {
  test("the order of head counts and signals does not matter", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned = { ...facts, headcounts: facts.headcounts.toReversed(), signals: facts.signals.toReversed() };
        expect(place(turned)).toEqual(place(facts));
      }),
    );
  });

  test("what is dated after the day asked for changes nothing", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...SIGNAL_KINDS), fc.nat(90), (facts, kind, employees) => {
        const more = {
          ...facts,
          headcounts: [...facts.headcounts, count("2026-11-22", employees)],
          signals: [...facts.signals, signal(kind, "2026-11-22")],
        };
        expect(place(more)).toEqual(place(facts));
      }),
    );
  });

  test("every result has a reason or names what is missing, and says what would make it surer", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = place(facts);
        expect(result.reasons.length + result.missing.length).toBeGreaterThan(0);
        expect(result.surer).toMatch(/^To be surer we need /);
        for (const reason of result.reasons) expect(reason).toMatch(/^[A-Z0-9].*\.$/);
      }),
    );
  });

  test("a recovery today never leaves it in difficulty for an older reason", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const older = facts.signals.filter((known) => known.date < TODAY);
        expect(place({ ...facts, signals: [...older, signal("recovered", TODAY)] }).stage).not.toBe("in_difficulty");
      }),
    );
  });
});

test("every combination of inputs gives exactly one of the fourteen stages, and all fourteen occur", () => {
  const seen = new Set<string>();
  const histories: Headcount[][] = [[], [count(ago(8), 200)], [count(ago(12), 0), count(ago(1), 0)]];
  const signalSets: DatedSignal[][] = [
    [],
    [signal("liquidation", ago(20))],
    [signal("liquidation", ago(20)), signal("recovered", ago(10))],
    [signal("redundancies", ago(5))],
    [signal("arrears", ago(5)), signal("hours_cut", ago(4))],
    [signal("first_export", ago(5))],
  ];
  let combinations = 0;
  for (const status of [null, ...TRADING_STATES])
    for (const legal of [null, ...LEGAL_FAMILIES])
      for (const premises of [null, ...PREMISES_KINDS])
        for (const ageMonths of [null, -1, 0, 12, 36])
          for (const employees of [null, 0, 9, 49, 50])
            for (const headcounts of histories)
              for (const signals of signalSets)
                for (const lastHeard of [null, ago(3)]) {
                  const facts = {
                    status,
                    legal,
                    premises,
                    started: null,
                    ageMonths,
                    employees,
                    headcounts,
                    signals,
                    lastHeard,
                  };
                  const { stage } = lifecycle(facts, TODAY, LIFECYCLE_SETTINGS);
                  seen.add(stage);
                  combinations += 1;
                }
  expect(combinations).toBe(151_200);
  expect([...seen].sort()).toEqual([...STAGES].sort());
}, 60_000);
