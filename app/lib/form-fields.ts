import { z } from "zod";
import { texts } from "~/texts/texts.ts";
import { formatDay, isPlainDate, type PlainDate } from "./dates.ts";

interface DayOptions {
  /** the first and last day allowed, both included; what lies outside says so */
  from?: PlainDate;
  to?: PlainDate;
  /** said instead of the usual words when nothing was typed */
  missing?: string;
}

const part = z.string().trim().optional();
const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A date typed as day, month and year (`<DateInput>`), as a plain date. Months may be typed as words.
 * @param what  what the date is, for the messages: "the date you opened"
 */
export function requiredDay(what: string, options: DayOptions = {}) {
  return dayField(what, options).transform((day, context): PlainDate => {
    if (day) return day;
    context.addIssue({ code: "custom", path: ["day"], message: options.missing ?? texts.ui.date.missing(what) });
    return z.NEVER;
  });
}

/** The same, or null when all three are left empty. */
export function optionalDay(what: string, options: DayOptions = {}) {
  return dayField(what, options);
}

function dayField(what: string, { from, to }: DayOptions) {
  return z.object({ day: part, month: part, year: part }).transform((parts, context): PlainDate | null => {
    const typed = { day: parts.day ?? "", month: parts.month ?? "", year: parts.year ?? "" };
    const missing = (["day", "month", "year"] as const).filter((name) => typed[name] === "");
    if (missing.length === 3) return null;
    const fault = (at: "day" | "month" | "year", message: string) => {
      context.addIssue({ code: "custom", path: [at], message });
      return z.NEVER;
    };
    const [first] = missing;
    if (first) return fault(first, texts.ui.date.missingPart(what, missing.join(" and ")));
    const word = MONTH_NAMES.indexOf(typed.month.slice(0, 3).toLowerCase());
    const month = word >= 0 ? String(word + 1) : typed.month;
    const day = `${typed.year}-${month.padStart(2, "0")}-${typed.day.padStart(2, "0")}`;
    if (!isPlainDate(day)) return fault("day", texts.ui.date.notReal(what));
    if (from && day < from) return fault("day", texts.ui.date.tooEarly(what, formatDay(from)));
    if (to && day > to) return fault("day", texts.ui.date.tooLate(what, formatDay(to)));
    return day;
  });
}

/** What `<DateInput>` shows for a day that is known. */
export function dayParts(day: PlainDate | null | undefined): { day: string; month: string; year: string } {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  return { day: date.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

/** Optional words: trimmed, null when empty, refused over the limit. */
export function optionalText(most: number, tooLong?: string) {
  return z
    .string()
    .trim()
    .max(most, tooLong ?? texts.ui.form.tooLong(most))
    .optional()
    .transform((text) => text || null);
}

/** Words that must be there. */
export function requiredText(missing: string, most: number, tooLong?: string) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, tooLong ?? texts.ui.form.tooLong(most));
}
