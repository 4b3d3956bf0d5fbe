import { expect, test } from "vitest";
import { STAGES } from "./lifecycle-terms.ts";
import { expectedNeed, needCell } from "./needs.ts";
import { NEED_COLUMN_KEYS, NEED_LEVELS, NEEDS_SETTINGS } from "./needs-settings.ts";
import { SEGMENTS } from "./stake-terms.ts";

const cell = (businesses: number, expressed: number, served: number, both: number, expected: 0 | 1 | 2 | 3) =>
  needCell({ businesses, expressed, served, expressedAndServed: both }, expected, NEEDS_SETTINGS);

test("fourteen columns; every stage, segment and column has one level, and every level occurs", () => {
  const seen = new Set<number>();
  for (const stage of STAGES)
    for (const segment of [null, ...SEGMENTS])
      for (const column of NEED_COLUMN_KEYS) seen.add(expectedNeed(stage, segment, column, NEEDS_SETTINGS));
  expect(NEED_COLUMN_KEYS).toHaveLength(14);
  expect([...seen].sort()).toEqual([...NEED_LEVELS]);
});

test("each stage but one has a default need of level 2 or 3", () => {
  const strong = STAGES.filter((stage) =>
    NEED_COLUMN_KEYS.some((column) => NEEDS_SETTINGS.expected[stage][column] >= 2),
  );
  expect(STAGES.filter((stage) => !strong.includes(stage))).toEqual(["not_enough_known"]);
});

test("a site that is run from elsewhere settles some things there", () => {
  expect(expectedNeed("scaling", "CO3", "export", NEEDS_SETTINGS)).toBe(2);
  expect(expectedNeed("scaling", "SI2", "export", NEEDS_SETTINGS)).toBe(1);
  expect(expectedNeed("scaling", "SI2", "premises", NEEDS_SETTINGS)).toBe(3);
});

test("gap is expressed and not served, silent is neither where it was expected", () => {
  expect(cell(100, 30, 20, 10, 3)).toEqual({
    expected: 3,
    businesses: 100,
    expressed: 30,
    served: 20,
    gap: 20,
    silent: 60,
  });
  expect(cell(100, 30, 20, 10, 1)).toMatchObject({ gap: 20, silent: 0 });
});

test("counts that cannot be are refused", () => {
  expect(() => cell(10, 8, 8, 2, 3)).toThrow(RangeError);
  expect(() => cell(10, 2, 8, 3, 3)).toThrow(RangeError);
});
