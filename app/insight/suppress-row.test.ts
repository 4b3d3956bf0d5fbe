import { expect, test } from "vitest";
import { suppressPart, suppressRow } from "./suppress-row.ts";

test.each([
  [[10, 0, 20], [10, 0, 20], 30],
  [[10, 3, 20], [null, null, 20], 33],
  [[3, 2, 20], [null, null, 20], 25],
  [[1, 1, 20, 40], [null, null, null, 40], 62],
  [[4, 4, 20, 40], [null, null, null, 40], 68],
  [[0, 3, 0], [0, null, 0], null],
  [[0, 0, 0], [0, 0, 0], 0],
])("%j becomes %j of %j", (parts, shown, whole) => {
  expect(suppressRow(parts, 5)).toEqual({ parts: shown, whole });
});

test("a part is left out where it or the rest is small", () => {
  expect([suppressPart(3, 20, 5), suppressPart(17, 20, 5), suppressPart(10, 20, 5), suppressPart(20, 20, 5)]).toEqual([
    null,
    null,
    10,
    20,
  ]);
});
