import { METRES_A_MILE, type Point } from "./listing.ts";

/** Of the drawing, in its own units; about the points of a screen where it stands beside the list. */
export const WIDTH = 480;
const MOST_HEIGHT = 560;
const MARGIN = 52;
/** so that firms of one street do not fill the whole picture with it */
const LEAST_SPAN = 2_500;
/** on a phone signs and marks are drawn so much larger in the same picture; what fits then fits everywhere */
const LARGEST = 1.45;

export interface Spot {
  x: number;
  y: number;
}

export interface Frame {
  height: number;
  /** units a mile */
  mile: number;
  place(point: Point): Spot;
}

/** Where points come to lie: all of them in the picture, north up, the same scale both ways. */
export function frameOf(points: readonly Point[]): Frame {
  const east = points.map(({ eastings }) => eastings);
  const north = points.map(({ northings }) => northings);
  const [west, south] = [Math.min(...east), Math.min(...north)];
  const wide = Math.max(LEAST_SPAN, Math.max(...east) - west);
  const high = Math.max(LEAST_SPAN * 0.8, Math.max(...north) - south);
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / high);
  const height = Math.round(high * scale + 2 * MARGIN);
  const middle = { x: (west + Math.max(...east)) / 2, y: (south + Math.max(...north)) / 2 };
  return {
    height,
    mile: METRES_A_MILE * scale,
    place: ({ eastings, northings }) => ({
      x: Math.round(WIDTH / 2 + (eastings - middle.x) * scale),
      y: Math.round(height / 2 - (northings - middle.y) * scale),
    }),
  };
}

export interface MappedFirm {
  slug: string;
  name: string;
  point: Point | null;
}

export interface Mark extends Spot {
  /** of the first firm */
  slug: string;
  /** "4", "2, 14", or "9 +5": the first and how many more */
  numbers: string;
  names: string;
  width: number;
}

/** One mark for all firms whose marks would lie over each other, when they get wider too. Numbers are those of the list. */
export function marksOf(firms: readonly MappedFirm[], place: Frame["place"]): Mark[] {
  const groups: (Spot & { at: number[]; firms: MappedFirm[] })[] = [];
  firms.forEach((firm, index) => {
    if (!firm.point) return;
    const spot = place(firm.point);
    const near = groups.find(
      ({ x, y, at }) =>
        Math.abs(x - spot.x) < ((widthOf(at) + 46) / 2) * LARGEST && Math.abs(y - spot.y) < 28 * LARGEST,
    );
    if (near) {
      near.at.push(index + 1);
      near.firms.push(firm);
    } else groups.push({ ...spot, at: [index + 1], firms: [firm] });
  });
  return groups.map(({ x, y, at, firms: some }) => ({
    x,
    y,
    slug: some[0]?.slug ?? "",
    numbers: numbersOf(at),
    names: some.map(({ name }) => name).join(", "),
    width: widthOf(at),
  }));
}

const numbersOf = (at: readonly number[]) => (at.length > 2 ? `${at[0]} +${at.length - 1}` : at.join(", "));
const widthOf = (at: readonly number[]) => Math.max(30, 14 + numbersOf(at).length * 8);

export interface Label extends Spot {
  name: string;
  kind: "district" | "ring" | "ward";
  /** where else it may stand when something is there */
  or?: readonly Spot[];
}

/** The names that fit in the picture and lie over no mark and no earlier name. */
export function apart(labels: readonly Label[], marks: readonly Spot[], height: number): Label[] {
  const shown: Label[] = [];
  const half = ({ name, kind }: Label) => (name.length * (kind === "district" ? 4.8 : 3.6) + 4) * LARGEST;
  const fits = (label: Label): boolean => {
    const inside = label.x > half(label) && label.x < WIDTH - half(label) && label.y > 24 && label.y < height - 12;
    const onMark = marks.some(
      ({ x, y }) => Math.abs(x - label.x) < half(label) + 22 && Math.abs(y - label.y + 4) < 20 * LARGEST,
    );
    const onName = shown.some(
      (other) => Math.abs(other.x - label.x) < half(label) + half(other) && Math.abs(other.y - label.y) < 16 * LARGEST,
    );
    return inside && !onMark && !onName;
  };
  for (const label of labels) {
    const spots = [label, ...(label.or ?? []).map((spot) => ({ ...label, ...spot }))];
    const free = spots.find(fits);
    if (free) shown.push(free);
  }
  return shown;
}

