import { mayReadRestricted } from "~/businesses/field-filter.ts";
import { today } from "~/lib/clock.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { CONFIRM_DAYS, SILENT_DAYS } from "../contact-terms.ts";
import type { WorkFilters, WorkKind } from "../schema/work-filters.ts";
import { type StaffReader, viewerOf } from "./find-business.server.ts";

export interface WorkLine {
  /** of a task or a referral; of a contact that is due the business's */
  id: string;
  kind: WorkKind;
  /** a task's title, or the other end of a referral */
  what: string | null;
  taskKind: string | null;
  dueOn: PlainDate;
  businessId: string;
  business: string;
  person: string | null;
  teamCode: string;
}

const PAGE = 50;
/** Contacts of a plan appear this many days before their day. */
const PLAN_AHEAD = 14;

/**
 * What an officer, or their teams, are to do, the most overdue first: tasks, referrals that wait for an outcome, and
 * contacts that are due. An auditor reads the whole council's.
 */
export async function listWork(
  reader: StaffReader,
  filters: WorkFilters,
): Promise<{ lines: WorkLine[]; next: string | null }> {
  const { councilCode, teamCodes, teamIds } = reader;
  const me = sql`${reader.person.id}::uuid`;
  const all = reader.roles.includes("auditor");
  const mine = filters.whose === "mine" && !all;
  const teams = sql`(${all} OR team_code = ANY(${teamCodes}))`;
  const whose = (person: ReturnType<typeof sql>) =>
    mine ? sql`(${person} = ${me} OR (${person} IS NULL AND ${teams}))` : teams;
  const due = (day: ReturnType<typeof sql>, id: ReturnType<typeof sql>) => sql`
    ${filters.due === "late" ? sql`AND ${day} < ${today()}::date` : sql.empty}
    ${filters.due === "week" ? sql`AND ${day} BETWEEN ${today()}::date AND ${addDays(today(), 7)}::date` : sql.empty}
    ${filters.after ? sql`AND (${day}, ${id}) > (${filters.after.dueOn}::date, ${filters.after.id}::uuid)` : sql.empty}
    AND NOT (business_id = ANY(${reader.ownBusinessIds}::uuid[])) ORDER BY ${day}, ${id} LIMIT ${PAGE + 1}`;
  const ownDue = due(sql`due_on`, sql`id`);
  const kinds: Record<WorkKind, ReturnType<typeof sql>> = {
    task: sql`(SELECT id, 'task', title, kind, due_on, business_id, assigned_to_id, team_code FROM task
      WHERE state = 'open' AND council_code = ${councilCode} AND ${whose(sql`assigned_to_id`)}
        AND (NOT restricted OR ${teams}) ${ownDue})`,
    referral: sql`(SELECT id, 'referral', to_name, NULL, due_on, business_id, owner_id, team_code FROM referral
      WHERE state = 'open' AND council_code = ${councilCode} AND ${whose(sql`owner_id`)} ${ownDue})`,
    incoming: sql`(SELECT id, 'incoming', team_code, NULL, due_on, business_id, NULL::uuid, team_code FROM referral
      WHERE state = 'open' AND to_team_id = ANY(${teamIds}::uuid[])
        AND NOT (council_code = ${councilCode} AND ${whose(sql`owner_id`)}) ${ownDue})`,
    plan: sql`(SELECT business_id, 'plan', NULL, NULL, next_on, business_id, person_id, team_code FROM contact_plan
      WHERE council_code = ${councilCode} AND ${whose(sql`person_id`)} AND next_on <= ${addDays(today(), PLAN_AHEAD)}::date
        ${due(sql`next_on`, sql`business_id`)})`,
    silent: sql`(SELECT id, 'silent', NULL, NULL, due_on, business_id, person_id, team_code FROM (
        SELECT l.id, l.business_id, l.person_id, l.team_code,
          coalesce((SELECT max(c.happened_on) FROM contact c WHERE c.business_id = l.business_id AND c.council_code = l.council_code
              AND c.taken_back_at IS NULL),
            l.started_at::date) + ${SILENT_DAYS}::int AS due_on
        FROM business_lead l
        WHERE l.council_code = ${councilCode} AND l.ended_at IS NULL AND ${mine ? sql`l.person_id = ${me}` : sql`(${all} OR l.team_code = ANY(${teamCodes}))`}
          AND NOT EXISTS (SELECT 1 FROM contact_plan cp WHERE cp.business_id = l.business_id AND cp.council_code = l.council_code)) quiet
      WHERE due_on <= ${today()}::date ${ownDue})`,
    confirm: sql`(SELECT id, 'confirm', NULL, NULL, due_on, business_id, person_id, team_code FROM (
        SELECT l.id, l.business_id, l.person_id, l.team_code,
          coalesce(known.confirmed_on, l.started_at::date) + ${CONFIRM_DAYS}::int AS due_on
        FROM business_lead l JOIN business known ON known.id = l.business_id
        WHERE l.council_code = ${councilCode} AND l.ended_at IS NULL AND known.stage IS DISTINCT FROM 'closed'
          AND ${mine ? sql`l.person_id = ${me}` : sql`(${all} OR l.team_code = ANY(${teamCodes}))`}) unsure
      WHERE due_on <= ${today()}::date ${ownDue})`,
  };
  const wanted = filters.kind
    ? filters.kind === "plan"
      ? [kinds.plan, kinds.silent, kinds.confirm]
      : [kinds[filters.kind]]
    : Object.values(kinds);
  const rows = await statements().$queryRaw<WorkLine[]>`
    SELECT w.id, w.kind, w.what, w.task_kind AS "taskKind", w.due_on::text AS "dueOn", w.business_id AS "businessId", b.name AS business,
      p.name AS person, w.team_code AS "teamCode"
    FROM (${sql.join(wanted, " UNION ALL ")}) w (id, kind, what, task_kind, due_on, business_id, person_id, team_code)
    JOIN business b ON b.id = w.business_id LEFT JOIN person p ON p.id = w.person_id
    ORDER BY w.due_on, w.id LIMIT ${PAGE + 1}`;
  const lines = rows.slice(0, PAGE);
  const last = lines.at(-1);
  return { lines, next: rows.length > PAGE && last ? `${last.dueOn}_${last.id}` : null };
}

