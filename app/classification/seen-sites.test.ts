import { describe, expect, test } from "vitest";
import { buildBusiness } from "../../tests/support/builders/businesses.ts";
import { assess } from "./assess.ts";
import type { Known, KnownSignal } from "./facts.ts";
import { inspection } from "./inspection.ts";
import { INSPECTION_SETTINGS } from "./inspection-settings.ts";
import { MODEL_SETTINGS } from "./model-settings.ts";
import { seenSites } from "./seen-sites.ts";
import { rankOf } from "./site-columns.server.ts";
import { certaintyFacts } from "./site-facts.ts";

const TODAY = "2026-11-22";
const none = { scheme: null, category: null, months: null, givenOn: "2026-03-01", nextOn: null, hazard: null };
const scheme = (more: object) => ({
  ...none,
  siteId: "a",
  kind: "scheme",
  scheme: "Food hygiene scheme",
  category: "B",
  ...more,
});

describe("what visits and officers say of a place", () => {
  test("the newest visit gives record, day and when to go again", () => {
    const visits = [{ siteId: "a", confidence: "poor", visitedOn: "2026-10-01", nextOn: "2026-12-24" }];
    expect(seenSites({ visits, rulings: null })).toEqual([
      { siteId: "a", record: "poor", statutory: null, lastVisitOn: "2026-10-01", nextOn: "2026-12-24" },
    ]);
  });

  test("of two schemes the one that wants the next visit first counts, and one without a day last", () => {
    const rulings = [
      scheme({ scheme: "Explosives", category: "High" }),
      scheme({ nextOn: "2027-05-01" }),
      scheme({ scheme: "Petroleum", nextOn: "2027-02-01" }),
    ];
    expect(seenSites({ visits: null, rulings })[0]?.statutory?.scheme).toBe("Petroleum");
  });

  test("an officer's hazard stands in the place of what the activities say, and its reason stays out of the words", () => {
    const cafe = { ...buildBusiness({ trade: "cafe" }), version: 1 };
    const siteId = cafe.sites[0]?.id ?? "";
    const rulings = [{ ...none, siteId, kind: "hazard", hazard: 5, givenOn: "2026-10-09" }];
    const known: Known = { signals: [], statements: [], confirmedOn: TODAY, lastHeardOn: TODAY };
    const result = assess(cafe, known, TODAY, MODEL_SETTINGS, null, seenSites({ visits: null, rulings })).inspection;
    expect(result.category).toBe("A");
    expect(result.sites[0]?.reasons[0]).toBe("Hazard 5 of 5: set by an officer on 9 October 2026.");
  });
});

describe("when the next visit is", () => {
  const facts = { hazard: 4, exposure: 2, record: null, lastVisitOn: "2026-06-01" } as const;
  const due = (more: object) => inspection({ ...facts, ...more }, TODAY, INSPECTION_SETTINGS);
  const statutory = { scheme: "Food hygiene scheme", category: "C", months: 18, givenOn: "2026-06-01" };
  test.each([
    ["by the category", {}, "2027-06-01", "B"],
    ["as the officer who was there set it", { nextOn: "2026-12-01" }, "2026-12-01", "B"],
    ["by a scheme's months", { statutory }, "2027-12-01", "C"],
    ["as the scheme has it, before all else", { statutory: { ...statutory, nextOn: "2027-01-15" }, nextOn: "2026-12-01" }, "2027-01-15", "C"],
  ])("%s", (_, more, dueOn, category) => {
    expect(due(more)).toMatchObject({ dueOn, category });
  }); // biome-ignore format: a table
});

test.each([
  ["A", 6, 1], ["E", null, 5], [null, null, 6], ["b", 12, 2], ["High", 6, 1], ["Medium", 24, 3], ["Low", null, 5], ["3", 36, 4],
])("category %s every %s months stands at %i", (category, months, rank) => {
  expect(rankOf({ category, months })).toBe(rank);
}); // biome-ignore format: a table

describe("signs that nobody is there", () => {
  const business = { ...buildBusiness({ sites: [{}, {}] }), version: 1 };
  const [first, second] = business.sites.map((site) => site.id);
  const sign = (siteId: string | null): KnownSignal => ({ kind: "gone_sign", value: null, occurredOn: "2026-11-20", source: null, siteId }); // biome-ignore format: one row
  const known = (signals: KnownSignal[], lastHeardOn: string | null = "2026-10-01"): Known => ({ signals, statements: [], confirmedOn: null, lastHeardOn }); // biome-ignore format: one row
  const of = (signals: KnownSignal[]) => assess(business, known(signals), TODAY, MODEL_SETTINGS, null).inspection;

  test("at one place leave the others as they were", () => {
    const result = of([sign(first ?? "")]);
    expect(result.sites.find((site) => site.siteId === first)?.goneOn).toBe("2026-11-20");
    expect(result.sites.find((site) => site.siteId === second)).not.toHaveProperty("goneOn");
    expect(result.certainty).toBe("confirmed");
  });

  test("at each place, or of the whole business, count for the business", () => {
    expect(of([sign(first ?? ""), sign(second ?? "")]).certainty).toBe("probably_gone");
    expect(of([sign(null)]).certainty).toBe("probably_gone");
  });

  test("a business that only a register knows is trusted once it was heard itself", () => {
    const unproven = { ...business, verification: "unverified" as const };
    expect(certaintyFacts(unproven, known([], null)).thirdPartyOnly).toBe(true);
    expect(certaintyFacts(unproven, known([])).thirdPartyOnly).toBe(false);
  });
});
