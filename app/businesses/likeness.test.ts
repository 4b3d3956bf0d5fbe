import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, likeness, nameLikeness, plainName, rankLikely, shownStreet } from "./likeness.ts";

const record = (parts: Partial<Candidate>): Candidate => ({
  id: "1", name: "The Swan", otherNames: [], addressLine1: "12 Bird Street", addressLine2: null, town: "Lichfield",
  postcode: "WS13 6PW", premisesType: "commercial", ...parts,
}); // biome-ignore format: a form

describe("names as they are compared", () => {
  test.each([
    ["The Café & Co. Ltd", "cafe"],
    ["Smith and Sons Limited", "smith sons"],
    ["Smith & Sons", "smith sons"],
    ["J. Smith t/a O'Brien’s", "j smith obriens"],
    ["The Company", "the company"],
  ])("%s is %s", (name, plain) => expect(plainName(name)).toBe(plain));

  test.each([
    ["Smith & Sons Ltd", "Smith and Sons", 1],
    ["Bake House", "Bakehouse", 1],
    ["Bakehuose", "Bakehouse", 0.8],
    ["Sawn Pizza", "Swan Pizza", 0.9],
    ["Swan Cafe", "The Swan Café, Lichfield", 0.8],
  ])("%s is like %s", (one, other, least) => expect(nameLikeness(one, other)).toBeGreaterThanOrEqual(least));

  test.each([
    ["Red Lion", "Golden Palace"],
    ["Ann's Hair", "Lichfield Motors"],
  ])("%s is not like %s", (one, other) => expect(nameLikeness(one, other)).toBeLessThan(0.3));

  test("likeness is the same both ways and never leaves 0 to 1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const there = nameLikeness(one, other);
        expect(there).toBe(nameLikeness(other, one));
        expect(there >= 0 && there <= 1).toBe(true);
      }),
    );
  });
});

describe("which records are shown", () => {
  const wanted = { name: "Swan", postcode: "WS13 6PW" };

  test("at most five, the nearest first, and nothing that is unlike by name", () => {
    const many = Array.from({ length: 9 }, (_, at) => record({ id: `far-${at}`, postcode: "DE14 1AA" }));
    const shown = rankLikely(wanted, [...many, record({ id: "here" }), record({ id: "else", name: "Golden Palace" })]);
    expect(shown).toHaveLength(5);
    expect(shown[0]?.id).toBe("here");
    expect(shown.map((one) => one.id)).not.toContain("else");
  });

  test("a slip of the keyboard at the same postcode is still found", () => {
    expect(likeness({ name: "Sawn Cafe", postcode: "WS13 6PW" }, record({ name: "Swan Café" }))).toBeGreaterThan(0);
  });

  test("shows the name, the street and the postcode's first half, and nothing else", () => {
    expect(rankLikely(wanted, [record({})])).toEqual([
      { id: "1", name: "The Swan", street: "Bird Street", district: "WS13" },
    ]);
  });
});

describe("the street that a stranger sees", () => {
  test.each([
    [{ addressLine1: "12 Bird Street" }, "Bird Street"],
    [{ addressLine1: "12a-14 Bird Street" }, "Bird Street"],
    [{ addressLine1: "Unit 4, Eastern Avenue" }, "Eastern Avenue"],
    [{ addressLine1: "Rose Cottage", addressLine2: "Fog Lane" }, "Fog Lane"],
    [{ addressLine1: "Flat 2", addressLine2: "9 Bore Street" }, "Bore Street"],
    [{ addressLine1: "Rose Cottage" }, "Lichfield"],
    [{ addressLine1: "4 Elm Close", premisesType: "home" }, "Lichfield"],
    [{ addressLine1: null, town: null }, null],
  ])("%o is %s", (parts, street) => expect(shownStreet(record(parts))).toBe(street));
});
