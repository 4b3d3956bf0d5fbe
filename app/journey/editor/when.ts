import { z } from "zod";
import { texts } from "~/texts/texts.ts";
import type { Join, PlanCondition } from "../conditions.ts";
import { EXTRAS, isExtra, PLAN_FIELDS, type PlanField } from "../plan-terms.ts";
import { findPlannedTrade, TRADES } from "../trades-table.ts";

const words = texts.journeyStaff.when;
const journey = texts.journey;

/** One question of the editor: what is asked of the starter, and which answers may be ticked. */
interface WhenBlock {
  field: PlanField;
  /** the second question about the same: both must hold */
  again?: boolean;
}

/** The questions in the order in which they are shown; what a starter does may be asked twice. */
export const WHEN_BLOCKS = {
  trade: { field: "trade" },
  does: { field: "does" },
  does_too: { field: "does", again: true },
  place: { field: "place" },
  owners: { field: "owners" },
  staff: { field: "staff" },
  form: { field: "form" },
  visitors: { field: "visitors" },
  helpers: { field: "helpers" },
  changed: { field: "changed" },
  area: { field: "area" },
  sic: { field: "sic" },
} as const satisfies Record<string, WhenBlock>;
export type WhenKey = keyof typeof WHEN_BLOCKS;
export const WHEN_KEYS = Object.keys(WHEN_BLOCKS) as WhenKey[];

const block = z
  .object({
    how: z.enum(["is", "is_not"]).optional(),
    value: z.array(z.string().trim().max(60)).max(150).default([]),
  })
  .optional();

/** What is ticked, question by question. A question without a tick does not matter. */
export const WhenSchema = z
  .object(Object.fromEntries(WHEN_KEYS.map((key) => [key, block])) as Record<WhenKey, typeof block>)
  .default({} as Record<WhenKey, undefined>);
export type WhenAnswer = z.output<typeof WhenSchema>;

const positive = (field: PlanField) => (field === "does" ? "includes" : field === "sic" ? "starts" : "is");
const negative = (field: PlanField) => (field === "does" ? "includes_none" : "is_not");

/**
 * The conditions that were ticked. Where they are those from before, in whatever order, those are given back: an
 * untouched task stays as it was.
 */
export function conditionsOf(answer: WhenAnswer, before: readonly PlanCondition[]): PlanCondition[] {
  const next = WHEN_KEYS.flatMap((key): PlanCondition[] => {
    const { field } = WHEN_BLOCKS[key];
    const given = answer[key];
    // codes are typed, several with commas between them
    const value = (given?.value ?? []).flatMap((one) => one.split(/[\s,]+/)).filter((one) => one !== "");
    if (value.length === 0) return [];
    return [{ field, operator: given?.how === "is_not" ? negative(field) : positive(field), value }];
  });
  return sorted(next) === sorted(before) ? [...before] : next;
}

function sorted(conditions: readonly PlanCondition[]): string {
  return JSON.stringify(
    conditions.map(({ field, operator, value }) => JSON.stringify([field, operator, [...value].sort()])).sort(),
  );
}

/** What the form has ticked at first. */
export function whenOf(conditions: readonly PlanCondition[]): Record<string, { how: string; value: string[] }> {
  const left = [...conditions];
  return Object.fromEntries(
    WHEN_KEYS.flatMap((key) => {
      const at = left.findIndex(({ field }) => field === WHEN_BLOCKS[key].field);
      const [one] = at < 0 ? [] : left.splice(at, 1);
      if (!one) return [];
      const how = one.operator === "is_not" || one.operator === "includes_none" ? "is_not" : "is";
      const value = key === "sic" ? [one.value.join(", ")] : [...one.value];
      return [[key, { how, value }]];
    }),
  );
}

/** What can be ticked of a question, in words; null where codes are typed. */
export function choicesOf(field: PlanField): { value: string; label: string }[] | null {
  if (field === "sic") return null;
  if (field === "trade")
    return [...TRADES.map(({ key, label }) => ({ value: key, label })), { value: "other", label: words.otherTrade }];
  const answers: readonly string[] = PLAN_FIELDS[field];
  return answers.map((value) => ({ value, label: sayAnswer(field, value) }));
}

const ANSWERS: Partial<Record<PlanField, (value: string) => string | undefined>> = {
  trade: (value) => (value === "other" ? words.otherTrade : findPlannedTrade(value)?.label),
  does: (value) => (isExtra(value) ? EXTRAS[value].label : undefined),
  place: (value) => said(journey.where.options, value),
  owners: (value) => said(journey.who.ownersOptions, value),
  staff: (value) => said(journey.who.staffOptions, value),
  form: (value) => said(journey.form.options, value),
  visitors: (value) => said(words.yesNo, value),
  helpers: (value) => said(words.yesNo, value),
  changed: (value) => said(words.yesNo, value),
  area: (value) => said(words.areas, value),
};

function said(table: Readonly<Record<string, string | readonly string[]>>, value: string): string | undefined {
  const found = Object.hasOwn(table, value) ? table[value] : undefined;
  return typeof found === "string" ? found : found?.[0];
}

/** An answer in the words of the questions. */
export function sayAnswer(field: PlanField, value: string): string {
  return ANSWERS[field]?.(value) ?? value;
}

/** Conditions read back in words: "Kind of place: My own place or A shared place; and does: Sell or serve alcohol". */
export function sayConditions(conditions: readonly PlanCondition[], join: Join): string {
  if (conditions.length === 0) return words.everybody;
  return conditions
    .map(({ field, operator, value }) => {
      const known = Object.hasOwn(words.fields, field) ? (field as PlanField) : null;
      const answers = value.map((one) => (known ? sayAnswer(known, one) : one)).join(words.or);
      const not = operator === "is_not" || operator === "includes_none";
      return words.line(known ? words.fields[known] : field, not, answers);
    })
    .join(join === "any" ? words.orElse : words.andToo);
}
