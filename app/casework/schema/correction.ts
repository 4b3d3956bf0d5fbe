import { z } from "zod";
import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import { SECTION_KEYS, SECTIONS, sectionSchema } from "~/businesses/profile-sections.ts";
import { siteSchema, TURNOVER_BANDS } from "~/businesses/schema/profile.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import { MONTHS_AHEAD, MONTHS_BACK } from "~/circumstances/contradictions.ts";
import { FIELD_LABELS } from "~/circumstances/describe.ts";
import { questionsOf, type ReportField } from "~/circumstances/reports.ts";
import type { FieldValue, FieldValues } from "~/circumstances/types.ts";
import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import { dayParts, optionalDay, optionalText, requiredDay } from "~/lib/form-fields.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import { texts } from "~/texts/texts.ts";
import { reportFieldSchema } from "./report.ts";

const words = texts.changes.correct;

/** Fields of an event that can be set right by another value, each with how it is asked. */
export interface CorrectionField {
  /** as the event has it: "site.town" */
  field: string;
  /** as the form has it: "site_town" */
  name: string;
  label: string;
  hint?: string;
  kind: "text" | "words" | "lines" | "number" | "day" | "yesno" | "choice" | "many" | "trades";
  options: { value: string; label: string }[];
  /** an answer must be given: one of a report's questions, or what every business has */
  question?: ReportField;
  /** what the event says cannot be taken out, only be another: a place that has a postcode keeps one */
  always?: boolean;
}

/** Found from the postcode, or the official register's own word. */
const NOT_ASKED = new Set(["site.councilCode", "site.wardCode", "registerStatus"]);

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  legalForm: ["sole_trader", "partnership", "limited", "llp", "cic", "charity", "plc", "overseas", "public_body", "other"],
  employeesBand: ["0", "1-9", "10-49", "50-249", "250+"],
  internationalTrade: ["none", "occasional", "regular", "overseas_establishment"],
  groupType: ["independent", "parent", "subsidiary", "both"],
  tradingStatus: ["idea", "trading", "paused", "ceased"],
  kind: ["starting", "trading", "branch", "charity"],
  "site.premisesType": ["home", "mobile", "shared", "commercial"],
}; // biome-ignore format: a table
/** Choices that cannot be left open. */
const ALWAYS_SAID = new Set(["tradingStatus", "kind", "site.premisesType"]);
const WORDS = new Set(["description", "ambition", "specialisms"]);
const DAYS = /On$/;
const NUMBERS = /(^|\.)(employees|fullTime|partTime|apprentices)$/;
const YES_NO =
  /franchise|publicAccess|homeVisitors|homeStaff|homeConversion|isHeadOffice|isRegisteredOffice|isOperating/;

/**
 * What can be asked of an event; empty when it can only be taken back.
 * @param say  a value in words
 */
export function correctionFields(
  type: EventType,
  before: FieldValues,
  after: FieldValues,
  say: (field: string, value: string) => string,
): CorrectionField[] {
  const questions = questionsOf(type);
  return Object.keys(after).flatMap((field): CorrectionField[] => {
    const name = field.replace(".", "_");
    if (field.startsWith("details.")) {
      const question = questions.find((one) => one.name === field.slice(8));
      if (!question) return [];
      const { label, hint, kind, options = [] } = question;
      return [{ field, name, label, ...(hint ? { hint } : {}), kind, options: [...options], question }];
    }
    if (NOT_ASKED.has(field)) return [];
    const always = field === "site.postcode" && after[field] ? { always: true } : {};
    return [{ field, name, label: FIELD_LABELS[field] ?? field, ...asked(field, before, after, say), ...always }];
  });
}

function asked(
  field: string,
  before: FieldValues,
  after: FieldValues,
  say: (field: string, value: string) => string,
): Pick<CorrectionField, "kind" | "options" | "hint" | "label"> | Pick<CorrectionField, "kind" | "options" | "hint"> {
  if (field === "activities") return activitiesAsked(before, after);
  const choices = CHOICES[field];
  const bands: Readonly<Record<string, string>> = texts.profile.edit.turnoverBands;
  if (field === "turnoverBand")
    return { kind: "choice", options: TURNOVER_BANDS.map((value) => ({ value, label: bands[value] ?? value })) };
  if (choices) return { kind: "choice", options: choices.map((value) => ({ value, label: say(field, value) })) };
  if (field === "sicCodes") return { kind: "trades", options: [], hint: texts.profile.edit.tradeHint };
  if (field === "tradingNames") return { kind: "lines", options: [], hint: texts.profile.edit.tradingNamesHint };
  if (WORDS.has(field)) return { kind: "words", options: [] };
  const kind = DAYS.test(field) ? "day" : NUMBERS.test(field) ? "number" : YES_NO.test(field) ? "yesno" : "text";
  return { kind, options: [] };
}

/** What was started can be any; of what was stopped, what is still done. */
function activitiesAsked(before: FieldValues, after: FieldValues) {
  const [dropped, added] = [before.activities, after.activities];
  const onlyStopped = Array.isArray(dropped) && dropped.length > 0 && Array.isArray(added) && added.length === 0;
  const keys = onlyStopped ? dropped : Object.keys(ACTIVITIES);
  const options = keys.map((value) => ({ value, label: isActivity(value) ? ACTIVITIES[value].label : value }));
  return { kind: "many" as const, options, label: onlyStopped ? words.stillDone : words.started };
}

