import { z } from "zod";
import { isPlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { RatesFacts } from "./estimate.ts";
import { HOME_QUESTIONS, type HomeAnswers } from "./home-test.ts";
import { isTaxYear } from "./rates-table.ts";

const words = texts.rates.estimate;
const staff = texts.rates.staff;

const bare = (typed: string) => typed.replaceAll(/[£,\s]/g, "");

/** Whole pounds as people type them, "£12,500"; null when it is left empty. */
const wholePounds = z
  .string()
  .trim()
  .max(40, words.valueWrong)
  .optional()
  .transform((typed, context): number | null => {
    const digits = bare(typed ?? "").replace(/\.00?$/, "");
    if (digits === "") return null;
    if (!/^\d{1,12}$/.test(digits)) context.addIssue({ code: "custom", message: words.valueWrong });
    else if (Number(digits) >= 1_000_000_000) context.addIssue({ code: "custom", message: words.valueTooBig });
    else return Number(digits);
    return z.NEVER;
  });

/** An amount in pounds, as pence. */
const amount = z
  .string()
  .trim()
  .max(40, words.lastYearWrong)
  .optional()
  .transform((typed, context): number | null => {
    const digits = bare(typed ?? "");
    if (digits === "") return null;
    if (/^\d{1,9}(\.\d{1,2})?$/.test(digits)) return Math.round(Number(digits) * 100);
    context.addIssue({ code: "custom", message: words.lastYearWrong });
    return z.NEVER;
  });

/** The estimate's questions. They come in the address: nothing is kept, and the page can be printed and sent on. */
export const EstimateSchema = z.object({
  value: wholePounds,
  year: z.string({ error: words.yearMissing }).refine(isTaxYear, words.yearMissing),
  retail: z.enum(["yes", "no"], { error: words.choose }),
  other: z.enum(["none", "small", "yes"], { error: words.choose }),
  charity: z.enum(["yes", "no"], { error: words.choose }).default("no"),
  rural: z.enum(["none", "shop", "pub"], { error: words.choose }).default("none"),
  empty: z.enum(["no", "yes", "industrial"], { error: words.choose }).default("no"),
  lastYear: amount,
  asked: z.array(z.string().max(40)).max(60).default([]),
});
export type EstimateAnswers = z.output<typeof EstimateSchema>;

/** The answers as the sum wants them, for a value. */
export function factsOf(answers: EstimateAnswers, rateableValue: number): RatesFacts {
  const { retail, other, charity, rural, empty, lastYear, asked } = answers;
  return {
    rateableValue,
    retail: retail === "yes",
    onlyProperty: other !== "yes",
    charity: charity === "yes",
    rural,
    empty,
    lastYear,
    asked,
  };
}

const yesOrNo = z.enum(["yes", "no"], { error: texts.rates.home.choose }).transform((answer) => answer === "yes");

export const HomeSchema = z.object(
  Object.fromEntries(HOME_QUESTIONS.map((question) => [question, yesOrNo])) as Record<
    keyof HomeAnswers,
    typeof yesOrNo
  >,
);

const number = (most: number, digits: number) =>
  z
    .string()
    .trim()
    .optional()
    .transform((typed, context): number | null => {
      const text = bare(typed ?? "");
      if (text === "") return null;
      const value = Number(text);
      if (
        new RegExp(`^\\d{1,10}(\\.\\d{1,${digits || 1}})?$`).test(text) &&
        value <= most &&
        (digits > 0 || Number.isInteger(value))
      )
        return value;
      context.addIssue({ code: "custom", message: staff.number });
      return z.NEVER;
    });
const pounds = number(1_000_000_000, 0);
const flag = z.enum(["yes"]).optional().transform((on) => on === "yes"); // biome-ignore format: short

const rowSource = {
  sourceUrl: z.url({ error: staff.url, protocol: /^https?$/ }).max(500, staff.url),
  checkedOn: z.string({ error: staff.day }).trim().refine(isPlainDate, staff.day),
};
const named = z.string({ error: staff.nameMissing }).trim().min(1, staff.nameMissing).max(120);

const MultiplierRow = z.object({
  key: z.string().max(40).optional(),
  name: named,
  pence: number(500, 1),
  fromRv: pounds,
  belowRv: pounds,
  use: z.enum(["any", "retail"], { error: words.choose }),
  remove: flag,
  ...rowSource,
});

const ReliefRow = z.object({
  key: z.string().max(40).optional(),
  name: named,
  amount: number(500, 1),
  fromRv: pounds,
  toRv: pounds,
  capPounds: pounds,
  othersEach: pounds,
  othersAll: pounds,
  note: z.string().trim().max(300).optional(),
  inUse: flag,
  ...rowSource,
});

/** A row that was left empty at the end of its list is none. */
const orEmpty = <Row extends z.ZodType>(row: Row) =>
  z.preprocess((given) => (isBlank(given) ? undefined : given), row.optional());

function isBlank(given: unknown): boolean {
  if (typeof given !== "object" || given === null) return true;
  return Object.entries(given).every(([name, value]) => name === "use" || !value);
}

/** A year's figures as staff edit them. */
export const RatesForm = z.object({
  baseVersion: z.string().optional().transform((typed) => (typed && /^\d{1,6}$/.test(typed) ? Number(typed) : null)), // biome-ignore format: short
  multipliers: z.array(orEmpty(MultiplierRow)).max(20).default([]),
  reliefs: z.array(orEmpty(ReliefRow)).max(60).default([]),
  note: z.string({ error: staff.whyMissing }).trim().min(1, staff.whyMissing).max(300),
});
