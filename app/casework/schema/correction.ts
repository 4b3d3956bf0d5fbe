import { z } from "zod";
import type { EventType } from "~/circumstances/catalogue.ts";
import { FIELD_LABELS } from "~/circumstances/describe.ts";
import { isReportType, type ReportField, reportOf } from "~/circumstances/reports.ts";
import type { FieldValue, FieldValues } from "~/circumstances/types.ts";
import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import { dayParts, optionalDay, optionalText, requiredDay } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.changes.correct;

/** Fields of an event that can be set right by typing another value, each with how it is asked. */
export interface CorrectionField {
  /** as the event has it: "site.town" */
  field: string;
  /** as the form has it: "site_town" */
  name: string;
  label: string;
  kind: "text" | "words" | "number" | "day" | "yesno" | "choice";
  options: { value: string; label: string }[];
}

/** Found by us, lists that have a page of their own, and what the profile sets with a check of its own. */
const NOT_HERE =
  /Code$|outsideCouncil|isOperating|activities|sicCodes|tradingNames|registerStatus|uprn|postcode|email|website/;
const CHOICES: Record<string, string[]> = {
  legalForm: [
    "sole_trader",
    "partnership",
    "limited",
    "llp",
    "cic",
    "charity",
    "plc",
    "overseas",
    "public_body",
    "other",
  ],
  employeesBand: ["0", "1-9", "10-49", "50-249", "250+"],
  internationalTrade: ["none", "occasional", "regular", "overseas_establishment"],
  groupType: ["independent", "parent", "subsidiary", "both"],
  "site.premisesType": ["home", "mobile", "shared", "commercial"],
};
const DAYS = /On$/;
const NUMBERS = /(^|\.)(employees|fullTime|partTime|apprentices)$/;
const YES_NO = /franchise|publicAccess|homeVisitors|homeStaff|homeConversion|isHeadOffice|isRegisteredOffice/;

/** What can be asked of an event; empty when it can only be taken back. */
export function correctionFields(
  type: EventType,
  after: FieldValues,
  say: (field: string, value: string) => string,
): CorrectionField[] {
  const questions: readonly ReportField[] = isReportType(type) ? reportOf(type).fields : [];
  return Object.keys(after).flatMap((field): CorrectionField[] => {
    const name = field.replace(".", "_");
    if (field.startsWith("details.")) {
      const question = questions.find((one) => one.name === field.slice(8));
      if (!question) return [];
      return [{ field, name, label: question.label, kind: question.kind, options: [...(question.options ?? [])] }];
    }
    if (NOT_HERE.test(field) || field === "tradingStatus" || field === "kind") return [];
    const label = FIELD_LABELS[field] ?? field;
    const choices = CHOICES[field];
    if (choices)
      return [
        { field, name, label, kind: "choice", options: choices.map((value) => ({ value, label: say(field, value) })) },
      ];
    const kind = DAYS.test(field) ? "day" : NUMBERS.test(field) ? "number" : YES_NO.test(field) ? "yesno" : "text";
    return [{ field, name, label, kind, options: [] }];
  });
}

function fieldSchema(field: CorrectionField): z.ZodType {
  switch (field.kind) {
    case "number":
      return z
        .string()
        .trim()
        .optional()
        .transform((text, context) => {
          if (!text) return null;
          const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
          if (value <= 500_000) return value;
          context.addIssue({ code: "custom", message: Number.isNaN(value) ? words.number : words.numberTop });
          return z.NEVER;
        });
    case "day":
      return optionalDay(texts.changes.tell.thatDay);
    case "yesno":
      return z.enum(["yes", "no", ""], { error: words.chooseOne }).optional();
    case "choice":
      return z.enum(["", ...field.options.map((option) => option.value)], { error: words.chooseOne }).optional();
    case "words":
      return optionalText(1000);
    case "text":
      return optionalText(200);
  }
}

/**
 * Setting right, or taking back: two forms of one page.
 * @param waiting  the event is still to come, so that its day can be moved
 */
export function correctionForm(fields: readonly CorrectionField[], waiting: boolean, today: PlainDate) {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) shape[field.name] = fieldSchema(field);
  const day = requiredDay(words.theDay, { from: addDays(today, 1), to: addMonths(today, 12) });
  const note = optionalText(500);
  return z.discriminatedUnion(
    "intent",
    [
      z.object({ ...shape, intent: z.literal("correct"), note, ...(waiting ? { effectiveOn: day } : {}) }),
      z.object({ intent: z.literal("withdraw"), note }),
    ],
    { error: texts.ui.form.chooseAgain },
  );
}

/** What the form shows at first: the event's own values. */
export function correctionDefaults(fields: readonly CorrectionField[], after: FieldValues): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { field, name, kind } of fields) {
    const value = after[field] ?? null;
    if (kind === "day") values[name] = dayParts(typeof value === "string" ? value : null);
    else if (typeof value === "boolean") values[name] = value ? "yes" : "no";
    else values[name] = value === null ? "" : String(value);
  }
  return values;
}

/** The values typed, by the event's names. */
export function correctedValues(fields: readonly CorrectionField[], value: Record<string, unknown>): FieldValues {
  const values: FieldValues = {};
  for (const { field, name, kind } of fields) {
    const typed = value[name];
    if (kind === "yesno") values[field] = typed === "yes" ? true : typed === "no" ? false : null;
    else values[field] = typed === undefined || typed === "" ? null : (typed as FieldValue);
  }
  return values;
}
