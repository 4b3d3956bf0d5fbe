import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "./queries/find-business.server.ts";

/** Somebody who has just begun to trade, to be called. */
export interface NewStart {
  taskId: string;
  businessId: string;
  business: string;
  note: string | null;
  dueOn: PlainDate;
}

const SHOWN = 8;

/** The new starts that wait for a first call from this officer or their teams, the first due first. */
export function listNewStarts({ councilCode, teamCodes, person, ownBusinessIds }: StaffReader): Promise<NewStart[]> {
  return statements().$queryRaw<NewStart[]>`
    SELECT t.id AS "taskId", b.id AS "businessId", b.name AS business, t.note, t.due_on::text AS "dueOn"
    FROM task t JOIN business b ON b.id = t.business_id
    WHERE t.council_code = ${councilCode} AND t.kind = 'new_start' AND t.state = 'open'
      AND (t.assigned_to_id = ${person.id}::uuid OR t.assigned_to_id IS NULL AND t.team_code = ANY(${teamCodes}))
      AND NOT (b.id = ANY(${ownBusinessIds}::uuid[])) AND b.archived_at IS NULL AND b.merged_into_id IS NULL
    ORDER BY t.due_on, t.id LIMIT ${SHOWN}`;
}
