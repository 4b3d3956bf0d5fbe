import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type HitCount, type HitShown, shownHits, shownHitsOf } from "./shown-hits.ts";

const UNDER = 5;
const hit = (decided: number, known: number, grew: number): HitCount => ({ decided, known, grew });
const many = hit(60, 40, 20);

describe("a line beside another", () => {
  it.each([
    [hit(40, 20, 8), hit(40, 20, 8), 40],
    [hit(40, 20, 0), hit(40, 20, 0), 0],
    [hit(40, 20, 20), hit(40, 20, 20), 100],
  ])("of %o is shown %o at %d%", (counted, shown, rate) => {
    expect(shownHits([counted, many], UNDER)[0]).toEqual({ ...shown, rate });
  });

  it("keeps back a small figure, and the next one that its total would need to give it away", () => {
    const [few, next, other] = shownHits([hit(3, 0, 0), hit(30, 20, 10), hit(90, 60, 30)], UNDER);
    expect([few?.decided, next?.decided, other?.decided]).toEqual([null, null, 90]);
    expect([next?.known, other?.known]).toEqual([20, 60]);
  });

  it("keeps back few that grew and few that did not, in the line and in one more", () => {
    for (const grew of [3, 17]) {
      const lines = shownHits([hit(40, 20, grew), hit(50, 30, 12), hit(60, 40, 20)], UNDER);
      expect(lines.map((line) => line.grew)).toEqual([null, null, 20]);
      expect(lines.map((line) => line.rate)).toEqual([null, null, 50]);
      expect(lines.map((line) => line.known)).toEqual([20, 30, 40]);
    }
  });

  it("says how many have an outcome where few of all grew, and nothing where hardly any has one", () => {
    expect(shownHits([hit(40, 20, 2), hit(30, 10, 0)], UNDER)).toEqual([
      { decided: 40, known: 20, grew: null, rate: null },
      { decided: 30, known: 10, grew: null, rate: null },
    ]);
    expect(shownHits([hit(40, 3, 2)], UNDER)).toEqual([{ decided: 40, known: null, grew: null, rate: null }]);
    expect(shownHits([hit(4, 3, 2)], UNDER)).toEqual([{ decided: null, known: null, grew: null, rate: null }]);
  });
});

it("a kind of evidence that nearly all have is not told by the few that have it not", () => {
  expect(shownHitsOf(hit(38, 20, 10), hit(40, 21, 10), UNDER)).toMatchObject({ decided: null, known: null });
  expect(shownHitsOf(hit(30, 12, 6), hit(60, 40, 20), UNDER)).toEqual({ decided: 30, known: 12, grew: 6, rate: 50 });
});

const line = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
  .map(([grew, not, waiting]) => hit(grew + not + waiting, grew + not, grew));
const tables = fc.array(line, { minLength: 2, maxLength: 3 });

test("no figure of 1 to 4 is shown, nor follows from the lines and the totals that another table shows", () => {
  fc.assert(
    fc.property(tables, (lines) => {
      const shown = shownHits(lines, UNDER);
      for (const { decided, known, grew } of shown)
        for (const figure of [decided, known, grew])
          expect(figure === null || figure === 0 || figure >= UNDER).toBe(true);
      for (const pick of ["decided", "known", "grew"] as const) expect(certain(lines, shown, pick)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** Small figures that are the same in every table that could stand behind what is shown, all totals known. */
function certain(lines: readonly HitCount[], shown: readonly HitShown[], pick: "decided" | "known" | "grew"): number[] {
  const total = lines.reduce((sum, one) => sum + one[pick], 0);
  const hidden = [...lines.keys()].filter((at) => shown[at]?.[pick] === null);
  // nothing is shown, and so neither are the totals
  if (shown.every((one) => one[pick] === null || one[pick] === 0)) return [];
  const left = total - lines.reduce((sum, one, at) => sum + (hidden.includes(at) ? 0 : one[pick]), 0);
  const ways = sharings(left, hidden.length).filter((way) =>
    pick !== "grew" ? true : way.every((count, at) => count <= (shown[hidden[at] ?? 0]?.known ?? total)),
  );
  return hidden.flatMap((at, place) => {
    const is = lines[at]?.[pick] ?? 0;
    const small = is > 0 && is < UNDER;
    return small && ways.every((way) => way[place] === is) ? [is] : [];
  });
}

/** All ways to share a sum out among so many, each 1 or more. */
function sharings(sum: number, among: number): number[][] {
  if (among === 0) return sum === 0 ? [[]] : [];
  return Array.from({ length: Math.max(0, sum) }, (_, at) => at + 1).flatMap((first) =>
    sharings(sum - first, among - 1).map((rest) => [first, ...rest]),
  );
}
