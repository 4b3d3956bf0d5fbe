import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ComplexityFacts, complexity, complexityWords } from "./complexity.ts";
import { COMPLEXITY_BANDS, COMPLEXITY_SETTINGS, GROUPS, TRADES } from "./complexity-settings.ts";
import { LEGAL_FORMS } from "./stake-terms.ts";

const TODAY = "2026-11-21";

/** A designer at home. */
const HOME: ComplexityFacts = {
  dormant: false, ukEmployees: 0, ukSites: 1, group: "independent", trade: "none", legalForm: "sole_trader",
  requiredRegimes: 0, highHazardPermit: false,
}; // biome-ignore format: a form
const at = (facts: Partial<ComplexityFacts>) => complexity({ ...HOME, ...facts }, TODAY, COMPLEXITY_SETTINGS);

test.each<[string, Partial<ComplexityFacts>, number, string]>([
  ["home designer", {}, 0, "very_simple"],
  ["home mobile food seller", { requiredRegimes: 2 }, 2, "very_simple"],
  ["Ltd café with 6 staff", { ukEmployees: 6, legalForm: "limited", requiredRegimes: 3 }, 5, "simple"],
  ["40-person exporter with two sites", { ukEmployees: 40, ukSites: 2, legalForm: "limited", trade: "regular", requiredRegimes: 2 }, 8, "some_complexity"],
  ["fireworks maker with 60 staff", { ukEmployees: 60, legalForm: "limited", requiredRegimes: 3, highHazardPermit: true }, 9, "some_complexity"],
  ["buckets maker with 60 staff", { ukEmployees: 60, legalForm: "limited", requiredRegimes: 2 }, 6, "simple"],
  ["regional chain", { ukEmployees: 600, ukSites: 30, legalForm: "limited", group: "three_or_more", requiredRegimes: 7 }, 15, "complex"],
  ["national plc", { ukEmployees: 5000, ukSites: 200, legalForm: "plc", group: "overseas", trade: "overseas_establishment", requiredRegimes: 9 }, 22, "very_complex"],
])("%s", (_, facts, score, band) => {
  expect(at(facts)).toMatchObject({ score, band, low: score, high: score, missing: [], question: null });
}); // biome-ignore format: a case a line

test.each<[keyof typeof HOME | string, Partial<ComplexityFacts>[], number[]]>([
  ["employees", [0, 1, 9, 10, 49, 50, 249, 250, 999, 1000].map((ukEmployees) => ({ ukEmployees })), [0, 1, 1, 2, 2, 3, 3, 4, 4, 5]],
  ["sites", [0, 1, 2, 3, 4, 9, 10, 49, 50].map((ukSites) => ({ ukSites })), [0, 0, 1, 1, 2, 2, 3, 3, 4]],
  ["group", GROUPS.map((group) => ({ group })), [0, 1, 2, 3]],
  ["trade", TRADES.map((trade) => ({ trade })), [0, 1, 2, 3]],
  ["legal", LEGAL_FORMS.map((legalForm) => ({ legalForm })), [0, 0, 1, 1, 1, 1, 2, 2, 2]],
  ["regulatory", [0, 1, 2, 3, 4, 5, 6, 7, 30].map((requiredRegimes) => ({ requiredRegimes })), [0, 1, 2, 3, 3, 4, 4, 5, 5]],
])("the values of %s", (_, rows, points) => {
  expect(rows.map((row) => at(row).score)).toEqual(points);
}); // biome-ignore format: a case a line

