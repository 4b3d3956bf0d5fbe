import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEGAL_FAMILIES } from "./lifecycle-terms.ts";
import { sectorFaults, sectorGroup } from "./sector-groups.ts";
import { stake } from "./stake.ts";
import { STAKE_SETTINGS } from "./stake-settings.ts";
import { DECISIONS, LEGAL_FORMS, PLACES, SEGMENTS, STAKE_BANDS, STAKE_LEVELS, type StakeFacts } from "./stake-terms.ts";

const TODAY = "2026-11-21";

/** A shop with five staff, of which all is known. */
const SHOP: StakeFacts = {
  employees: 5, localSites: 1, sitesElsewhere: 0, decisions: "here", headOffice: "here", registeredOffice: "here",
  legalEntity: true, legal: "incorporated", legalForm: "limited", outsideParent: false, publicOrCharity: false,
}; // biome-ignore format: a form
const BRANCH: Partial<StakeFacts> = {
  headOffice: "elsewhere",
  registeredOffice: "elsewhere",
  decisions: "elsewhere",
  sitesElsewhere: 90,
};
const NOTHING: StakeFacts = {
  employees: null, localSites: null, sitesElsewhere: null, decisions: null, headOffice: null, registeredOffice: null,
  legalEntity: null, legal: null, legalForm: null, outsideParent: null, publicOrCharity: null,
}; // biome-ignore format: a form
const at = (facts: Partial<StakeFacts>) => stake({ ...SHOP, ...facts }, TODAY, STAKE_SETTINGS);

describe("the examples of the specification", () => {
  test.each<[string, Partial<StakeFacts>, number, string, string]>([
    ["home sole trader", { employees: 0, legalEntity: false, legal: "unincorporated", legalForm: "sole_trader", headOffice: null, registeredOffice: null }, 48, "medium", "CO1"],
    ["local shop, 5 staff", {}, 56, "high", "CO2"],
    ["branch of a national firm, 40 staff", { ...BRANCH, employees: 40 }, 24, "low", "SI2"],
    ["burger chain, 3 branches, 120 staff", { ...BRANCH, employees: 120, localSites: 3 }, 46, "medium", "SI2"],
    ["franchisee, 2 sites, 60 staff, partly", { employees: 60, localSites: 2, decisions: "partly" }, 58, "high", "CO3"],
    ["head office only, 12 staff", { employees: 12, sitesElsewhere: 4 }, 64, "high", "CO6"],
    ["head office and six premises, 300 staff", { employees: 300, localSites: 6 }, 100, "very_high", "CO4"],
  ])("%s", (_, facts, score, band, segment) => {
    expect(at(facts)).toMatchObject({ score, band, segment, missing: [] });
  });
}); // biome-ignore format: a case a line

