import { COMPLEXITY_BANDS, type ComplexityBand } from "~/classification/complexity-settings.ts";
import { GROWTH_BANDS, type GrowthBand } from "~/classification/growth-terms.ts";
import { CATEGORIES, type Category } from "~/classification/inspection-settings.ts";
import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import { NEED_COLUMN_KEYS, type NeedColumn } from "~/classification/needs-settings.ts";
import { AGE_BANDS, type AgeBand, TRENDS, type Trend } from "~/classification/population.ts";
import { NOT_SETTLED } from "~/classification/results.ts";
import { SEGMENTS, type Segment } from "~/classification/stake-terms.ts";
import { addDays, addMonths, isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";

/** How long ago the business was last heard from. */
export const FRESHNESS = ["fresh", "due", "stale", "silent", "never"] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** "Changed since" as a choice: days back from today. */
export const CHANGED_DAYS = ["1", "7", "30", "90", "365"] as const;

/** The answers of each model that a list can be narrowed to; the last is "not enough known". */
export const ANSWERS = {
  segment: [...SEGMENTS, NOT_SETTLED],
  complexity: [...COMPLEXITY_BANDS, "dormant", NOT_SETTLED],
  growth: [...GROWTH_BANDS, NOT_SETTLED],
  inspection: [...CATEGORIES, NOT_SETTLED],
} as const satisfies Record<string, readonly string[]>;

/** What is known of a need: told of, met, told of and not met, or neither where it is to be expected. */
export const NEED_STATES = ["expressed", "served", "gap", "silent"] as const;
export type NeedState = (typeof NEED_STATES)[number];

/** Results that the list can show in a column of their own. */
export const RESULT_COLUMNS = ["stake", "complexity", "growth", "inspection"] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

/** What the list can be sorted by; "like" is the likest name first, which a search by name begins with. */
export const SORTS = [
  "like",
  "name",
  "-name",
  "-changed",
  "changed",
  "-heard",
  "heard",
  "-employees",
  "employees",
  "-stake",
  "stake",
  "-complexity",
  "complexity",
  "-growth",
  "growth",
  "inspection",
  "-inspection",
] as const;
export type Sort = (typeof SORTS)[number];

/** The result that a list is sorted by, or null. */
export const sortedResult = (sort: Sort): ResultColumn | null =>
  RESULT_COLUMNS.find((column) => sort === column || sort === `-${column}`) ?? null;

/** What fits the filters is counted so far; beyond it the page says "1,000+". */
export const COUNTED = 1000;

/** The last or first row of a page: its sort key and its id. */
export interface Cursor {
  key: string;
  id: string;
}

/** The list's address, read: whatever does not fit is as if it were not there. */
export interface BusinessFilters {
  name: string;
  place: string;
  ward: string;
  sic: string;
  stage: Stage | null;
  /** days back, or a date */
  changed: string;
  freshness: Freshness | null;
  /** years of trading, of those that trade */
  age: AgeBand | null;
  /** only those that trade, as the population pyramid counts them */
  trading: "yes" | null;
  /** growing, steady, in decline or not heard from, of those that trade */
  trend: Trend | null;
  /** of the stake model */
  segment: Segment | typeof NOT_SETTLED | null;
  complexity: ComplexityBand | typeof NOT_SETTLED | null;
  /** growth potential; "not known" is nobody's zero */
  growth: GrowthBand | typeof NOT_SETTLED | null;
  /** how soon the place to go to soonest is to be visited */
  inspection: Category | typeof NOT_SETTLED | null;
  /** a district's code, for a county */
  district: string;
  need: NeedColumn | null;
  /** of that need; without one everybody who spoke of it */
  needState: NeedState | null;
  /** a result's own column, also when nothing is narrowed by it */
  show: ResultColumn | null;
  sort: Sort;
  after: Cursor | null;
  before: Cursor | null;
}

const MOST = 100;

/** Reads the list's filters from its address. Never throws. */
export function readFilters(search: URLSearchParams): BusinessFilters {
  const words = (name: string) => tidy(search.get(name) ?? "");
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === search.get(name)) ?? null;
  const changed = words("changed");
  const asked = oneOf("sort", SORTS) ?? "like";
  const sort = asked === "like" && words("name") === "" ? "name" : asked;
  const after = readCursor(search.get("after"), sort);
  return {
    name: words("name"),
    place: words("place"),
    ward: words("ward"),
    sic: words("sic"),
    stage: oneOf("stage", STAGES),
    changed: isPlainDate(changed) || CHANGED_DAYS.some((days) => days === changed) ? changed : "",
    freshness: oneOf("fresh", FRESHNESS),
    age: oneOf("age", AGE_BANDS),
    trading: oneOf("trading", ["yes"] as const),
    trend: oneOf("trend", TRENDS),
    segment: oneOf("segment", ANSWERS.segment),
    complexity: oneOf("complexity", ANSWERS.complexity),
    growth: oneOf("growth", ANSWERS.growth),
    inspection: oneOf("inspection", ANSWERS.inspection),
    district: words("district"),
    need: oneOf("need", NEED_COLUMN_KEYS),
    needState: oneOf("need", NEED_COLUMN_KEYS) ? (oneOf("told", NEED_STATES) ?? "expressed") : null,
    show: oneOf("show", RESULT_COLUMNS),
    sort,
    after,
    before: after ? null : readCursor(search.get("before"), sort),
  };
}

