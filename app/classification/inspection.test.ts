import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIVITIES } from "~/businesses/activities.ts";
import { CERTAINTIES, type CertaintyFacts, certainty, type InspectionFacts, inspection } from "./inspection.ts";
import { CATEGORIES, EXPOSURES, HAZARDS, INSPECTION_SETTINGS, RECORDS } from "./inspection-settings.ts";

const TODAY = "2026-11-21";
const at = (facts: Partial<InspectionFacts>) =>
  inspection({ hazard: 2, exposure: 2, record: "standard", ...facts }, TODAY, INSPECTION_SETTINGS);

test.each<[string, Partial<InspectionFacts>, string, number | null]>([
  ["fireworks", { hazard: 5, exposure: 2 }, "A", 6],
  ["buckets", { hazard: 2, exposure: 2 }, "C", 24],
  ["poor takeaway", { hazard: 4, exposure: 3, record: "poor" }, "A", 3],
  ["good nail bar", { hazard: 3, exposure: 2, record: "good" }, "C", 36],
  ["home office", { hazard: 1, exposure: 1 }, "E", null],
  ["a takeaway with ordinary footfall", { hazard: 4, exposure: 2 }, "B", 12],
  ["never seen", { hazard: 4, exposure: 2, record: "never" }, "B", 6],
  ["record not known counts as standard", { record: null }, "C", 24],
  ["an office with visitors", { hazard: 1, exposure: 2 }, "D", 36],
])("%s", (_, facts, category, months) => {
  expect(at(facts)).toMatchObject({ category, months });
}); // biome-ignore format: a case a line

describe("what is missing", () => {
  test("hazard 5 is A whatever the exposure", () => {
    expect(at({ hazard: 5, exposure: null })).toMatchObject({ category: "A", missing: [] });
  });
  test("otherwise there is no category, and it says what is not known", () => {
    const result = at({ hazard: null, exposure: null });
    expect(result).toMatchObject({ category: null, months: null, missing: ["hazard", "exposure"] });
    expect(result.reasons).toEqual(["Not settled on 21 November 2026: hazard and exposure not known."]);
  });
});

test("a legal scheme's own category wins, and the due day counts from the last visit", () => {
  const statutory = { scheme: "food scheme", category: "B", months: 12, givenOn: "2026-03-01" };
  const result = at({ hazard: 5, statutory, lastVisitOn: "2026-02-28" });
  expect(result).toMatchObject({ category: "B", months: 12, dueOn: "2027-02-28", statutory: true });
  expect(at({ lastVisitOn: "2026-02-28" }).dueOn).toBe("2028-02-28");
  expect(at({}).dueOn).toBeNull();
});

test("every combination gives exactly one category, all five occur, and months follow the record", () => {
  const seen = new Set<string>();
  const order = CATEGORIES as readonly string[];
  for (const hazard of HAZARDS)
    for (const exposure of EXPOSURES)
      for (const record of RECORDS) {
        const { category, months } = at({ hazard, exposure, record });
        if (!category) throw new Error("no category");
        seen.add(category);
        const plain = at({ hazard, exposure }).months;
        expect(months).toBe(plain === null ? null : plain * INSPECTION_SETTINGS.factors[record]);
        if (hazard < 5)
          expect(order.indexOf(at({ hazard: (hazard + 1) as 2, exposure }).category ?? "")).toBeLessThanOrEqual(
            order.indexOf(category),
          );
        if (exposure < 3)
          expect(order.indexOf(at({ hazard, exposure: (exposure + 1) as 2 }).category ?? "")).toBeLessThanOrEqual(
            order.indexOf(category),
          );
      }
  expect([...seen].sort()).toEqual([...CATEGORIES]);
});

test("every activity has a hazard, those of the table's highest row among them", () => {
  expect(Object.keys(INSPECTION_SETTINGS.activities).sort()).toEqual(Object.keys(ACTIVITIES).sort());
  expect(INSPECTION_SETTINGS.activities).toMatchObject({
    explosives: 5,
    fuel: 5,
    poisons: 4,
    treatments: 3,
    making: 2,
  });
});

describe("certainty", () => {
  const sure = (facts: Partial<CertaintyFacts>) =>
    certainty({ confirmedOn: "2026-11-01", thirdPartyOnly: false, goneOn: null, ...facts }, TODAY, INSPECTION_SETTINGS);
  test.each<[string, Partial<CertaintyFacts>, string, boolean]>([
    ["six months to the day", { confirmedOn: "2026-05-21" }, "confirmed", false],
    ["a day more", { confirmedOn: "2026-05-20" }, "probable", false],
    ["twelve months to the day", { confirmedOn: "2025-11-21" }, "probable", false],
    ["a day more than that", { confirmedOn: "2025-11-20" }, "unverified", true],
    ["longer than two years", { confirmedOn: "2020-01-01" }, "unverified", true],
    ["only a partner's list", { thirdPartyOnly: true }, "unverified", true],
    ["never", { confirmedOn: null }, "unverified", true],
    ["a returned letter since", { goneOn: "2026-11-10" }, "probably_gone", true],
    ["a returned letter before", { goneOn: "2026-10-10" }, "confirmed", false],
    ["a vacancy still to come", { goneOn: "2026-12-10" }, "confirmed", false],
  ])("%s", (_, facts, expected, checkFirst) => {
    expect(sure(facts)).toMatchObject({ certainty: expected, checkFirst });
  }); // biome-ignore format: a case a line
  test("is one of four, and all four occur", () => {
    const seen = new Set<string>();
    const day = fc.option(fc.constantFrom("2026-11-01", "2026-03-01", "2024-12-24", "2027-01-01"));
    fc.assert(
      fc.property(day, fc.boolean(), day, (confirmedOn, thirdPartyOnly, goneOn) => {
        seen.add(sure({ confirmedOn, thirdPartyOnly, goneOn }).certainty);
      }),
      { numRuns: 400 },
    );
    expect([...seen].sort()).toEqual([...CERTAINTIES].sort());
  });
});
