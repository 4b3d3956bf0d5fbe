import { z } from "zod";
import { optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { isNeed } from "~/services/offer-terms.ts";
import { texts } from "~/texts/texts.ts";
import { type LicenceRow, licenceTaskKey, type NeedRow, type PlanTable, type TaskRow } from "../plan-table.ts";
import { DUE_KINDS, PARTS } from "../plan-terms.ts";

import { conditionsOf, type WhenAnswer, WhenSchema, whenOf } from "./when.ts";

const words = texts.journeyStaff.task;

const lines = (most: number) =>
  z
    .string()
    .max(4000)
    .optional()
    .transform((text) =>
      (text ?? "")
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    )
    .refine((all) => all.length <= most, words.tooMany(most))
    .refine((all) => all.every((line) => line.length <= 400), words.tooLong);

const keys = z
  .string()
  .max(600)
  .optional()
  .transform((text) => (text ?? "").split(/[\s,]+/).filter((one) => one !== ""));

const days = z
  .string({ error: words.daysMissing })
  .regex(/^\d{1,3}$/, words.daysMissing)
  .transform(Number)
  .refine((count) => count <= 400, words.daysMissing);

const join = z.enum(["all", "any"]).default("all");

/** A task or a licence as its form has it. Rows that are left empty are left out. */
export const PlanTaskForm = z.object({
  version: z.coerce.number().int().min(0).default(0),
  title: requiredText(words.missing.title, 200),
  what: requiredText(words.missing.what, 400),
  steps: lines(8),
  part: z.enum(PARTS).optional(),
  helps: requiredText(words.missing.helps, 200),
  also: lines(8),
  services: keys,
  need: z.string().optional().transform((need) => (isNeed(need) ? need : null)),
  time: requiredText(words.missing.time, 100),
  days,
  cost: requiredText(words.missing.cost, 200),
  join,
  when: WhenSchema,
  /** for whom a new licence is first */
  level: z.enum(["must", "may"]).default("may"),
  why: optionalText(300),
  notNeeded: optionalText(200),
  after: keys,
  due: z.enum(DUE_KINDS).default("none"),
  dueDays: days,
  deadline: optionalText(200),
  source: requiredText(words.missing.source, 300),
  sourceUrl: z.string({ error: words.missing.sourceUrl }).trim().pipe(z.url({ protocol: /^https$/, error: words.missing.sourceUrl })),
  checkedOn: requiredDay(words.checkedDay, { missing: words.missing.checkedOn }),
}); // biome-ignore format: a form

export type PlanTaskAnswer = z.output<typeof PlanTaskForm>;

/** Which of the two tables a row is of, with its own key. */
export type PlanRow = { kind: "task"; row: TaskRow } | { kind: "licence"; row: LicenceRow };

/** The row as the form was filled in. */
export function editedRow(before: PlanRow, answer: PlanTaskAnswer): PlanRow {
  const { title, what, steps, helps, services, time, days, cost, after, due, dueDays, deadline, source, sourceUrl, checkedOn } = answer;
  const shared = { title, what, steps, helps, services, time, days, cost, after, due, dueDays, deadline, source, sourceUrl, checkedOn };
  if (before.kind === "licence") return { kind: "licence", row: { ...before.row, ...shared } };
  const { part = before.row.part, also, need, join: joined, notNeeded, when } = answer;
  const conditions = conditionsOf(when, before.row.conditions);
  return { kind: "task", row: { ...before.row, ...shared, part, also, need, join: joined, conditions, notNeeded } };
} // biome-ignore format: one row

/** Keys that are pages of the editor. */
const NOT_KEYS = ["new", "preview"];

/** A step that is added: its key is made of its title. */
export function addedRow(kind: PlanRow["kind"], table: PlanTable, answer: PlanTaskAnswer): PlanRow {
  const taken = new Set([...table.tasks, ...table.licences].map(({ key }) => key));
  const key = keyFor(answer.title, (one) => taken.has(one) || taken.has(licenceTaskKey(one)) || NOT_KEYS.includes(one));
  const common = { title: "", what: "", steps: [], helps: "", services: [], time: "", days: 0, cost: "", after: [], due: "none" as const, dueDays: 0, deadline: null, source: "", sourceUrl: "", checkedOn: answer.checkedOn, retired: false }; // biome-ignore format: an empty row
  if (kind === "task") {
    const row: TaskRow = {
      ...common,
      key,
      part: "idea",
      also: [],
      need: null,
      join: "all",
      conditions: [],
      notNeeded: null,
    };
    return editedRow({ kind, row }, answer);
  }
  const needs = [needOf(answer, null)];
  return editedRow({ kind, row: { ...common, key, needs } }, answer);
}

function keyFor(title: string, isTaken: (key: string) => boolean): string {
  const plain = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^[^a-z]+|-$/g, "").slice(0, 40).replace(/-$/, ""); // biome-ignore format: one line
  const base = plain.length < 2 ? "step" : plain;
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!isTaken(key)) return key;
  }
}

/** For whom a licence is, as the form of one such line has it. */
export const NeedForm = z.object({
  version: z.coerce.number().int().min(0).default(0),
  intent: z.enum(["save", "remove"]).default("save"),
  level: z.enum(["must", "may"], words.missing.level),
  why: requiredText(words.missing.why, 300),
  join,
  when: WhenSchema,
});

/** The line of a licence that was filled in. */
export function needOf(
  answer: { level: NeedRow["level"]; why: string | null; join: NeedRow["join"]; when: WhenAnswer },
  before: NeedRow | null,
): NeedRow {
  const { level, why, join: joined, when } = answer;
  return { level, why: why ?? "", join: joined, conditions: conditionsOf(when, before?.conditions ?? []) };
}

/** What the form of such a line shows at first. */
export function needFormOf(need: NeedRow | null): Record<string, unknown> {
  return need ? { ...need, when: whenOf(need.conditions) } : { join: "all" };
}

/** What the form shows at first. */
export function formOf({ kind, row }: PlanRow): Record<string, unknown> {
  const [year = "", month = "", day = ""] = row.checkedOn.split("-");
  return {
    ...row,
    steps: row.steps.join("\n"),
    services: row.services.join(" "),
    ...(kind === "task" ? { need: row.need ?? "" } : {}),
    after: row.after.join(" "),
    days: String(row.days),
    dueDays: String(row.dueDays),
    checkedOn: { day: String(Number(day)), month: String(Number(month)), year },
    ...(kind === "task" ? { also: row.also.join("\n"), when: whenOf(row.conditions) } : {}),
  };
}
