import { outwardCode } from "~/lib/postcode.ts";
import { councils, findPlace } from "~/places/queries.server.ts";
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

/** For tests: reads the places anew. */
export function forgetPlaces(): void {
  held = undefined;
  middles.clear();
}

async function readGazetteer(): Promise<Gazetteer> {
  const rows = await statements().$queryRaw<NamedPlace[]>`
    SELECT 'council' AS kind, c.short_name AS name, c.code, avg(w.eastings)::int AS eastings, avg(w.northings)::int AS northings
      FROM council c LEFT JOIN ward w ON w.council_code = c.code WHERE c.served AND c.tier <> 'county' GROUP BY c.code
    UNION ALL
    SELECT 'ward', w.name, w.code, w.eastings, w.northings FROM ward w JOIN council c ON c.code = w.council_code WHERE c.served
    UNION ALL
    SELECT 'town', name, council_code, eastings, northings FROM directory_town`;
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
  /** what it narrows the search by; null for a place that we cannot place */
  search: Pick<ListingSearch, "near" | "miles" | "councilCode" | "wardCode" | "town"> | null;
  /** what widening it may start from */
  middle: Point | null;
  /** the miles that were asked for, where they are more than anybody may look; else null */
  shortened: number | null;
}

/** As far as most people go for something; the first distance around a postcode. */
const USUAL_MILES = 10;

/** Puts the place of a question on the map. @param miles  asked for beside the question; the question's own count first */
export async function whereOf(ask: Ask, miles: number | null): Promise<Where | null> {
  if (ask.place === null) return null;
  const asked = ask.miles ?? miles;
  const reach = asked === null ? null : Math.min(asked, WIDEST_MILES);
  const where = await placed(ask.place, reach);
  return (
    where && { ...where, shortened: asked !== null && where.search?.miles === reach && reach !== asked ? asked : null }
  );
}

type Placed = Omit<Where, "shortened">;

async function placed(place: AskedPlace, reach: number | null): Promise<Placed | null> {
  if (place.kind === "named") return whereNamed(place.places, reach);
  const label = place.kind === "postcode" ? place.postcode : place.outcode;
  const found = place.kind === "postcode" ? await findPlace(statements(), place.postcode) : null;
  const middle = pointOf(found) ?? (await middleOf(outwardCode(label)));
  const search = middle ? { near: middle, miles: reach ?? USUAL_MILES } : null;
  return { label, from: true, search, middle };
}

/** A name that a town and its district share means the town and what is said of the district too: the district. */
async function whereNamed(places: readonly NamedPlace[], reach: number | null): Promise<Placed | null> {
  const [first] = places;
  if (!first) return null;
  const middle = pointOf(first) ?? pointOf(places.find((one) => one.eastings !== null));
  if (reach !== null && middle)
    return { label: first.name, from: true, search: { near: middle, miles: reach }, middle };
  const council = places.find((one) => one.kind === "council");
  if (council) {
    const name = (await councils()).get(council.code)?.shortName ?? council.name;
    return { label: name, from: false, search: { councilCode: council.code }, middle };
  }
  if (first.kind === "ward") return { label: first.name, from: false, search: { wardCode: first.code }, middle };
  return { label: first.name, from: false, search: { town: first.name }, middle };
}
