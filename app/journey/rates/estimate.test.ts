import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateRates, type RatesFacts } from "./estimate.ts";
import { homeRates } from "./home-test.ts";
import {
  isTaxYear,
  listOf,
  type RatesTable,
  type Relief,
  ratesFaults,
  reliefNote,
  smallOthers,
  taxYearAfter,
  taxYearOf,
} from "./rates-table.ts";
import { referenceRates } from "./reference-rates.server.ts";
import { whatWouldChange } from "./what-if.ts";

const tables = new Map(referenceRates().map((table) => [table.year, table]));
const PLAIN: Omit<RatesFacts, "rateableValue"> = {
  retail: false,
  onlyProperty: false,
  charity: false,
  rural: "none",
  empty: "no",
  lastYear: null,
  asked: [],
};
const facts = (rateableValue: number, more: Partial<RatesFacts> = {}): RatesFacts => ({
  ...PLAIN,
  rateableValue,
  ...more,
});

function pence(year: string, rateableValue: number, more: Partial<RatesFacts> = {}): number | string {
  const answer = estimateRates(facts(rateableValue, more), tables.get(year));
  return answer.kind === "estimate" ? answer.pence : answer.why;
}

const ONLY = { onlyProperty: true };
const SHOP = { retail: true };

describe("a year's business rates, in pence", () => {
  it.each<[string, number, Partial<RatesFacts>, number | string]>([
    // the two multipliers and their edge
    ["2024-25", 20_000, {}, 998_000],
    ["2024-25", 50_999, {}, 2_544_850],
    ["2024-25", 51_000, {}, 2_784_600],
    ["2025-26", 50_999, {}, 2_544_850],
    ["2025-26", 51_000, {}, 2_830_500],
    ["2025-26", 0, {}, 0],
    ["2025-26", 1, {}, 50],
    // small business relief: whole to £12,000, falling to nothing at £15,000
    ["2025-26", 11_999, ONLY, 0],
    ["2025-26", 12_000, ONLY, 0],
    ["2025-26", 12_001, ONLY, 200],
    ["2025-26", 13_500, ONLY, 336_825],
    ["2025-26", 14_999, ONLY, 748_201],
    ["2025-26", 15_000, ONLY, 748_500],
    ["2025-26", 15_001, ONLY, 748_550],
    ["2025-26", 12_000, {}, 598_800],
    // shops, food, drink and leisure: a share off with a limit, later a multiplier of their own
    ["2024-25", 40_000, SHOP, 499_000],
    ["2025-26", 40_000, SHOP, 1_197_600],
    ["2025-26", 495_495, SHOP, 16_499_984],
    ["2025-26", 600_000, SHOP, 22_300_000],
    ["2025-26", 13_500, { ...ONLY, ...SHOP }, 202_095],
    // charities: four fifths, and small business relief is not for them as well
    ["2025-26", 10_000, { charity: true }, 99_800],
    ["2025-26", 10_000, { charity: true, onlyProperty: true }, 99_800],
    // the only village shop or pub
    ["2025-26", 8_500, { rural: "shop" }, 0],
    ["2025-26", 8_501, { rural: "shop" }, 424_200],
    ["2025-26", 8_501, { rural: "shop", onlyProperty: true }, 0],
    ["2025-26", 12_500, { rural: "pub" }, 0],
    ["2025-26", 12_501, { rural: "pub" }, 623_800],
    // empty: three months free, six for industry, for good under £2,900; no relief that needs use
    ["2025-26", 20_000, { empty: "yes" }, 748_500],
    ["2025-26", 20_000, { empty: "industrial" }, 499_000],
    ["2025-26", 2_899, { empty: "yes" }, 0],
    ["2025-26", 2_900, { empty: "yes" }, 108_533],
    ["2025-26", 10_000, { empty: "yes", onlyProperty: true, retail: true }, 374_250],
    ["2025-26", 10_000, { empty: "yes", charity: true }, 0],
    // 2026-27: five multipliers, and a penny more for everyone whose rise is not limited
    ["2026-27", 20_000, {}, 884_000],
    ["2026-27", 20_000, SHOP, 784_000],
    ["2026-27", 50_999, {}, 2_254_156],
    ["2026-27", 51_000, {}, 2_499_000],
    ["2026-27", 51_000, SHOP, 2_244_000],
    ["2026-27", 499_999, SHOP, 21_999_956],
    ["2026-27", 500_000, SHOP, 25_900_000],
    ["2026-27", 500_000, {}, 25_900_000],
    ["2026-27", 12_000, ONLY, 0],
    ["2026-27", 13_500, ONLY, 298_350],
    // an empty shop pays the multiplier for every use
    ["2026-27", 20_000, { retail: true, empty: "yes" }, 663_000],
    // the rise over last year: 5% to £20,000, 15% to £100,000, 30% above
    ["2026-27", 20_000, { lastYear: 500_000 }, 525_000],
    ["2026-27", 20_001, { lastYear: 500_000 }, 575_000],
    ["2026-27", 100_000, { lastYear: 2_000_000 }, 2_300_000],
    ["2026-27", 100_001, { lastYear: 2_000_000 }, 2_600_000],
    ["2026-27", 20_000, { lastYear: 900_000 }, 884_000],
    ["2026-27", 14_000, { lastYear: 300_000, onlyProperty: true }, 210_000],
    // no multiplier, no figure
    ["2027-28", 20_000, {}, "no_year"],
    ["2017-18", 20_000, ONLY, "no_year"],
  ])("%s, value %i, %o: %s", (year, value, more, expected) => {
    expect(pence(year, value, more)).toBe(expected);
  });

  it("has no figure for a value that no multiplier is for", () => {
    const table = tables.get("2026-27");
    const only = table && { ...table, multipliers: table.multipliers.filter(({ key }) => key === "small") };
    expect(estimateRates(facts(60_000), only)).toEqual({ kind: "no_figure", why: "no_multiplier" });
    expect(estimateRates(facts(60_000), only && { ...only, multipliers: [] })).toEqual({
      kind: "no_figure",
      why: "no_year",
    });
  });

  it("takes a council's own relief off where its box is ticked, and nothing that is switched off", () => {
    const table = tables.get("2025-26");
    if (!table) throw new Error("2025-26");
    const own: Relief = {
      key: "new-starters", name: "New starters", who: "asked", way: "percent", amount: 50, fromRv: null, toRv: 30_000,
      capPounds: 1_000, others: null, note: "", inUse: true, sourceUrl: "https://example.org/", checkedOn: "2026-11-22",
    }; // biome-ignore format: one row
    const withOwn: RatesTable = {
      ...table,
      reliefs: [...table.reliefs.map((one) => ({ ...one, inUse: one.key !== "small-business" })), own],
    };
    const answer = (value: number, asked: string[]) =>
      estimateRates(facts(value, { asked, onlyProperty: true }), withOwn);
    expect(answer(10_000, [])).toMatchObject({ pence: 499_000 });
    expect(answer(3_000, ["new-starters"])).toMatchObject({ pence: 74_850, steps: [{}, { capped: false }] });
    expect(answer(10_000, ["new-starters"])).toMatchObject({ pence: 399_000, steps: [{}, { capped: true }] });
    expect(answer(30_001, ["new-starters"])).toMatchObject({ pence: 1_497_050 });
  });

  it("shows each step with its rule, and the steps add up", () => {
    const answer = estimateRates(facts(13_500, { ...ONLY, ...SHOP }), tables.get("2025-26"));
    expect(answer).toMatchObject({
      steps: [
        { kind: "multiplier", amount: 499, change: 673_650, left: 673_650 },
        { key: "small-business", kind: "taper", amount: 50, change: -336_825, left: 336_825 },
        { key: "retail", kind: "percent", amount: 40, change: -134_730, left: 202_095 },
      ],
    });
  });
});

