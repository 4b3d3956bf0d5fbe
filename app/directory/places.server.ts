import { outwardCode } from "~/lib/postcode.ts";
import { councils, findPlace, servedCouncils } from "~/places/queries.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { type Ask, type AskedPlace, Gazetteer, type NamedPlace } from "./ask.ts";
import { type ListingSearch, type Point, WIDEST_MILES } from "./listing.ts";

const KEEP_MS = 60_000;
let held: { at: number; gazetteer: Promise<Gazetteer>; outcodes: Promise<ReadonlySet<string>> } | undefined;

/** The names of places that a question may hold, and every first half of a postcode. Kept in memory for a minute. */
export function knownPlaces(): { gazetteer: Promise<Gazetteer>; outcodes: Promise<ReadonlySet<string>> } {
  if (!held || Date.now() - held.at > KEEP_MS) {
    held = { at: Date.now(), gazetteer: readGazetteer(), outcodes: readOutcodes() };
    const forget = () => {
      held = undefined;
    };
    held.gazetteer.catch(forget);
    held.outcodes.catch(forget);
  }
  return held;
}

/** The districts that a search may be narrowed down to. */
export async function districts() {
  return (await servedCouncils()).filter(({ tier }) => tier !== "county");
}

/** For tests: reads the places anew. */
export function forgetPlaces(): void {
  held = undefined;
  middles.clear();
}

async function readGazetteer(): Promise<Gazetteer> {
  const rows = await statements().$queryRaw<NamedPlace[]>`
    SELECT 'council' AS kind, c.short_name AS name, c.code, c.code AS "councilCode", avg(w.eastings)::int AS eastings, avg(w.northings)::int AS northings
      FROM council c LEFT JOIN ward w ON w.council_code = c.code WHERE c.served AND c.tier <> 'county' GROUP BY c.code
    UNION ALL
    SELECT 'ward', w.name, w.code, w.council_code, w.eastings, w.northings FROM ward w JOIN council c ON c.code = w.council_code WHERE c.served
    UNION ALL
    SELECT 'town', name, council_code, council_code, eastings, northings FROM directory_town`;
  return new Gazetteer(rows);
}

async function readOutcodes(): Promise<ReadonlySet<string>> {
  const rows = await statements().$queryRaw<{ code: string }[]>`SELECT code FROM outcode`;
  return new Set(rows.map(({ code }) => code));
}

const MOST_MIDDLES = 3_000;
const middles = new Map<string, Point | null>();

/** About the middle of a postcode's first half; null when no postcode of it is loaded. */
async function middleOf(outcode: string): Promise<Point | null> {
  const known = middles.get(outcode);
  if (known !== undefined) return known;
  const [row] = await statements().$queryRaw<{ eastings: number | null; northings: number | null }[]>`
    SELECT avg(eastings)::int AS eastings, avg(northings)::int AS northings FROM postcode
    WHERE postcode >= ${`${outcode} `} AND postcode < ${`${outcode}!`}`;
  const middle = pointOf(row);
  if (middles.size < MOST_MIDDLES) middles.set(outcode, middle);
  return middle;
}

function pointOf(row: { eastings: number | null; northings: number | null } | null | undefined): Point | null {
  return row && row.eastings !== null && row.northings !== null
    ? { eastings: row.eastings, northings: row.northings }
    : null;
}

/** Where a question asks about. */
export interface Where {
  /** as it is named on the page */
  label: string;
  /** whether it is a point that distances are told from */
  from: boolean;
  /** what it narrows the search by; null for a place that we cannot place, and for one that gives way */
  search: Pick<ListingSearch, "near" | "miles" | "councilCode" | "wardCode" | "town"> | null;
  /** what widening it may start from */
  middle: Point | null;
  /** the miles that were asked for, where they are more than anybody may look; else null */
  shortened: number | null;
  /** the districts of a town or ward that is looked in, or would be but for another district that is chosen */
  placeIn: readonly string[];
  /** to a district that was chosen and that it does not lie in */
  givesWay: boolean;
}

/** As far as most people go for something; the first distance around a postcode. */
const USUAL_MILES = 10;

/**
 * Puts the place of a question on the map.
 * @param chosen.miles     asked for beside the question; the question's own count first
 * @param chosen.district  code of the district that is chosen beside the question: of places with one name that one is
 *   meant which lies in it, and one that lies in another gives way to it (`search` is null, `givesWay` true)
 */
export async function whereOf(
  ask: Ask,
  chosen: { miles: number | null; district: string | null },
): Promise<Where | null> {
  if (ask.place === null) return null;
  const asked = ask.miles ?? chosen.miles;
  const reach = asked === null ? null : Math.min(asked, WIDEST_MILES);
  const where = await placed(ask.place, reach ?? (ask.near ? USUAL_MILES : null), chosen.district);
  return (
    where && { ...where, shortened: asked !== null && where.search?.miles === reach && reach !== asked ? asked : null }
  );
}

type Placed = Omit<Where, "shortened">;

async function placed(place: AskedPlace, reach: number | null, district: string | null): Promise<Placed | null> {
  if (place.kind === "named") return whereNamed(place.places, reach, district);
  if (place.kind === "unknown")
    return { label: place.name, from: false, search: null, middle: null, givesWay: false, placeIn: [] };
  const label = place.kind === "postcode" ? place.postcode : place.outcode;
  const found = place.kind === "postcode" ? await findPlace(statements(), place.postcode) : null;
  const middle = pointOf(found) ?? (await middleOf(outwardCode(label)));
  const search = middle ? { near: middle, miles: reach ?? USUAL_MILES } : null;
  return { label, from: true, search, middle, givesWay: false, placeIn: [] };
}

/** A name that a town and its district share means the town and what is said of the district too: the district. */
async function whereNamed(
  named: readonly NamedPlace[],
  reach: number | null,
  district: string | null,
): Promise<Placed | null> {
  const inDistrict = named.filter(({ councilCode }) => councilCode === district);
  const places = inDistrict.length > 0 ? inDistrict : named;
  const [first] = places;
  if (!first) return null;
  const middle = pointOf(first) ?? pointOf(places.find((one) => one.eastings !== null));
  const of = { label: first.name, from: false, middle, givesWay: false, placeIn: [] };
  if (reach !== null && middle) return { ...of, from: true, search: { near: middle, miles: reach } };
  const council = places.find((one) => one.kind === "council");
  const placeIn = council ? [] : places.map(({ councilCode }) => councilCode);
  const label = council ? ((await councils()).get(council.code)?.shortName ?? council.name) : first.name;
  if (district !== null && inDistrict.length === 0) return { ...of, label, search: null, givesWay: true, placeIn };
  if (council) return { ...of, label, search: { councilCode: council.code } };
  if (first.kind === "ward") return { ...of, placeIn: [first.councilCode], search: { wardCode: first.code } };
  return { ...of, placeIn, search: { town: first.name } };
}
