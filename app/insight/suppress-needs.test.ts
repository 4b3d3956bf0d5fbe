import fc from "fast-check";
import { expect, test } from "vitest";
import type { NeedCounts } from "~/classification/needs.ts";
import { NEEDS_SETTINGS } from "~/classification/needs-settings.ts";
import { suppressTable } from "./suppress.ts";
import { type NeedAtStage, needsMatrix, partsOf, suppressNeeds } from "./suppress-needs.ts";

const UNDER = 5;

const counts = (both: number, spoke: number, helped: number, neither: number): NeedCounts => ({
  businesses: both + spoke + helped + neither,
  expressed: both + spoke,
  served: both + helped,
  expressedAndServed: both,
});

function atStage(parts: NeedCounts[]): NeedAtStage {
  const sum = (key: keyof NeedCounts) => parts.reduce((all, part) => all + part[key], 0);
  return {
    parts,
    whole: { businesses: sum("businesses"), expressed: sum("expressed"), served: sum("served"), expressedAndServed: sum("expressedAndServed") },
  }; // biome-ignore format: one row
}

test("a cell with a few who spoke of the need is left out whole, with the next smallest, and the stage is shown", () => {
  const stage = atStage([counts(0, 3, 0, 37), counts(0, 10, 6, 20), counts(0, 9, 0, 50)]);
  const [row] = needsMatrix([[stage]], () => 3, NEEDS_SETTINGS);
  expect(row?.cells[0]).toEqual({ expected: 3, figures: { expressed: 22, served: 6, gap: 22, silent: 107 } });
  expect(row?.parts.map((part) => part.cells[0]?.figures)).toEqual([null, null, { expressed: 9, served: 0, gap: 9, silent: 50 }]); // biome-ignore format: one row
  expect(row?.parts.map((part) => part.businesses)).toEqual([40, 36, 59]);
});

test("a segment alone at its stage is left out there too", () => {
  const stage = atStage([counts(2, 0, 0, 40), counts(0, 0, 0, 0)]);
  const [row] = needsMatrix([[stage]], () => 2, NEEDS_SETTINGS);
  expect(row?.cells[0]?.figures).toBeNull();
  expect(row?.parts[0]?.cells[0]?.figures).toBeNull();
  expect(row?.parts[1]?.cells[0]?.figures).toEqual({ expressed: 0, served: 0, gap: 0, silent: 0 });
});

test("a need that is not expected makes nobody silent", () => {
  const stage = atStage([counts(0, 9, 0, 50)]);
  expect(needsMatrix([[stage]], () => 1, NEEDS_SETTINGS)[0]?.cells[0]?.figures).toMatchObject({ gap: 9, silent: 0 });
});

const few = fc.oneof(fc.constant(0), fc.nat(7), fc.nat(40));
const cell = fc.tuple(few, few, few, few).map(([a, b, c, d]) => counts(a, b, c, d));
/** two stages, three segments, two needs: the businesses of a cell are the same for both needs */
const stages = fc.array(
  fc.array(fc.tuple(cell, fc.nat(100)), { minLength: 3, maxLength: 3 }).map((pairs) => [
    atStage(pairs.map(([one]) => one)),
    atStage(pairs.map(([one, share]) => counts(0, Math.floor((one.businesses * share) / 100), 0, one.businesses - Math.floor((one.businesses * share) / 100)))),
  ]), // biome-ignore format: one row
  { minLength: 2, maxLength: 2 },
);

test("no figure of 1 to 4 is shown or follows from those that are", () => {
  fc.assert(
    fc.property(stages, (needs) => {
      const table = suppressTable(needs.map((columns) => columns[0]?.parts.map((part) => part.businesses) ?? []), UNDER); // biome-ignore format: one row
      const shown = suppressNeeds(table, needs, UNDER);
      for (const [stage, columns] of needs.entries()) {
        for (const [column, { whole, parts }] of columns.entries()) {
          const is = shown[stage]?.[column];
          const seen = [is?.whole, ...(is?.parts ?? [])];
          for (const [at, one] of [whole, ...parts].entries())
            if (seen[at]) expect(partsOf(one).every((count) => count === 0 || count >= UNDER)).toBe(true);
          for (const at of parts.keys()) {
            const known = table.cells[stage]?.[at] !== null;
            if (!is?.parts[at] && known) expect(fixedParts(parts, is?.parts ?? [], is?.whole ?? false, at)).toEqual([]);
            if (!known) expect(is?.parts[at]).toBe(false);
          }
        }
      }
    }),
  );
});

/**
 * Parts of a cell left out that have one answer only. A business moves from one part to another; where the stage's own
 * cell is shown, one of another cell that is left out moves the other way.
 */
function fixedParts(parts: readonly NeedCounts[], shown: readonly boolean[], whole: boolean, at: number): number[] {
  const here = partsOf(parts[at] ?? counts(0, 0, 0, 0));
  const others = parts.flatMap((part, index) => (index !== at && !shown[index] ? [partsOf(part)] : []));
  const total = here.reduce((a, b) => a + b, 0);
  const moves = (from: number, to: number) =>
    (here[from] ?? 0) > 0 && (!whole || others.some((other) => (other[to] ?? 0) > 0));
  return [0, 1, 2, 3].filter((part) => {
    const count = here[part] ?? 0;
    // nobody, or everybody: it tells of no one in particular
    if (count === 0 || count === total) return false;
    return ![0, 1, 2, 3].some((other) => other !== part && (moves(part, other) || moves(other, part)));
  });
}