describe("for any place", () => {
  const anyFacts = fc.record({
    rateableValue: fc.integer({ min: 0, max: 2_000_000 }),
    retail: fc.boolean(),
    onlyProperty: fc.boolean(),
    charity: fc.boolean(),
    rural: fc.constantFrom("none" as const, "shop" as const, "pub" as const),
    empty: fc.constantFrom("no" as const, "yes" as const, "industrial" as const),
    lastYear: fc.option(fc.integer({ min: 0, max: 50_000_000 })),
    asked: fc.constant([]),
  });
  const anyYear = fc.constantFrom(...tables.keys());
  const figure = (facts: RatesFacts, year: string) => {
    const answer = estimateRates(facts, tables.get(year));
    if (answer.kind !== "estimate") throw new Error(answer.why);
    return answer;
  };

  it("nobody pays less than nothing, in whole pence, and the steps lead to the figure", () => {
    fc.assert(
      fc.property(anyFacts, anyYear, (facts, year) => {
        const { pence, steps } = figure(facts, year);
        expect(pence).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(pence)).toBe(true);
        expect(steps.reduce((sum, { change }) => sum + change, 0)).toBe(pence);
        expect(steps.at(-1)?.left).toBe(pence);
      }),
    );
  });

  it("a higher value never costs less, all else alike", () => {
    fc.assert(
      fc.property(anyFacts, anyYear, fc.integer({ min: 1, max: 5000 }), (facts, year, more) => {
        const now = { ...facts, lastYear: null };
        const higher = { ...now, rateableValue: now.rateableValue + more };
        expect(figure(higher, year).pence).toBeGreaterThanOrEqual(figure(now, year).pence);
      }),
    );
  });

  it("a relief never costs anybody more, and what would change the figure changes it", () => {
    fc.assert(
      fc.property(anyFacts, anyYear, (facts, year) => {
        expect(figure({ ...facts, onlyProperty: true }, year).pence).toBeLessThanOrEqual(
          figure({ ...facts, onlyProperty: false }, year).pence,
        );
        const { pence } = figure(facts, year);
        for (const { difference, pence: then } of whatWouldChange(facts, tables.get(year))) {
          expect(difference).not.toBe(0);
          expect(then - pence).toBe(difference);
        }
      }),
    );
  });
});