export interface TaskDetail {
  id: string;
  kind: string;
  title: string;
  note: string | null;
  dueOn: PlainDate;
  state: string;
  outcome: string | null;
  restricted: boolean;
  teamCode: string;
  assignedToId: string | null;
  assignedTo: string | null;
  createdBy: string | null;
  createdAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  businessId: string;
  businessName: string;
  /** whether the reader may close or move it: it is theirs or their team's */
  theirs: boolean;
}

/** One task of the reader's council, or null: another council's, one's own business's and another team's restricted one are not there. */
export async function findTask(reader: StaffReader, taskId: string): Promise<TaskDetail | null> {
  const [task] = await statements().$queryRaw<Omit<TaskDetail, "theirs">[]>`
    SELECT t.id, t.kind, t.title, t.note, t.due_on::text AS "dueOn", t.state, t.outcome, t.restricted, t.team_code AS "teamCode",
      t.assigned_to_id AS "assignedToId", a.name AS "assignedTo", c.name AS "createdBy", t.created_at AS "createdAt",
      d.name AS "closedBy", t.closed_at AS "closedAt", b.id AS "businessId", b.name AS "businessName"
    FROM task t JOIN business b ON b.id = t.business_id
      LEFT JOIN person a ON a.id = t.assigned_to_id LEFT JOIN person c ON c.id = t.created_by_id LEFT JOIN person d ON d.id = t.closed_by_id
    WHERE t.id = ${taskId}::uuid AND t.council_code = ${reader.councilCode}
      AND NOT (t.business_id = ANY(${reader.ownBusinessIds}::uuid[]))
      AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${reader.councilCode})`;
  if (!task || !mayReadRestricted(task, viewerOf(reader))) return null;
  return { ...task, theirs: task.assignedToId === reader.person.id || reader.teamCodes.includes(task.teamCode) };
}
