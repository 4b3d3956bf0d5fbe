import type { Segment } from "~/classification/stake-terms.ts";
import { isId } from "~/lib/ids.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { OfficeList } from "../filters.ts";
import { areaOf } from "./visit-parts.server.ts";

export interface OfficeFilters {
  list: OfficeList;
  /** only those with a Primary Authority */
  authority: boolean;
  after: { sortName: string; id: string } | null;
}

export function readOfficeFilters(search: URLSearchParams): OfficeFilters {
  const after = search.get("after") ?? "";
  const id = after.slice(0, 36);
  return {
    list: search.get("list") === "elsewhere" ? "elsewhere" : "here",
    authority: search.get("authority") === "yes",
    after: isId(id) ? { id, sortName: after.slice(37, 337) } : null,
  };
}

export interface OfficeLine {
  id: string;
  sortName: string;
  name: string;
  segment: Segment | null;
  /** the main place here, and how many more */
  place: string | null;
  more: number;
  /** where the head office is, as far as it is known */
  office: string | null;
  parentName: string | null;
  authority: string | null;
  planUrl: string | null;
}

const PAGE = 50;

/** Businesses with their head office in the council's area, or with places here whose decisions are made elsewhere; by name. */
export async function listOffices(
  scope: StaffScope,
  { list, authority, after }: OfficeFilters,
): Promise<{ lines: OfficeLine[]; next: string | null }> {
  const area = await areaOf(scope.councilCode);
  const here = sql`b.stake_level = 'company' AND EXISTS (SELECT 1 FROM site h WHERE h.business_id = b.id AND h.is_head_office
    AND h.closed_on IS NULL AND h.council_code = ANY(${area}))`;
  const rows = await statements().$queryRaw<OfficeLine[]>`
    SELECT b.id, bc.sort_name AS "sortName", b.name, b.segment, place.line AS place, greatest(place.count - 1, 0)::int AS more,
      (SELECT coalesce(h.outside_council, h.town, h.postcode) FROM site h
       WHERE h.business_id = b.id AND h.is_head_office AND h.closed_on IS NULL LIMIT 1) AS office,
      b.parent_name AS "parentName", pa.authority, pa.plan_url AS "planUrl"
    FROM business_council bc JOIN business b ON b.id = bc.business_id
    LEFT JOIN primary_authority pa ON pa.business_id = b.id
    LEFT JOIN LATERAL (
      SELECT count(*) AS count, (array_agg(concat_ws(', ', s.address_line1, s.town) ORDER BY s.is_head_office DESC, s.position))[1] AS line
      FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL AND s.council_code = ANY(${area})) place ON true
    WHERE bc.council_code = ${scope.councilCode} AND b.merged_into_id IS NULL AND b.archived_at IS NULL
      AND b.trading_status <> 'ceased' AND b.id <> ALL(${scope.ownBusinessIds}::uuid[])
      AND ${list === "here" ? here : sql`b.stake_level = 'site'`}
      ${authority ? sql`AND pa.business_id IS NOT NULL` : sql.empty}
      ${after ? sql`AND (bc.sort_name, bc.business_id) > (${after.sortName}, ${after.id}::uuid)` : sql.empty}
    ORDER BY bc.sort_name, bc.business_id LIMIT ${PAGE + 1}`;
  const last = rows.at(PAGE - 1);
  return {
    lines: rows.slice(0, PAGE),
    next: rows.length > PAGE && last ? `${last.id}_${last.sortName}` : null,
  };
}