it("a second property takes small business relief away, and a bigger place costs more", () => {
  const changes = whatWouldChange(facts(12_000, ONLY), tables.get("2025-26"));
  expect(changes).toEqual([
    { what: "second_property", pence: 598_800, difference: 598_800 },
    { what: "empty", pence: 449_100, difference: 449_100 },
    { what: "extension", pence: 574_848, difference: 574_848 },
  ]);
  expect(whatWouldChange(facts(12_000), undefined)).toEqual([]);
});

describe("the table of a year", () => {
  it("that ships with the portal has no fault, and each row has its source", () => {
    for (const table of tables.values()) expect(ratesFaults(table)).toEqual([]);
    expect([...tables.keys()]).toEqual(["2024-25", "2025-26", "2026-27"]);
  });

  it.each<[string, (table: RatesTable) => unknown, string]>([
    ["two multipliers for one value", (table) => Object.assign(multiplier(table, 1), { fromRv: 50_000 }), "overlap"],
    [
      "a band that ends before it begins",
      (table) => Object.assign(multiplier(table, 0), { belowRv: 0 }),
      "upside_down",
    ],
    ["a row that is there twice", (table) => table.reliefs.push(...table.reliefs.slice(0, 1)), "twice"],
    ["more than all off", (table) => table.reliefs.map((one) => Object.assign(one, { amount: 101 })), "over_100"],
    [
      "a taper without an end",
      (table) => table.reliefs.map((one) => Object.assign(one, { toRv: null })),
      "upside_down",
    ],
  ])("is refused: %s", (_, change, fault) => {
    const table = structuredClone(tables.get("2025-26"));
    if (!table) throw new Error("2025-26");
    change(table);
    expect(ratesFaults(table).map((one) => one.fault)).toContain(fault);
  });

  const multiplier = (table: RatesTable, at: number) => {
    const found = table.multipliers[at];
    if (!found) throw new Error(String(at));
    return found;
  };

  it.each([
    ["2026-03-31", "2025-26", 2023],
    ["2026-04-01", "2026-27", 2026],
    ["2026-11-22", "2026-27", 2026],
    ["2100-01-01", "2099-00", 2098],
    ["2020-05-01", "2020-21", 2017],
  ])("%s is in %s, and the list of %i counts", (day, year, list) => {
    expect([taxYearOf(day), listOf(day)]).toEqual([year, list]);
  });

  it("knows a tax year from other words", () => {
    expect(["2026-27", "2026-28", "2026", "", undefined].map(isTaxYear)).toEqual([true, false, false, false, false]);
    expect([taxYearAfter("2026-27"), taxYearAfter("2026-27", -1)]).toEqual(["2027-28", "2025-26"]);
  });
});

it.each([
  [[], "usually_none"],
  [["visitors"], "ask"],
  [["staff"], "ask"],
  [["room"], "ask"],
  [["changed", "room"], "ask"],
])("working at home with %o: %s", (yes: string[], answer) => {
  const given = { visitors: yes.includes("visitors"), staff: yes.includes("staff"), room: yes.includes("room"), changed: yes.includes("changed") }; // biome-ignore format: one row
  expect(homeRates(given)).toEqual({ answer, because: expect.arrayContaining(yes) });
});

describe("limits said in words", () => {
  it("come from the rules: no note has an amount of its own, and every name in it is known", () => {
    const reliefs = [...tables.values()].flatMap((table) => table.reliefs);
    expect(reliefs.filter(({ note }) => note.includes("£")).map(({ key }) => key)).toEqual([]);
    expect(reliefs.map(reliefNote).filter((note) => note.includes("{"))).toEqual([]);
    const small = reliefs.find(({ who }) => who === "small");
    if (!small) throw new Error("small");
    expect(reliefNote(small)).toBe(
      "You pay nothing up to £12,000, and a rising share from there to £15,000. You must ask.",
    );
    expect(reliefNote({ ...small, fromRv: 13_000 })).toContain("up to £13,000");
    expect(reliefNote({ ...small, note: "{from} {nonsense} {toString}", fromRv: null })).toBe(
      "{from} {nonsense} {toString}",
    );
  });

  it("say which other places do not count, and nothing where the relief is off", () => {
    const table = tables.get("2026-27");
    if (!table) throw new Error("2026-27");
    expect(smallOthers(table)).toEqual({ each: 2900, all: 20_000 });
    expect(smallOthers({ ...table, reliefs: table.reliefs.map((one) => ({ ...one, inUse: false })) })).toBeNull();
  });
});
