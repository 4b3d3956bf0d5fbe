import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeEdits } from "./merge-edits.ts";

test("what only the other changed stays, what only I changed is taken, what both changed is asked", () => {
  const base = { name: "Bakery", email: null, employees: 3, activities: ["food"] };
  const mine = { name: "Bakery & Son", email: null, employees: 4, activities: ["food"] };
  const theirs = { name: "Bakery", email: "shop@example.co.uk", employees: 5, activities: ["food", "alcohol"] };
  expect(mergeEdits(base, mine, theirs)).toEqual({
    merged: { name: "Bakery & Son", email: "shop@example.co.uk", employees: 4, activities: ["food", "alcohol"] },
    clashes: [{ field: "employees", mine: 4, theirs: 5 }],
  });
});

test("the same change made twice is no clash", () => {
  expect(mergeEdits({ a: 1 }, { a: 2 }, { a: 2 })).toEqual({ merged: { a: 2 }, clashes: [] });
});

const edits = fc.record({
  a: fc.constantFrom(1, 2, 3),
  b: fc.constantFrom("x", "y", null),
  c: fc.constantFrom<string[]>(["p"], ["q"]),
});

test("nothing is lost: every value I changed is in the result, every value only they changed too", () => {
  fc.assert(
    fc.property(edits, edits, edits, (base, mine, theirs) => {
      const { merged, clashes } = mergeEdits(base, mine, theirs);
      for (const field of ["a", "b", "c"] as const) {
        const text = (value: unknown) => JSON.stringify(value);
        if (text(mine[field]) !== text(base[field])) expect(text(merged[field])).toBe(text(mine[field]));
        else expect(text(merged[field])).toBe(text(theirs[field]));
      }
      if (JSON.stringify(theirs) === JSON.stringify(base)) expect(clashes).toEqual([]);
    }),
  );
});
