import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Writes } from "~/platform/statements.server.ts";
import type { TaskKind } from "../contact-terms.ts";

export interface NewTask {
  /** when the caller must know it */
  id?: string;
  businessId: string;
  councilCode: string;
  teamCode: string;
  /** null: anybody of the team */
  assignedToId: string | null;
  kind: TaskKind;
  title: string;
  note?: string | null;
  dueOn: PlainDate;
  restricted: boolean;
  contactId?: string | null;
  createdById: string;
  submissionKey?: string | null;
}

/** Keeps a task with a transaction's other writes; the same submission sent twice is one task. */
export function addTask(writes: Writes, task: NewTask): void {
  writes.add(sql`
    INSERT INTO task (id, business_id, council_code, team_code, assigned_to_id, kind, title, note, due_on, restricted, contact_id,
      created_by_id, submission_key)
    VALUES (${task.id ?? newId()}::uuid, ${task.businessId}::uuid, ${task.councilCode}, ${task.teamCode}, ${task.assignedToId}::uuid, ${task.kind},
      ${task.title}, ${task.note ?? null}, ${task.dueOn}::date, ${task.restricted}, ${task.contactId ?? null}::uuid,
      ${task.createdById}::uuid, ${task.submissionKey ?? null})
    ON CONFLICT (created_by_id, submission_key) DO NOTHING`);
}
