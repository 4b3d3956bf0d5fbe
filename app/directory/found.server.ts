import { sql } from "~/platform/sql.server.ts";
import { type ListingSearch, METRES_A_MILE, MOST_COUNTED, type Point } from "./listing.ts";
import type { Lookup } from "./question.ts";

/** How far a listing is from a point, in metres. */
export const metresFrom = ({ eastings, northings }: Point) =>
  sql`(point(eastings, northings) <-> point(${eastings}::int, ${northings}::int))`;

/** As a subquery: the listings that a question finds, with their `metres`, and no more than one too many to weigh or count. */
export function found(lookup: Lookup, { near, miles }: Pick<ListingSearch, "near" | "miles">) {
  const metres = near ? metresFrom(near) : sql`NULL::float8`;
  const within = near && miles !== undefined ? sql`AND ${metres} <= ${miles * METRES_A_MILE}` : sql.empty;
  return sql`(SELECT fitting.* FROM unnest(${lookup.parts}::tsquery[]) AS part CROSS JOIN LATERAL (
      SELECT *, ${metres} AS metres FROM directory_listing WHERE tokens @@ part ${within} LIMIT ${MOST_COUNTED + 1}::int) fitting
    LIMIT ${MOST_COUNTED + 1}::int)`;
}

/** Questions that found too much to weigh a moment ago: they are not asked in that way again for a while. */
const tooMany = new Map<string, number>();
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 5_000;

export function isTooMany({ whole }: Lookup): boolean {
  return (tooMany.get(whole) ?? 0) > Date.now();
}

export function noteTooMany({ whole }: Lookup): void {
  if (tooMany.size >= MOST_REMEMBERED) tooMany.clear();
  tooMany.set(whole, Date.now() + REMEMBERED_MS);
}