describe("segments, first rule that fits", () => {
  test.each<[string, Partial<StakeFacts>, string, string | null]>([
    ["an agent's address", { localSites: 0, headOffice: null }, "registered_address_only", "CO8"],
    ["an agent's address of a firm from elsewhere", { ...BRANCH, localSites: 0, registeredOffice: "here" }, "registered_address_only", "CO8"],
    ["a head office that counts no site", { localSites: 0, sitesElsewhere: 3 }, "company", "CO6"],
    ["a subsidiary that decides here", { outsideParent: true, employees: 300 }, "company", "CO7"],
    ["a subsidiary that decides partly here, 60", { outsideParent: true, decisions: "partly", employees: 60 }, "company", "CO3"],
    ["a subsidiary that decides partly here, 6", { outsideParent: true, decisions: "partly", employees: 6 }, "company", "CO7"],
    ["a local head with sites elsewhere", { localSites: 2, sitesElsewhere: 1, employees: 400 }, "company", "CO5"],
    ["250", { employees: 250 }, "company", "CO4"],
    ["249", { employees: 249 }, "company", "CO3"],
    ["50", { employees: 50 }, "company", "CO3"],
    ["49", { employees: 49 }, "company", "CO2"],
    ["1", { employees: 1 }, "company", "CO2"],
    ["0", { employees: 0 }, "company", "CO1"],
    ["a school run from elsewhere", { ...BRANCH, legal: "public", publicOrCharity: true, employees: 300 }, "site", "SI4"],
    ["a charity shop", { ...BRANCH, legal: "social", legalForm: "charity", publicOrCharity: null }, "site", "SI4"],
    ["a branch of a public limited company", { ...BRANCH, legal: "public", legalForm: "plc", publicOrCharity: null }, "site", "SI1"],
    ["a site of 250", { ...BRANCH, employees: 250 }, "site", "SI3"],
    ["a site of 249", { ...BRANCH, employees: 249 }, "site", "SI2"],
    ["a site of 10", { ...BRANCH, employees: 10 }, "site", "SI2"],
    ["a site of 9", { ...BRANCH, employees: 9 }, "site", "SI1"],
    ["an unstaffed site", { ...BRANCH, employees: 0 }, "site", "SI0"],
    ["registered and working here, no head office declared", { headOffice: null }, "company", "CO2"],
    ["the same with sites elsewhere is never guessed", { headOffice: null, sitesElsewhere: 4 }, "not_known", null],
    ["registered elsewhere, no head office declared", { headOffice: null, registeredOffice: "elsewhere" }, "not_known", null],
    ["a partnership works here", { legalEntity: null, legal: "unincorporated", legalForm: "partnership", headOffice: null, registeredOffice: null, sitesElsewhere: null }, "company", "CO2"],
    ["no legal entity, no head office", { legalEntity: false, legal: null, legalForm: null, headOffice: null, registeredOffice: null }, "site", "SI1"],
    ["nothing at all", NOTHING, "not_known", null],
  ])("%s", (_, facts, level, segment) => {
    expect(at(facts)).toMatchObject({ level, segment });
  });
}); // biome-ignore format: a case a line

test("a level that is not known shows both possible results and what is missing", () => {
  const result = at({ headOffice: null, registeredOffice: "here", sitesElsewhere: 4 });
  expect(result).toMatchObject({ level: "not_known", possible: ["CO6", "SI1"], missing: ["headOffice"], score: 56 });
  expect(result.reasons.join(" ")).toContain("head office only (CO6) or small site (SI1)");
});

test("employees unknown: every segment it may be, and no score", () => {
  const result = at({ employees: null });
  expect(result).toMatchObject({ segment: null, score: null, low: 48, high: 88, band: null, missing: ["employees"] });
  expect(result.possible).toEqual(["CO1", "CO2", "CO3", "CO4"]);
});

test("whom to talk to follows where decisions are made", () => {
  expect(DECISIONS.map((decisions) => at({ decisions }).talkTo)).toEqual([
    "Talk to the people here: they decide.",
    "Talk to the people here first; large decisions go to the head office.",
    "Talk to the head office, and tell the manager here.",
  ]);
  expect(at({ decisions: null }).talkTo).toContain("Ask who decides");
});

test("structure and size", () => {
  expect(at({}).structure).toBe("single");
  expect(at({ localSites: 3 })).toMatchObject({ structure: "several_all_local", sizeBand: "1-9" });
  expect(at({ localSites: 3, sitesElsewhere: 3 }).structure).toBe("mainly_local");
  expect(at({ localSites: 2, sitesElsewhere: 3 }).structure).toBe("mainly_elsewhere");
  expect(at({ sitesElsewhere: 3 }).structure).toBe("head_office_only");
  expect(at({ outsideParent: true }).structure).toBe("subsidiary");
  expect(at({ franchise: true }).structure).toBe("franchise");
  expect(at(BRANCH).structure).toBe("branch");
});

test("every SIC division has one of twelve local groups", () => {
  expect(STAKE_SETTINGS.sectors).toHaveLength(12);
  expect(sectorFaults(STAKE_SETTINGS.sectors)).toEqual([]);
  expect(sectorGroup(["47110"], STAKE_SETTINGS.sectors)?.key).toBe("shops");
  expect(sectorGroup(["01110"], STAKE_SETTINGS.sectors)?.key).toBe("land");
  expect(sectorGroup([], STAKE_SETTINGS.sectors)).toBeNull();
});

