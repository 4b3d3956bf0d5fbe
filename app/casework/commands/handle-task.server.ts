import type { PlainDate } from "~/lib/dates.ts";
import { statements, Writes } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { listOfficers } from "../queries/officers.server.ts";
import type { TaskDetail } from "../queries/tasks.server.ts";
import { teamName } from "../teams.ts";
import { teamFor } from "./log-contact.server.ts";
import { addTask } from "./write-task.server.ts";

const words = texts.contacts.task;

export type TaskAnswer = { kind: "saved" } | { kind: "refused"; field: string | null; message: string };

const SAVED = { kind: "saved" } as const;

function refused(field: string | null, message: string): TaskAnswer {
  return { kind: "refused", field, message };
}

/**
 * Opens a task for a business that the caller has found within the officer's scope.
 * @param wanted.assignedToId  somebody of the council; null is anybody of the officer's team
 */
export async function openTask(
  reader: StaffReader,
  businessId: string,
  wanted: { title: string; note: string | null; dueOn: PlainDate; assignedToId: string | null },
  submissionKey: string | null,
): Promise<TaskAnswer> {
  const team = teamFor(reader, null);
  if ("kind" in team) return refused(null, team.message);
  const { assignedToId } = wanted;
  const officer = assignedToId ? (await listOfficers(reader)).find((one) => one.id === assignedToId) : null;
  if (assignedToId && !officer) return refused("assignedToId", words.whoWrong);
  const teamCode = officer && officer.id !== reader.person.id ? (officer.teamCodes[0] ?? team.teamCode) : team.teamCode;
  const writes = new Writes();
  addTask(writes, {
    ...wanted, businessId, councilCode: reader.councilCode, teamCode, kind: "own", restricted: false,
    createdById: reader.person.id, submissionKey,
  }); // biome-ignore format: one row
  await writes.flush(statements());
  return SAVED;
}

export type TaskDecision =
  | { intent: "done"; note: string | null }
  | { intent: "drop"; note: string }
  | { intent: "move"; dueOn: PlainDate; assignedToId: string | null };

/** What an officer does with a task that findTask gave them. When somebody else was quicker, nothing changes and that is said. */
export async function decideTask(reader: StaffReader, task: TaskDetail, decision: TaskDecision): Promise<TaskAnswer> {
  if (!task.theirs) return refused(null, words.notYours(teamName(task.teamCode)));
  if (decision.intent === "move") return move(reader, task, decision);
  const state = decision.intent === "done" ? "done" : "dropped";
  const count = await statements().$executeRaw`
    UPDATE task SET state = ${state}, outcome = ${decision.note}, closed_at = now(), closed_by_id = ${reader.person.id}::uuid
    WHERE id = ${task.id}::uuid AND state = 'open'`;
  return count > 0 ? SAVED : refused(null, words.closed);
}

async function move(
  reader: StaffReader,
  task: TaskDetail,
  { dueOn, assignedToId }: { dueOn: PlainDate; assignedToId: string | null },
): Promise<TaskAnswer> {
  const officer = assignedToId ? (await listOfficers(reader)).find((one) => one.id === assignedToId) : null;
  const outsider = officer && !officer.teamCodes.includes(task.teamCode);
  if ((assignedToId && !officer) || (task.restricted && outsider)) return refused("assignedToId", words.whoWrong);
  const teamCode = outsider ? (officer.teamCodes[0] ?? task.teamCode) : task.teamCode;
  const count = await statements().$executeRaw`
    UPDATE task SET due_on = ${dueOn}::date, assigned_to_id = ${assignedToId}::uuid, team_code = ${teamCode}, reminded_on = NULL
    WHERE id = ${task.id}::uuid AND state = 'open'`;
  return count > 0 ? SAVED : refused(null, words.closed);
}
