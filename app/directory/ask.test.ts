import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AskedPlace, Gazetteer, type NamedPlace, placePutRight, readAsk } from "./ask.ts";

const place = (kind: NamedPlace["kind"], name: string, code = name): NamedPlace => ({
  kind,
  name,
  code,
  councilCode: code,
  eastings: null,
  northings: null,
});
const GAZETTEER = new Gazetteer([
  place("council", "Lichfield", "E07000194"),
  place("town", "Lichfield"),
  place("council", "Tamworth", "E07000199"),
  place("town", "Burntwood"),
  place("town", "Burton upon Trent"),
  place("ward", "Alrewas & Fradley", "E05010651"),
  place("ward", "St. John's", "E05010666"),
  place("town", "King's Bromley"),
]);
const OUTCODES = new Set(["WS13", "WS7", "B79", "DE13"]);

function said(asked: AskedPlace | null): string | null {
  if (asked === null) return null;
  if (asked.kind === "postcode") return asked.postcode;
  if (asked.kind === "outcode") return asked.outcode;
  if (asked.kind === "unknown") return `unknown ${asked.name}`;
  return asked.places.map(({ kind, name }) => `${kind} ${name}`).join(", ");
}

describe("one box", () => {
  test.each<[typed: string, words: string, where: string | null, miles?: number]>([
    ["bakers near WS13 6DP", "bakers", "WS13 6DP"],
    ["bakers near ws136dp", "bakers", "WS13 6DP"],
    ["WS13 6DP bakers", "bakers", "WS13 6DP"],
    ["near WS13 6DP", "", "WS13 6DP"],
    ["plumber in Burntwood", "plumber", "town Burntwood"],
    ["Plumber, Burntwood", "Plumber", "town Burntwood"],
    ["cafe tamworth", "cafe", "council Tamworth"],
    ["tamworth café", "café", "council Tamworth"],
    ["wedding cakes within 5 miles of WS7", "wedding cakes", "WS7", 5],
    ["wedding cakes within 5 miles of Burntwood", "wedding cakes", "town Burntwood", 5],
    ["garage around the Burton upon Trent area", "garage area", "town Burton upon Trent"],
    ["garage burton", "garage", "town Burton upon Trent"],
    ["near Burton", "", "town Burton upon Trent"],
    ["bakers near ZZ99 9ZZ", "bakers", "ZZ99 9ZZ"],
    ["florist in lichfield", "florist", "town Lichfield, council Lichfield"],
    ["Lichfield florist in Tamworth", "Lichfield florist", "council Tamworth"],
    ["Alrewas & Fradley plumbers", "plumbers", "ward Alrewas & Fradley"],
    ["hairdresser kings bromley", "hairdresser", "town King's Bromley"],
    ["st johns dentist", "dentist", "ward St. John's"],
    ["tyres near me", "tyres", "unknown "],
    ["florist near burton on trent", "florist", "town Burton upon Trent"],
    ["hairdresser Burton-on-Trent", "hairdresser", "town Burton upon Trent"],
    ["plumber near stafford", "plumber", "unknown stafford"],
    ["bakers in Birmingham", "bakers", "unknown Birmingham"],
    ["specialist in boilers", "specialist in boilers", null],
    ["near Atlantis", "", "unknown Atlantis"],
    ["A5 services", "A5 services", null],
    ["M6 Motors", "M6 Motors", null],
    ["Smith and Sons", "Smith and Sons", null],
    ["somebody to mend a boiler", "somebody to mend a boiler", null],
    ["in", "", null],
    ["", "", null],
  ])("%s", (typed, words, where, miles) => {
    const ask = readAsk(typed, GAZETTEER, (code) => OUTCODES.has(code));
    expect([ask.words, said(ask.place), ask.miles]).toEqual([words, where, miles ?? null]);
  });

  test.each([
    ["plumber near Burntwood", true],
    ["plumber close to the town of Burntwood", true],
    ["plumber WS7", true],
    ["plumber in Burntwood", false],
    ["Burntwood plumber", false],
  ])("%s looks around the place: %s", (typed, near) => {
    expect(readAsk(typed, GAZETTEER, (code) => OUTCODES.has(code)).near).toBe(near);
  });

  test.each([
    ["plumber litchfield", "plumber Lichfield"],
    ["plumber in Litchfield.", "plumber in Lichfield"],
    ["garage burton apon trent", "garage Burton upon Trent"],
    ["Fradley and Alrewass", null],
    ["kings bromly vet", "King's Bromley vet"],
    ["plumber Lichfield", null],
    [`litchfield ${"a ".repeat(20)}plumber`, `Lichfield ${"a ".repeat(20)}plumber`],
    ["button maker", null],
    ["", null],
  ])("%j is put right as %j", (typed, right) => {
    expect(placePutRight(typed, GAZETTEER, (word) => word === "button")?.text ?? null).toBe(right);
  });

  test("takes any text", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(readAsk(typed, GAZETTEER, () => false).words.length).toBeLessThanOrEqual(200);
        placePutRight(typed, GAZETTEER, () => false);
      }),
    );
  });
});
