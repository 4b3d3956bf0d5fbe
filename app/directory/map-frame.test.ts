import { expect, test } from "vitest";
import { apart, districtsOf, frameOf, marksOf, ringsOf, WIDTH } from "./map-frame.ts";

const at = (eastings: number, northings: number) => ({ eastings, northings });
const firm = (slug: string, eastings: number, northings: number) => ({
  slug,
  name: slug,
  point: at(eastings, northings),
});

test("all points lie in the picture, north up", () => {
  const points = [at(410_000, 305_000), at(425_000, 340_000), at(411_000, 306_000)];
  const { place, height } = frameOf(points);
  for (const { x, y } of points.map(place)) {
    expect(x > 40 && x < WIDTH - 40).toBe(true);
    expect(y > 40 && y < height - 40).toBe(true);
  }
  expect(place(at(410_000, 340_000)).y).toBeLessThan(place(at(410_000, 305_000)).y);
});

test("firms that stand close share a mark with their numbers of the list", () => {
  const firms = [firm("a", 410_000, 305_000), firm("b", 425_000, 305_000), firm("c", 410_020, 305_000), firm("d", 410_010, 305_010)];
  const marks = marksOf(firms, frameOf(firms.map(({ point }) => point)).place);
  expect(marks.map(({ slug, numbers, names }) => [slug, numbers, names])).toEqual([["a", "1 +2", "a, c, d"], ["b", "2", "b"]]);
}); // biome-ignore format: rows

test("a name that would lie over a mark or another name, or out of the picture, is left out", () => {
  const ward = (name: string, x: number, y: number) => ({ name, kind: "ward" as const, x, y });
  const shown = apart([ward("Stowe", 200, 200), ward("Boley", 205, 204), ward("Mark", 300, 300), ward("Edge", 4, 100)], [{ x: 300, y: 295 }], 400);
  expect(shown.map(({ name }) => name)).toEqual(["Stowe"]);
  const moved = apart([{ ...ward("Here", 300, 300), or: [{ x: 100, y: 300 }] }], [{ x: 300, y: 295 }], 400);
  expect(moved).toMatchObject([{ name: "Here", x: 100 }]);
}); // biome-ignore format: rows

test("a district is where its wards are, and named where some of them are seen", () => {
  const ward = (name: string, district: string, point: ReturnType<typeof at>) => ({ name, district, councilCode: district, ...point });
  const frame = frameOf([at(410_000, 305_000), at(414_000, 309_000)]);
  const [here, there] = districtsOf([ward("A", "Here", at(411_000, 306_000)), ward("B", "Here", at(412_000, 307_000)), ward("C", "There", at(500_000, 500_000))], frame);
  expect([here?.patches.length, here?.spots.length]).toEqual([2, 3]);
  expect([there?.patches, there?.spots]).toEqual([[], []]);
  expect(ringsOf(frame).map(({ miles }) => miles)).toEqual([1, 2]);
}); // biome-ignore format: rows
