import fc from "fast-check";
import { expect, test } from "vitest";
import { slipsBetween } from "~/lib/slips.ts";
import { cursorFrom, cursorText } from "./cursor.ts";
import { folded, squaresAround, tsquery, wordsOf } from "./tokens.ts";

test.each([
  ["The Baker's Dozen: bakers & bakeries", ["baker", "dozen", "bakery"]],
  ["Café Ærø, Łódź", ["cafe", "aero", "lodz"]],
  ["glass dresses boxes gas chassis", ["glass", "dress", "box", "gas", "chassis"]],
  ["I need somebody to do my roof", ["roof"]],
  ["'); DROP TABLE--", ["drop", "table"]],
  ["", []],
])("the words of %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ["plumber", "plummer", 1],
  ["brown", "brwon", 1],
  ["café", "cafe", 1],
  ["same", "same", 0],
  ["", "abc", 3],
])("slips between %s and %s", (one, other, slips) => {
  expect([slipsBetween(one, other), slipsBetween(other, one)]).toEqual([slips, slips]);
});

test("questions about tokens are put as PostgreSQL reads them, quotes and all", () => {
  expect(tsquery({ all: ["n:a", { any: ["s:it's", "d:back\\slash"] }] })).toBe(
    "('n:a' & ('s:it''s' | 'd:back\\\\slash'))",
  );
  expect(tsquery({ all: [{ any: [] }, { all: [] }] })).toBeNull();
});

test("the squares around a point hold every point within reach", () => {
  const point = fc.record({
    eastings: fc.integer({ min: 0, max: 700_000 }),
    northings: fc.integer({ min: 0, max: 1_200_000 }),
  });
  fc.assert(
    fc.property(
      point,
      fc.integer({ min: 1, max: 25 }),
      fc.double({ min: 0, max: 6.28, noNaN: true }),
      (at, miles, angle) => {
        const reach = miles * 1600;
        const east = Math.floor((at.eastings + Math.cos(angle) * reach) / 10_000);
        const north = Math.floor((at.northings + Math.sin(angle) * reach) / 10_000);
        expect(squaresAround(at, miles)).toContain(`g:${east},${north}`);
      },
    ),
  );
});

test("however far is asked for, the squares stay few", () => {
  for (const miles of [999, 1e9, Number.POSITIVE_INFINITY]) {
    expect(squaresAround({ eastings: 411_000, northings: 309_000 }, miles).length).toBeLessThan(1_000);
  }
});

test.each(["2147483647.9", "2147483648", "-2147483648.5", "-2147483649", "1.5", "1e300"])(
  "the score %s of a page key is none that the database can hold",
  (score) => {
    expect(cursorFrom(`f~${score}~01890000-0000-7000-8000-000000000000~a`)).toBeNull();
  },
);

test("a page key comes back as it was, and any other text is none", () => {
  const id = "01890000-0000-7000-8000-000000000000";
  for (const cursor of [
    { by: "fit", score: -3, sortName: "a~b", id },
    { by: "name", sortName: "x~~y", id, rest: true },
    { by: "distance", metres: 12.25, id, before: 50, rest: false },
  ] as const)
    expect(cursorFrom(cursorText(cursor))).toEqual(cursor);
  expect(folded("É")).toBe("e");
  fc.assert(fc.property(fc.string(), (text) => void cursorFrom(text)));
});
