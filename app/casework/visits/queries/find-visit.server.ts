import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";

/** A visit of the reader's own council, whole. */
export interface VisitDetail {
  id: string;
  businessId: string;
  business: string;
  siteId: string;
  address: string;
  councilCode: string;
  teamCode: string;
  officerId: string | null;
  officer: string | null;
  purpose: string;
  plannedOn: PlainDate;
  closedReason: string | null;
  category: string | null;
  certainty: string | null;
  state: string;
  visitedOn: PlainDate | null;
  confidence: string | null;
  found: string | null;
  note: string | null;
  nextOn: PlainDate | null;
  /** whether the reader may say what came of it: it is theirs or their team's */
  theirs: boolean;
}

/** A visit of the reader's council, or null: another council's is not there. For those who inspect only (`visits.view`). */
export async function findVisit(reader: StaffReader, visitId: string): Promise<VisitDetail | null> {
  const [row] = await statements().$queryRaw<Omit<VisitDetail, "theirs">[]>`
    SELECT v.id, v.business_id AS "businessId", b.name AS business, v.site_id AS "siteId",
      concat_ws(', ', nullif(s.unit, ''), s.address_line1, s.town, s.postcode) AS address, v.council_code AS "councilCode",
      v.team_code AS "teamCode", v.officer_id AS "officerId", p.name AS officer, v.purpose, v.planned_on::text AS "plannedOn",
      v.closed_reason AS "closedReason", v.category, v.certainty, v.state, v.visited_on::text AS "visitedOn", v.confidence, v.found,
      v.note, v.next_on::text AS "nextOn"
    FROM visit v JOIN business b ON b.id = v.business_id LEFT JOIN site s ON s.id = v.site_id LEFT JOIN person p ON p.id = v.officer_id
    WHERE v.id = ${visitId}::uuid AND v.council_code = ${reader.councilCode} AND b.id <> ALL(${reader.ownBusinessIds}::uuid[])
      AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${reader.councilCode})`;
  if (!row) return null;
  const theirs = row.officerId === reader.person.id || reader.teamCodes.includes(row.teamCode);
  return { ...row, theirs };
}