/** Whether anything narrows the list. */
export function isFiltered(filters: BusinessFilters): boolean {
  return filters.name !== "" || isNarrowed(filters);
}

/** Whether anything but the name narrows it. */
export function isNarrowed({
  name: _name,
  sort: _sort,
  show: _show,
  after: _after,
  before: _before,
  ...rest
}: BusinessFilters): boolean {
  return Object.values(rest).some((value) => value !== "" && value !== null);
}

/** The list's address for these filters, without "?" and without the page: the same filters give the same text. */
export function listAddress(filters: BusinessFilters): string {
  const { freshness, needState, after: _after, before: _before, ...plainly } = filters;
  const { name, sort, ...rest } = plainly;
  const said = { name, ...rest, fresh: freshness, told: needState, sort };
  const plain = name === "" ? "name" : "like";
  return new URLSearchParams(
    Object.entries(said).flatMap(([key, value]) =>
      value === "" || value === null || (key === "sort" && value === plain) ? [] : [[key, value]],
    ),
  ).toString();
}

/** The day from which a change counts; null when it does not matter. */
export function changedSince(filters: BusinessFilters, asOf: PlainDate): PlainDate | null {
  if (filters.changed === "") return null;
  return isPlainDate(filters.changed) ? filters.changed : addDays(asOf, -Number(filters.changed));
}

/** The days between which it was last heard from: `after` exclusive, `to` inclusive; null is no bound. */
export function heardBetween(freshness: Freshness, asOf: PlainDate): { after: PlainDate | null; to: PlainDate | null } {
  const [six, twelve, two] = [addMonths(asOf, -6), addMonths(asOf, -12), addMonths(asOf, -24)];
  if (freshness === "fresh") return { after: six, to: null };
  if (freshness === "due") return { after: twelve, to: six };
  if (freshness === "stale") return { after: two, to: twelve };
  return { after: null, to: two };
}

/** How fresh a record is, by the day it was last heard from. */
export function freshnessOf(lastHeardOn: PlainDate | null, asOf: PlainDate): Freshness {
  if (lastHeardOn === null) return "never";
  if (lastHeardOn > addMonths(asOf, -6)) return "fresh";
  if (lastHeardOn > addMonths(asOf, -12)) return "due";
  return lastHeardOn > addMonths(asOf, -24) ? "stale" : "silent";
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString("base64url");
}

function readCursor(text: string | null, sort: Sort): Cursor | null {
  if (!text || text.length > 1000) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(parsed)) return null;
    const [key, id] = parsed;
    if (typeof key !== "string" || typeof id !== "string" || !isId(id) || !fits(key, sort)) return null;
    return { key, id };
  } catch {
    return null;
  }
}

/** Whether a key can be one of its column: a cursor that somebody typed must not reach the database. */
function fits(key: string, sort: Sort): boolean {
  if (sort === "like" || sort.endsWith("name")) return !key.includes("\0");
  if (sortedResult(sort)) return /^-?\d{1,9}(\.\d{1,9})?$/.test(key);
  if (sort.endsWith("employees")) return /^-?\d{1,9}$/.test(key);
  return isPlainDate(key);
}

/** One line of ordinary length: what PostgreSQL cannot hold is taken out. */
function tidy(text: string): string {
  return text.replaceAll("\0", "").replace(/\s+/g, " ").trim().slice(0, MOST);
}
