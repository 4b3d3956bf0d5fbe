import { z } from "zod";
import { optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { isNeed } from "~/services/offer-terms.ts";
import { texts } from "~/texts/texts.ts";
import { parseConditions } from "../conditions.ts";
import type { LicenceRow, NeedRow, TaskRow } from "../plan-table.ts";
import { DUE_KINDS, PARTS } from "../plan-terms.ts";

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

const short = z.string().trim().max(60).optional();
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
  conditions: z
    .array(z.object({ field: short, operator: short, value: z.string().trim().max(600).optional() }))
    .max(12)
    .default([]),
  needs: z
    .array(
      z.object({
        level: z.enum(["must", "may"]).optional(),
        join,
        conditions: z.string().trim().max(600).optional(),
        why: z.string().trim().max(300).optional(),
      }),
    )
    .max(60)
    .default([]),
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
  if (before.kind === "task") {
    const conditions = answer.conditions.flatMap(({ field, operator, value }) =>
      field || operator || value
        ? [{ field: field ?? "", operator: operator ?? "", value: (value ?? "").split(",").map((one) => one.trim()).filter(Boolean) }]
        : [],
    );
    const { part = before.row.part, also, need, join: joined, notNeeded } = answer;
    return { kind: "task", row: { ...before.row, ...shared, part, also, need, join: joined, conditions, notNeeded } };
  }
  const needs = answer.needs.flatMap((need): NeedRow[] => {
    if (!need.conditions && !need.why) return [];
    return [{ level: need.level ?? "may", join: need.join, conditions: parseConditions(need.conditions ?? ""), why: need.why ?? "" }];
  });
  return { kind: "licence", row: { ...before.row, ...shared, needs } };
} // biome-ignore format: one row

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
    ...(kind === "task"
      ? {
          also: row.also.join("\n"),
          conditions: row.conditions.map((one) => ({ ...one, value: one.value.join(", ") })),
        }
      : {
          needs: row.needs.map((need) => ({
            ...need,
            conditions: need.conditions
              .map(({ field, operator, value }) => `${field} ${operator} ${value.join(",")}`)
              .join("; "),
          })),
        }),
  };
}
