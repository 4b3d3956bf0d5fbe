import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import type { BusinessInspection, SiteInspection } from "./assess.ts";

/** `StoredSeen` as one value of a statement in which the business is `b`. */
export const SEEN_OF_BUSINESS = sql`jsonb_build_object(
  'visits', (SELECT jsonb_agg(to_jsonb(newest)) FROM (
      SELECT DISTINCT ON (v.site_id) v.site_id AS "siteId", v.confidence, v.visited_on AS "visitedOn", v.next_on AS "nextOn"
      FROM visit v WHERE v.business_id = b.id AND v.state = 'done'
      ORDER BY v.site_id, v.visited_on DESC, v.result_at DESC) newest),
  'rulings', (SELECT jsonb_agg(jsonb_build_object('siteId', r.site_id, 'kind', r.kind, 'scheme', r.scheme, 'category', r.category,
      'months', r.months, 'givenOn', r.given_on, 'nextOn', r.next_on, 'hazard', r.hazard))
      FROM inspection_ruling r WHERE r.business_id = b.id AND r.ended_at IS NULL))`;

/** Places of which the category is not settled come last. */
const NOT_SETTLED = 6;
const BANDS: [months: number, rank: number][] = [
  [6, 1],
  [12, 2],
  [24, 3],
  [36, 4],
];

/** Where a category stands in the order of the visit list, 1 (A) to 5 (E); one of a scheme with other names by its months. */
export function rankOf({ category, months }: Pick<SiteInspection, "category" | "months">): number {
  if (category === null) return NOT_SETTLED;
  const letter = /^[A-E]$/i.test(category) ? "ABCDE".indexOf(category.toUpperCase()) + 1 : 0;
  return letter || (BANDS.find(([most]) => months !== null && months <= most)?.[1] ?? 5);
}

interface SiteRow {
  id: string;
  rank: number;
  category: string | null;
  months: number | null;
  dueOn: PlainDate | null;
  statutory: boolean;
  hazard: number | null;
  exposure: number | null;
  goneOn: PlainDate | null;
}

/** Shows what inspection priority says in the columns of each place, for the visit list; a place that it says nothing of is cleared. */
export function showSites(all: readonly { businessId: string; inspection: BusinessInspection }[]) {
  const rows = all.flatMap(({ inspection }) =>
    inspection.sites.map(
      ({ siteId: id, category, months, dueOn, statutory, hazard, exposure, goneOn = null }): SiteRow => ({
        id, rank: rankOf({ category, months }), category, months, dueOn, statutory, hazard, exposure, goneOn,
      }), // biome-ignore format: one row
    ),
  );
  return sql`
    UPDATE site SET inspection_rank = found.rank, inspection_category = found.category, inspection_months = found.months,
      inspection_due_on = found."dueOn", inspection_statutory = coalesce(found.statutory, false), hazard = found.hazard,
      exposure = found.exposure, gone_on = found."goneOn"
    FROM site known LEFT JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS found (id uuid, rank int2, category text, months float8, "dueOn" date, statutory bool, hazard int2, exposure int2, "goneOn" date)
      ON found.id = known.id
    WHERE site.id = known.id AND known.business_id = ANY(${all.map(({ businessId }) => businessId)}::uuid[])
      AND (found.id IS NOT NULL OR known.inspection_rank IS NOT NULL)`;
}
