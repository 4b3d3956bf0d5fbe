import { expect, test } from "vitest";
import { leftOut } from "./left-out.ts";

const LABELS = { kind: "Kind", place: "Place" };

test.each([
  ["kind=need&place=E07000194", { kind: "need", place: "E07000194" }, []],
  ["kind=banana&place=", { kind: null, place: null }, ["Kind “banana”"]],
  ["kind=%20%00&place=x%0Ay&other=1", { kind: null, place: false }, ["Place “x y”"]],
  [`place=${"x".repeat(60)}`, { place: "" }, [`Place “${"x".repeat(40)}…”`]],
])("of %s", (search, understood, said) => {
  expect(leftOut(new URLSearchParams(search), understood, LABELS)).toEqual(said);
});