test("every combination gives one level and one segment or what it may be; all of them occur", () => {
  const seen = { levels: new Set<string>(), segments: new Set<string>(), bands: new Set<string>() };
  const truths = [null, true, false];
  let combinations = 0;
  for (const employees of [null, 0, 5, 49, 50, 250])
    for (const localSites of [null, 0, 1, 6])
      for (const sitesElsewhere of [null, 0, 3])
        for (const decisions of [null, ...DECISIONS])
          for (const headOffice of [null, ...PLACES])
            for (const registeredOffice of [null, ...PLACES])
              for (const legalEntity of truths)
                for (const legalForm of [null, "sole_trader", "limited", "charity"] as const)
                  for (const outsideParent of truths)
                    for (const publicOrCharity of [true, false]) {
                      const facts = { employees, localSites, sitesElsewhere, decisions, headOffice, registeredOffice };
                      const more = { legalEntity, legal: null, legalForm, outsideParent, publicOrCharity };
                      const result = stake({ ...facts, ...more }, TODAY, STAKE_SETTINGS);
                      combinations += 1;
                      seen.levels.add(result.level);
                      if (result.segment) seen.segments.add(result.segment);
                      if (result.band) seen.bands.add(result.band);
                      const settled = result.segment !== null;
                      if (settled === result.possible.length > 0)
                        throw new Error(JSON.stringify([facts, more, result]));
                    }
  expect(combinations).toBe(186_624);
  expect([...seen.levels].sort()).toEqual([...STAKE_LEVELS].sort());
  expect([...seen.segments].sort()).toEqual([...SEGMENTS].sort());
  expect([...seen.bands].sort()).toEqual([...STAKE_BANDS].sort());
}, 60_000);

const option = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary);
const anyFacts: fc.Arbitrary<StakeFacts> = fc.record({
  employees: option(fc.nat(400)),
  localSites: option(fc.nat(8)),
  sitesElsewhere: option(fc.nat(8)),
  decisions: option(fc.constantFrom(...DECISIONS)),
  headOffice: option(fc.constantFrom(...PLACES)),
  registeredOffice: option(fc.constantFrom(...PLACES)),
  legalEntity: option(fc.boolean()),
  legal: option(fc.constantFrom(...LEGAL_FAMILIES)),
  legalForm: option(fc.constantFrom(...LEGAL_FORMS)),
  outsideParent: option(fc.boolean()),
  publicOrCharity: option(fc.boolean()),
});

describe("whatever is known", () => {
  test("more people, more sites or nearer decisions never lower the score", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(300), fc.nat(9), (facts, people, sites) => {
        const before = stake(facts, TODAY, STAKE_SETTINGS);
        const more = {
          ...facts,
          employees: facts.employees === null ? null : facts.employees + people,
          localSites: facts.localSites === null ? null : facts.localSites + sites,
          decisions: facts.decisions && ("here" as const),
        };
        const after = stake(more, TODAY, STAKE_SETTINGS);
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.high).toBeGreaterThanOrEqual(before.high);
      }),
    );
  });

  test("the score lies within 0 and 100, between its bounds, and is there only when its parts are", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, low, high, reasons } = stake(facts, TODAY, STAKE_SETTINGS);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        const known = facts.employees !== null && facts.localSites !== null && facts.decisions !== null;
        expect(score).toBe(known ? low : null);
        if (known) expect(high).toBe(low);
        for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  test("a bound holds for whatever the missing number turns out to be", () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.nat(400),
        fc.nat(9),
        fc.constantFrom(...DECISIONS),
        (facts, employees, localSites, decisions) => {
          const { low, high } = stake(facts, TODAY, STAKE_SETTINGS);
          const full = {
            ...facts,
            employees: facts.employees ?? employees,
            localSites: facts.localSites ?? localSites,
            decisions: facts.decisions ?? decisions,
          };
          const { score } = stake(full, TODAY, STAKE_SETTINGS);
          expect(score).toBeGreaterThanOrEqual(low);
          expect(score).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});
