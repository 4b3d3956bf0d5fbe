import { z } from "zod";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, type GoodForm, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { licenceTaskKey } from "../plan-table.ts";
import { findPlanRow, openPlanDraft, savePlanRow } from "./plan-draft.server.ts";
import { addedRow, editedRow, NeedForm, needOf, type PlanRow, PlanTaskForm } from "./schema.ts";

const words = texts.journeyStaff;
const RetireForm = z.object({
  intent: z.enum(["retire", "restore"]),
  version: z.coerce.number().int().min(0).default(0),
});

/** The address of a row's page. */
export function pageOf({ kind, row }: PlanRow): string {
  return `/staff/plan-tasks/${kind === "task" ? row.key : licenceTaskKey(row.key)}`;
}

/** Saves a step as its form was filled in, takes it out of the plan, or puts it back. */
export async function answerPlanTask(request: Request, actor: StaffActor, key: string | undefined) {
  const { table } = await openPlanDraft(actor.councilCode);
  const found = findPlanRow(table, key);
  if (!found) notFound();
  const intent = await sentIntent(request);
  if (intent === "retire" || intent === "restore") {
    const form = await parseForm(request, RetireForm);
    if (!form.ok) return form.response;
    const said = intent === "retire" ? words.task.retiredNow : words.task.restoredNow;
    return keep(request, actor, form, withPart(found, { retired: intent === "retire" }), said);
  }
  const form = await parseForm(request, PlanTaskForm);
  if (!form.ok) return form.response;
  return keep(request, actor, form, editedRow(found, form.value), words.task.saved);
}

/** Adds a step to the draft. */
export async function answerNewTask(request: Request, actor: StaffActor, kind: PlanRow["kind"]) {
  const { table } = await openPlanDraft(actor.councilCode);
  const form = await parseForm(request, PlanTaskForm);
  if (!form.ok) return form.response;
  if (kind === "licence" && !form.value.why) return formError(form, { fieldErrors: { why: [words.task.missing.why] } });
  return keep(request, actor, form, addedRow(kind, table, form.value), words.task.added);
}

/** Saves or takes out one of those for whom a licence is. @param at  its place among them, or "new" */
export async function answerNeed(request: Request, actor: StaffActor, key: string | undefined, at: string | undefined) {
  const { table } = await openPlanDraft(actor.councilCode);
  const found = findNeed(findPlanRow(table, key), at);
  if (!found) notFound();
  const { row, place } = found;
  const form = await parseForm(request, NeedForm);
  if (!form.ok) return form.response;
  const { intent } = form.value;
  const needs = row.needs.filter((_, index) => index !== place);
  if (intent === "save") needs.splice(place, 0, needOf(form.value, row.needs[place] ?? null));
  const said = intent === "remove" ? words.when.removed : words.task.saved;
  return keep(request, actor, form, { kind: "licence", row: { ...row, needs } }, said);
}

/** One of those for whom a licence is, by its place; "new" is the place after the last. Null when there is none. */
export function findNeed(found: PlanRow | null, at: string | undefined) {
  if (found?.kind !== "licence" || !at || !/^(new|\d{1,3})$/.test(at)) return null;
  const { row } = found;
  const place = at === "new" ? row.needs.length : Number(at);
  return place < row.needs.length || at === "new" ? { row, place, need: row.needs[place] ?? null } : null;
}

async function keep(
  request: Request,
  actor: StaffActor,
  form: GoodForm<{ version: number }>,
  edited: PlanRow,
  said: string,
) {
  const saved = await savePlanRow(actor, edited, form.value.version);
  if (saved.kind === "conflict") return formError(form, { formErrors: [words.task.conflict] });
  if (saved.kind === "faulty") return formError(form, { formErrors: saved.faults });
  return redirectWithFlash(request, pageOf(edited), said);
}

function withPart(found: PlanRow, part: { retired: boolean }): PlanRow {
  return found.kind === "task"
    ? { kind: "task", row: { ...found.row, ...part } }
    : { kind: "licence", row: { ...found.row, ...part } };
}
