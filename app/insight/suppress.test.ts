import fc from "fast-check";
import { expect, test } from "vitest";
import { type Counted, suppressTable } from "./suppress.ts";

const UNDER = 5;

test("a small count takes others with it, so that no total gives it away", () => {
  const table = suppressTable(
    [
      [20, 3, 12],
      [9, 30, 8],
      [15, 11, 40],
    ],
    UNDER,
  );
  expect(table.cells[0]?.[1]).toBeNull();
  expect(table.cells.flat().filter((cell) => cell === null)).toHaveLength(4);
  expect([...table.rowTotals, ...table.columnTotals, table.total]).not.toContain(null);
});

test("nothing is left out where nothing is small, and none is shown", () => {
  const table = suppressTable([[0, 5], [9, 0]], UNDER); // biome-ignore format: a table
  expect(table).toEqual({ cells: [[0, 5], [9, 0]], rowTotals: [5, 9], columnTotals: [9, 5], total: 14 }); // biome-ignore format: a table
});

test("one business alone in a table is not told by its totals", () => {
  const table = suppressTable([[1, 0]], UNDER);
  expect(table).toEqual({ cells: [[null, 0]], rowTotals: [null], columnTotals: [null, 0], total: null });
});

test("two ones in a row of two would be told by their total", () => {
  const table = suppressTable([[1, 1, 7], [9, 9, 9]], UNDER); // biome-ignore format: a table
  expect(recovered([[1, 1, 7], [9, 9, 9]], table)).toEqual([]); // biome-ignore format: a table
});

const small = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat(9), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

test("no count of 1 to 4 is shown, and none left out can be worked out from what is shown", () => {
  fc.assert(
    fc.property(small, (counts) => {
      const table = suppressTable(counts, UNDER);
      for (const figure of [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total])
        expect(figure === null || figure === 0 || figure >= UNDER).toBe(true);
      expect(recovered(counts, table)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const large = fc.tuple(fc.integer({ min: 4, max: 14 }), fc.integer({ min: 4, max: 14 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.oneof(fc.constant(0), fc.nat(6), fc.nat(60)), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

test("in a large table too, no line has one count left out alone, and only counts are left out that there are", () => {
  fc.assert(
    fc.property(large, (counts) => {
      const table = suppressTable(counts, UNDER);
      const lines = [
        ...table.cells.map((line, row) => [...line, table.rowTotals[row]]),
        ...(counts[0] ?? []).map((_, column) => [
          ...table.cells.map((line) => line[column]),
          table.columnTotals[column],
        ]),
        [...table.rowTotals, table.total],
        [...table.columnTotals, table.total],
      ];
      for (const line of lines) expect(line.filter((figure) => figure === null).length).not.toBe(1);
      for (const [row, line] of counts.entries())
        for (const [column, count] of line.entries()) if (count === 0) expect(table.cells[row]?.[column]).toBe(0);
    }),
    { numRuns: 60 },
  );
});

/**
 * Counts left out that have one answer only: every table is tried whose counts differ by one at most from the true one,
 * are 1 or more where left out, and agree with all that is shown. A count that can be another can differ by one.
 */
function recovered(counts: number[][], table: Counted<number | null>): string[] {
  const places = table.cells.flatMap((line, row) => line.flatMap((cell, column) => (cell === null ? [[row, column]] : []))) as [number, number][]; // biome-ignore format: one list
  const other = counts.map((line) => [...line]);
  const totals = (of: number[][]) => [
    ...of.map((line) => line.reduce((a, b) => a + b, 0)),
    ...(of[0] ?? []).map((_, column) => of.reduce((a, line) => a + (line[column] ?? 0), 0)),
    of.flat().reduce((a, b) => a + b, 0),
  ];
  const shownTotals = [...table.rowTotals, ...table.columnTotals, table.total];
  const truth = [...places.map(([row, column]) => counts[row]?.[column] ?? 0), ...totals(counts)];
  const moved = new Set<number>();
  const fits = () =>
    totals(other).every((total, at) => (shownTotals[at] === null ? total >= 1 : total === shownTotals[at]));
  const walk = (at: number): void => {
    const place = places[at];
    if (!place) {
      if (!fits()) return;
      const now = [...places.map(([row, column]) => other[row]?.[column] ?? 0), ...totals(other)];
      now.forEach((value, index) => {
        if (value !== truth[index]) moved.add(index);
      });
      return;
    }
    const line = other[place[0]] ?? [];
    const was = line[place[1]] ?? 0;
    for (const step of [-1, 0, 1]) {
      if (was + step < 1) continue;
      line[place[1]] = was + step;
      walk(at + 1);
    }
    line[place[1]] = was;
  };
  walk(0);
  const names = [
    ...places.map(([row, column]) => `cell ${row},${column}`),
    ...shownTotals.map((_, at) => `total ${at}`),
  ];
  const left = [...places.map(() => null), ...shownTotals];
  return names.filter((_, index) => left[index] === null && !moved.has(index));
}
