import { z } from "zod";
import { MONTHS_AHEAD, MONTHS_BACK } from "~/circumstances/contradictions.ts";
import { type Report, type ReportField, type ReportType, reportOf } from "~/circumstances/reports.ts";
import type { FieldValue } from "~/circumstances/types.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.changes.tell;
const MOST_WORDS = 1000;
const MOST_JOBS = 500_000;

/**
 * The check of one question of a report.
 * @param today  what a day's limits are counted from; null where an older answer is set right, which may lie anywhere
 */
export function reportFieldSchema(field: ReportField, today: PlainDate | null): z.ZodType {
  const { missing } = field;
  switch (field.kind) {
    case "choice":
      return z.enum((field.options ?? []).map((option) => option.value) as [string, ...string[]], {
        error: missing ?? texts.ui.form.choose,
      });
    case "yesno":
      return z.enum(["yes", "no"], { error: missing ?? texts.ui.form.choose });
    case "number":
      return z.coerce
        .number({ error: missing ?? texts.ui.form.number })
        .int(missing ?? texts.ui.form.number)
        .min(1, missing)
        .max(MOST_JOBS, words.tooMany);
    case "day":
      return missing
        ? requiredDay(words.thatDay, { ...limits(field, today), missing })
        : optionalDay(words.thatDay, limits(field, today));
    case "words":
      return missing ? requiredText(missing, MOST_WORDS) : optionalText(MOST_WORDS);
    case "text":
      return missing ? requiredText(missing, 200) : optionalText(200);
  }
}

function limits({ within }: ReportField, today: PlainDate | null): { from?: PlainDate; to?: PlainDate } {
  return within && today ? { from: addMonths(today, -within[0]), to: addMonths(today, within[1]) } : {};
}

/** The first and last day that a report may be dated: a plan is told when it is made, not on the day that it is for. */
export function reportDays(report: Report, today: PlainDate): { from: PlainDate; to: PlainDate } {
  return { from: addMonths(today, -MONTHS_BACK), to: report.plan ? today : addMonths(today, MONTHS_AHEAD) };
}

/**
 * The form of one report: its questions, the place, and the day it happened.
 * @param today  the days allowed run from 24 months back to 12 ahead
 */
export function reportForm(type: ReportType, today: PlainDate, withNote: boolean) {
  const report = reportOf(type);
  const shape: Record<string, z.ZodType> = {};
  for (const field of report.fields) shape[field.name] = reportFieldSchema(field, today);
  return z.object({
    ...shape,
    siteId: optionalText(40),
    effectiveOn: requiredDay(report.plan ? words.decidedDay : words.theDay, reportDays(report, today)),
    note: withNote ? optionalText(MOST_WORDS) : z.undefined().optional(),
  });
}

/** The answers as an event keeps them: nothing that was left empty, yes and no as such. */
export function answersOf(type: ReportType, value: Record<string, unknown>): Record<string, FieldValue> {
  const answers: Record<string, FieldValue> = {};
  for (const { name, kind } of reportOf(type).fields) {
    const answer = value[name];
    if (answer === null || answer === undefined || answer === "") continue;
    answers[name] = kind === "yesno" ? answer === "yes" : (answer as FieldValue);
  }
  return answers;
}