export interface PlacedWard extends Point {
  name: string;
  councilCode: string;
  /** of the district it lies in */
  district: string;
}

export interface District {
  code: string;
  name: string;
  /** what lies nearer to each of its wards' middles than to any other's, up to some miles from it: paths of an SVG */
  patches: string[];
  /** about the middle of its wards in the picture, and those wards; none where none is */
  spots: Spot[];
}

/** About where each district lies. There are no boundaries in the reference data, and none are claimed. */
export function districtsOf(wards: readonly PlacedWard[], { place, mile, height }: Frame): District[] {
  const spots = wards.map((ward) => ({ code: ward.councilCode, ...place(ward) }));
  const codes = [...new Set(wards.map(({ councilCode }) => councilCode))].sort();
  return codes.map((code) => {
    const own = spots.filter((spot) => spot.code === code);
    const patches = own.flatMap((spot) => {
      const nearest = Math.min(...own.filter((other) => other !== spot).map((other) => away(spot, other)));
      const reach = Math.min(2.8 * mile, Math.max(1.4 * mile, nearest * 1.3));
      const cell = cellOf(spot, reach, spots);
      return cell.some(({ x, y }) => inPicture(x, y, height)) ? [pathOf(cell)] : [];
    });
    const seen = own.filter(({ x, y }) => inPicture(x, y, height)).map(({ x, y }) => ({ x, y }));
    const mean = (of: (spot: Spot) => number) =>
      Math.round(seen.reduce((sum, spot) => sum + of(spot), 0) / seen.length);
    const middle = seen.length > 0 ? [{ x: mean(({ x }) => x), y: mean(({ y }) => y) }] : [];
    const name = wards.find(({ councilCode }) => councilCode === code)?.district ?? "";
    return { code, name, patches, spots: [...middle, ...seen] };
  });
}

const away = (one: Spot, other: Spot) => Math.hypot(one.x - other.x, one.y - other.y);
const inPicture = (x: number, y: number, height: number) => x > 0 && x < WIDTH && y > 0 && y < height;
const pathOf = (corners: readonly Spot[]) =>
  `M${corners.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join("L")}Z`;

const CORNERS = 20;

/** A round piece about a spot, cut off half way to each other one. */
function cellOf(spot: Spot, reach: number, all: readonly Spot[]): Spot[] {
  let corners = Array.from({ length: CORNERS }, (_, at) => {
    const turn = (at / CORNERS) * 2 * Math.PI;
    return { x: spot.x + reach * Math.cos(turn), y: spot.y + reach * Math.sin(turn) };
  });
  for (const other of all)
    if (away(spot, other) > 0 && away(spot, other) < 2 * reach) corners = nearerTo(spot, other, corners);
  return corners;
}

/** The part of a shape that is nearer to one spot than to another. */
function nearerTo(one: Spot, other: Spot, corners: readonly Spot[]): Spot[] {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  // below nought on the one's side of the line half way
  const side = ({ x, y }: Spot) => (x - (one.x + other.x) / 2) * dx + (y - (one.y + other.y) / 2) * dy;
  return corners.flatMap((corner, at) => {
    const next = corners[(at + 1) % corners.length] ?? corner;
    const [here, there] = [side(corner), side(next)];
    const share = here / (here - there);
    const cut = { x: corner.x + share * (next.x - corner.x), y: corner.y + share * (next.y - corner.y) };
    return [...(here <= 0 ? [corner] : []), ...(here <= 0 !== there <= 0 ? [cut] : [])];
  });
}

/** Rings around the place that was asked about: at most three that are seen as such. */
export function ringsOf({ mile }: Frame): { miles: number; r: number }[] {
  return [1, 2, 5, 10, 20]
    .map((miles) => ({ miles, r: Math.round(miles * mile) }))
    .filter(({ r }) => r >= 36 && r <= WIDTH * 0.9)
    .slice(0, 3);
}
