import { addMonths, type PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { nameThen } from "./find-departed.server.ts";

export interface TeamCount {
  id: string;
  name: string;
  open: number;
  overdue: number;
  dueToday: number;
}

export interface DueItem {
  id: string;
  dueOn: PlainDate;
  state: string;
  team: string;
  eventType: string;
  businessId: string;
  business: string;
  assignedTo: string | null;
}

export interface SilentBusiness {
  id: string;
  name: string;
  place: string | null;
  lastHeardOn: PlainDate;
}

export interface StaffToday {
  teams: TeamCount[];
  items: DueItem[];
  silent: SilentBusiness[];
}

const SHOWN = 12;

/** What waits for a member of staff this morning: their teams' open items, and businesses that went silent. */
export async function findToday(scope: StaffScope, asOf: PlainDate): Promise<StaffToday> {
  const { teamIds, councilCode, ownBusinessIds } = scope;
  const [row] = await statements().$queryRaw<StaffToday[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(team) ORDER BY team.name), '[]') FROM (
        SELECT t.id, t.name, count(i.id)::int AS open, count(i.id) FILTER (WHERE i.due_on < ${asOf}::date)::int AS overdue,
          count(i.id) FILTER (WHERE i.due_on = ${asOf}::date)::int AS "dueToday"
        FROM team t LEFT JOIN case_item i ON i.team_id = t.id AND i.state IN ('new', 'acknowledged')
          AND i.business_id <> ALL(${ownBusinessIds}::uuid[])
        WHERE t.id = ANY(${teamIds}::uuid[]) GROUP BY t.id) team) AS teams,
      (SELECT coalesce(jsonb_agg(to_jsonb(due) ORDER BY due."dueOn", due.id), '[]') FROM (
        SELECT i.id, i.due_on AS "dueOn", i.state, t.name AS team, e.type AS "eventType", b.id AS "businessId", coalesce(${nameThen(councilCode)}, b.name) AS business,
          p.name AS "assignedTo"
        FROM case_item i JOIN team t ON t.id = i.team_id JOIN event e ON e.id = i.event_id JOIN business b ON b.id = i.business_id
        LEFT JOIN person p ON p.id = i.assigned_to_id
        WHERE i.team_id = ANY(${teamIds}::uuid[]) AND i.state IN ('new', 'acknowledged')
          AND i.business_id <> ALL(${ownBusinessIds}::uuid[])
        ORDER BY i.due_on, i.id LIMIT ${SHOWN}) due) AS items,
      (SELECT coalesce(jsonb_agg(to_jsonb(quiet) ORDER BY quiet."lastHeardOn" DESC, quiet.id), '[]') FROM (
        SELECT b.id, b.name, b.last_heard_on AS "lastHeardOn",
          (SELECT s.town FROM site s WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1) AS place
        FROM business b JOIN business_council bc ON bc.business_id = b.id
        WHERE bc.council_code = ${councilCode} AND b.last_heard_on <= ${addMonths(asOf, -24)}::date
          AND b.trading_status <> 'ceased' AND b.archived_at IS NULL AND b.merged_into_id IS NULL
          AND b.id <> ALL(${ownBusinessIds}::uuid[])
        ORDER BY b.last_heard_on DESC, b.id LIMIT ${SHOWN}) quiet) AS silent`;
  return row ?? { teams: [], items: [], silent: [] };
}