/** The check of the field's own page, so that nothing gets in here that would not get in there. */
function profileSchema(field: string, today: PlainDate): z.ZodType | undefined {
  const shapes: Record<string, z.ZodType>[] = field.startsWith("site.")
    ? [siteSchema(today).shape]
    : SECTION_KEYS.filter((key) => (SECTIONS[key] as readonly string[]).includes(field)).map(
        (key) => sectionSchema(key, today).shape,
      );
  return shapes[0]?.[field.replace("site.", "")];
}

function postcode(always: boolean) {
  const { postcodeShape, postcodeMissing } = texts.profile.edit;
  return z
    .string()
    .trim()
    .max(20, postcodeShape)
    .optional()
    .transform((text, context) => {
      const found = text ? normalisePostcode(text) : null;
      if (found || (!text && !always)) return found;
      context.addIssue({ code: "custom", message: text ? postcodeShape : postcodeMissing });
      return z.NEVER;
    });
}

const uprn = z
  .string()
  .trim()
  .regex(/^\d{0,12}$/, words.uprn)
  .optional()
  .transform((text) => text || null);

function fieldSchema({ field, kind, options, question, always = false }: CorrectionField, today: PlainDate): z.ZodType {
  if (question) return reportFieldSchema(question, null);
  if (field === "site.postcode") return postcode(always);
  if (field === "site.uprn") return uprn;
  const values = options.map((option) => option.value);
  switch (kind) {
    case "choice":
      return ALWAYS_SAID.has(field)
        ? z.enum(values, { error: words.chooseOne })
        : z.enum(["", ...values], { error: words.chooseOne }).optional();
    case "many":
      return z
        .array(z.enum(values, { error: words.chooseOne }))
        .max(values.length)
        .default([]);
    case "trades":
      return z.unknown().optional();
    case "yesno":
      return z.enum(["yes", "no", ""], { error: words.chooseOne }).optional();
    case "day":
      return profileSchema(field, today) ?? optionalDay(texts.changes.tell.thatDay);
    default:
      return profileSchema(field, today) ?? optionalText(kind === "words" ? 1000 : 200);
  }
}

/** Lines of work are typed in words, as on their own page. */
export const TRADE_NAMES = ["trade1", "trade2", "trade3", "trade4"] as const;

/**
 * Setting right, or taking back: two forms of one page. Each shows what will follow ("correct", "withdraw") before it is
 * done ("save", "take_back").
 * @param when  the event's day as it was told; one still to come can be moved to another day ahead, one in effect to
 *              another day up to now
 */
export function correctionForm(
  fields: readonly CorrectionField[],
  when: { waiting: boolean; effectiveOn: PlainDate },
  today: PlainDate,
) {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) shape[field.name] = fieldSchema(field, today);
  if (fields.some((field) => field.kind === "trades")) for (const name of TRADE_NAMES) shape[name] = optionalText(200);
  const first = addMonths(today, -MONTHS_BACK);
  const ahead = { from: addDays(today, 1), to: addMonths(today, MONTHS_AHEAD) };
  const [earliest = first] = [first, when.effectiveOn].sort();
  const back = { from: earliest, to: today };
  const day = requiredDay(when.waiting ? words.theDay : words.theDayWas, when.waiting ? ahead : back);
  const note = optionalText(500);
  const also = z.array(z.string().max(20)).max(20).default([]);
  return z.discriminatedUnion(
    "intent",
    [
      z.object({ ...shape, intent: z.enum(["correct", "save"]), note, effectiveOn: day }),
      z.object({ intent: z.enum(["withdraw", "take_back"]), note, also }),
      z.object({ intent: z.literal("back") }),
    ],
    { error: texts.ui.form.chooseAgain },
  );
}

/**
 * What the form shows at first: the event's own values.
 * @param tradeTitle  the words of a line of work
 */
export function correctionDefaults(
  fields: readonly CorrectionField[],
  after: FieldValues,
  tradeTitle: (code: string) => string,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { field, name, kind } of fields) {
    const value = after[field] ?? null;
    const list = Array.isArray(value) ? value : [];
    if (kind === "day") values[name] = dayParts(typeof value === "string" ? value : null);
    else if (kind === "trades")
      for (const [at, key] of TRADE_NAMES.entries()) values[key] = list[at] ? tradeTitle(list[at]) : ""; // biome-ignore format: one kind a line
    else if (kind === "many") values[name] = list;
    else if (kind === "lines") values[name] = list.join("\n");
    else if (typeof value === "boolean") values[name] = value ? "yes" : "no";
    else values[name] = value === null ? "" : String(value);
  }
  return values;
}

/** The values typed, by the event's names. Lines of work come as codes, under their field's own name. */
export function correctedValues(fields: readonly CorrectionField[], value: Record<string, unknown>): FieldValues {
  const values: FieldValues = {};
  for (const { field, name, kind } of fields) {
    const typed = value[name];
    if (kind === "yesno" && typeof typed !== "boolean")
      values[field] = typed === "yes" ? true : typed === "no" ? false : null;
    else values[field] = typed === undefined || typed === "" ? null : (typed as FieldValue);
  }
  return values;
}
