import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import type { PartnerAuthority } from "../commands/primary-authority.server.ts";
import { filterVisit } from "../policy.ts";

/** Licences, visits and Primary Authority of a business, for its record. */
export interface RecordVisits {
  visits: {
    id: string;
    teamCode: string;
    state: string;
    on: PlainDate;
    confidence: string | null;
    found: string | null;
    hidden: boolean;
  }[];
  licences: { id: string; name: string; since: PlainDate }[];
  authority: PartnerAuthority | null;
}

type Row = Omit<RecordVisits, "visits"> & {
  visits: (Omit<RecordVisits["visits"][number], "hidden"> & {
    councilCode: string;
    purpose: string | null;
    note: string | null;
  })[];
};

/** The caller has found the business within the reader's scope. */
export async function findRecordVisits(reader: StaffReader, businessId: string): Promise<RecordVisits> {
  const [row] = await statements().$queryRaw<Row[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (
        SELECT v.id, v.council_code AS "councilCode", v.team_code AS "teamCode", v.state, coalesce(v.visited_on, v.planned_on) AS on,
          v.purpose, v.confidence, v.found, v.note
        FROM visit v WHERE v.business_id = ${businessId}::uuid AND v.state <> 'cancelled'
        ORDER BY coalesce(v.visited_on, v.planned_on) DESC, v.id DESC LIMIT 5) one) AS visits,
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (
        SELECT r.id, src.name, r.first_seen_on AS since FROM source_record r JOIN source src ON src.key = r.source_key
        WHERE r.business_id = ${businessId}::uuid AND r.gone_on IS NULL AND (r.source_key LIKE 'licensing:%' OR r.source_key LIKE 'food-register:%')
        ORDER BY r.first_seen_on LIMIT 5) one) AS licences,
      (SELECT jsonb_build_object('authority', pa.authority, 'planUrl', pa.plan_url, 'since', pa.since) FROM primary_authority pa
       WHERE pa.business_id = ${businessId}::uuid) AS authority`;
  const visits = (row?.visits ?? []).map((visit) => {
    const { id, teamCode, state, on, confidence, found, hidden } = filterVisit(visit, reader);
    return { id, teamCode, state, on, confidence, found, hidden };
  });
  return { visits, licences: row?.licences ?? [], authority: row?.authority ?? null };
}
