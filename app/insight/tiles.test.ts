import fc from "fast-check";
import { expect, test } from "vitest";
import { cheapest, tileMap } from "./tiles.ts";

const point = (code: string, eastings: number | null, northings: number | null) => ({ code, eastings, northings });

test("each has a tile of its own, north is up and west is left", () => {
  const { tiles, columns, rows } = tileMap([
    point("north-west", 400_000, 320_000),
    point("north-east", 420_000, 320_000),
    point("south-west", 400_000, 300_000),
    point("south-east", 420_000, 300_000),
  ]);
  expect(new Set([...tiles.values()].map(({ column, row }) => `${column} ${row}`)).size).toBe(4);
  const of = (code: string) => tiles.get(code) ?? { column: -1, row: -1 };
  expect(of("north-west").row).toBeLessThan(of("south-west").row);
  expect(of("north-west").column).toBeLessThan(of("north-east").column);
  expect([columns, rows]).toEqual([2, 3]);
});

test("what has no place comes last", () => {
  const { tiles, rows } = tileMap([point("here", 1, 1), point("nowhere", null, null)]);
  expect(tiles.get("nowhere")?.row).toBe(rows - 1);
});

test("no two share a tile, and every tile lies within the map", () => {
  const number = fc.option(fc.integer({ min: 0, max: 700_000 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 30 }), (pairs) => {
      const { tiles, columns, rows } = tileMap(pairs.map(([x, y], at) => point(`w${at}`, x, y)));
      const places = [...tiles.values()];
      expect(places).toHaveLength(pairs.length);
      expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(pairs.length);
      for (const { column, row } of places) expect(column < columns && row < rows).toBe(true);
    }),
  );
});

test("the cheapest choice is as cheap as any", () => {
  const table = fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 });
  const best = (cost: number[][], row: number, used: number[]): number =>
    row === cost.length
      ? 0
      : Math.min(
          ...[0, 1, 2, 3]
            .filter((column) => !used.includes(column))
            .map((column) => (cost[row]?.[column] ?? 0) + best(cost, row + 1, [...used, column])),
        );
  fc.assert(
    fc.property(table, (cost) => {
      const chosen = cheapest(cost);
      expect(new Set(chosen).size).toBe(cost.length);
      expect(chosen.reduce((sum, column, row) => sum + (cost[row]?.[column] ?? 0), 0)).toBe(best(cost, 0, []));
    }),
  );
});
