import { today } from "~/lib/clock.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";

export interface DeskVisit {
  id: string;
  business: string;
  address: string;
  on: PlainDate;
}

const DAYS_AHEAD = 7;
const SHOWN = 8;

/** Visits that the reader means to make in the next days, and those whose result is still owed; null when they visit nobody. */
export async function findDeskVisits(reader: StaffReader): Promise<DeskVisit[]> {
  return statements().$queryRaw<DeskVisit[]>`
    SELECT v.id, b.name AS business, concat_ws(', ', s.address_line1, s.town) AS address, v.planned_on::text AS on
    FROM visit v JOIN business b ON b.id = v.business_id LEFT JOIN site s ON s.id = v.site_id
    WHERE v.officer_id = ${reader.person.id}::uuid AND v.state = 'planned' AND v.council_code = ${reader.councilCode}
      AND v.planned_on <= ${addDays(today(), DAYS_AHEAD)}::date AND b.id <> ALL(${reader.ownBusinessIds}::uuid[])
    ORDER BY v.planned_on, v.id LIMIT ${SHOWN}`;
}