describe("what is missing", () => {
  test("gives a range, no band when it spans two, and the one question that settles it", () => {
    const result = at({ ukEmployees: 60, legalForm: "limited", requiredRegimes: 2, trade: null });
    expect(result).toMatchObject({ low: 6, high: 9, score: null, band: null, missing: ["trade"] });
    expect(result.question?.part).toBe("trade");
    expect(complexityWords(result)).toBe("6 to 9: simple or some complexity");
    expect(result.parts).toMatchObject({ employees: 3, trade: null });
  });

  test("gives the band when both ends lie in it", () => {
    expect(at({ trade: null })).toMatchObject({
      low: 0,
      high: 3,
      score: 0,
      band: "very_simple",
      missing: ["trade"],
      question: null,
    });
  });

  test("nothing known is 0 to 22, and asks for what narrows it most", () => {
    const nothing = {
      ukEmployees: null,
      ukSites: null,
      group: null,
      trade: null,
      legalForm: null,
      requiredRegimes: null,
      highHazardPermit: null,
    };
    const result = at(nothing);
    expect(result).toMatchObject({ low: 0, high: 22, score: null, band: null });
    expect(result.missing).toHaveLength(6);
    expect(result.question).not.toBeNull();
  });

  test("a high-hazard permit settles the licences whatever their number", () => {
    expect(at({ requiredRegimes: null, highHazardPermit: true })).toMatchObject({ low: 5, high: 5, missing: [] });
  });

  test("an answer that might add regimes widens the range only when it moves the points", () => {
    expect(at({ requiredRegimes: 3, undecidedRegimes: 1 })).toMatchObject({ low: 3, high: 3, missing: [] });
    expect(at({ requiredRegimes: 2, undecidedRegimes: 1 })).toMatchObject({ low: 2, high: 3, missing: ["regulatory"] });
  });
});

test("dormant is apart", () => {
  expect(at({ dormant: true, ukEmployees: null })).toMatchObject({ band: "dormant", question: null, offer: null });
});

test("simple ones see guides first, complex ones a named contact", () => {
  expect(at({}).offer).toBe("guides_first");
  expect(at({ ukEmployees: 5000, ukSites: 200, group: "overseas" }).offer).toBe("named_contact_first");
});

test("every combination gives a score that is the sum of its lines and one band; all five occur", () => {
  const bands = new Set<string>();
  let combinations = 0;
  for (const ukEmployees of [null, 0, 1, 10, 50, 250, 1000])
    for (const ukSites of [null, 0, 2, 4, 10, 50])
      for (const group of [null, ...GROUPS])
        for (const trade of [null, ...TRADES])
          for (const legalForm of [null, "sole_trader", "llp", "other"] as const)
            for (const requiredRegimes of [null, 0, 1, 2, 3, 5, 7])
              for (const highHazardPermit of [null, true, false]) {
                const facts = { ukEmployees, ukSites, group, trade, legalForm, requiredRegimes, highHazardPermit };
                const result = at(facts);
                combinations += 1;
                const settled = result.lowBand === result.highBand;
                if ((result.band !== null) !== settled || (result.score !== null) !== settled)
                  throw new Error(JSON.stringify(facts));
                if ((result.question === null) !== settled) throw new Error(JSON.stringify(facts));
                if (result.band) bands.add(result.band);
              }
  expect(combinations).toBe(88_200);
  expect([...bands].sort()).toEqual([...COMPLEXITY_BANDS].sort());
}, 60_000);

test("each input raises the score or leaves it, and bounds hold whatever the answer", () => {
  const facts = fc.record({
    dormant: fc.constant(false),
    ukEmployees: fc.option(fc.nat(2000)),
    ukSites: fc.option(fc.nat(80)),
    group: fc.option(fc.constantFrom(...GROUPS)),
    trade: fc.option(fc.constantFrom(...TRADES)),
    legalForm: fc.option(fc.constantFrom(...LEGAL_FORMS)),
    requiredRegimes: fc.option(fc.nat(12)),
    highHazardPermit: fc.option(fc.boolean()),
  });
  fc.assert(
    fc.property(facts, fc.nat(2000), fc.nat(80), fc.nat(9), (known, people, sites, regimes) => {
      const before = complexity(known, TODAY, COMPLEXITY_SETTINGS);
      const answered = { ...known, ukEmployees: known.ukEmployees ?? people, ukSites: known.ukSites ?? sites };
      const after = complexity(answered, TODAY, COMPLEXITY_SETTINGS);
      expect(after.low).toBeGreaterThanOrEqual(before.low);
      expect(after.high).toBeLessThanOrEqual(before.high);
      const grown = complexity(
        {
          ...answered,
          ukEmployees: answered.ukEmployees + people,
          ukSites: answered.ukSites + sites,
          requiredRegimes: known.requiredRegimes === null ? null : known.requiredRegimes + regimes,
        },
        TODAY,
        COMPLEXITY_SETTINGS,
      );
      expect(grown.low).toBeGreaterThanOrEqual(after.low);
      expect(grown.high).toBeGreaterThanOrEqual(after.high);
    }),
  );
});
