import { addMonths, type PlainDate } from "~/lib/dates.ts";

/** How long details stay fresh, in months after they were last confirmed. */
export const FRESHNESS_MONTHS = { due: 6, stale: 12, notHeardFrom: 24 } as const;

export type Freshness = "fresh" | "due" | "stale" | "not_heard_from" | "never";

/**
 * How fresh details are.
 * @param confirmedOn  when the business last said that they are right, or changed them; null = never
 */
export function freshness(confirmedOn: PlainDate | null, today: PlainDate): Freshness {
  if (!confirmedOn) return "never";
  const months = FRESHNESS_MONTHS;
  if (today >= addMonths(confirmedOn, months.notHeardFrom)) return "not_heard_from";
  if (today >= addMonths(confirmedOn, months.stale)) return "stale";
  return today >= addMonths(confirmedOn, months.due) ? "due" : "fresh";
}

/** The day on which details that are fresh will be due. */
export function dueOn(confirmedOn: PlainDate): PlainDate {
  return addMonths(confirmedOn, FRESHNESS_MONTHS.due);
}

/** The later of two days, either of which may be missing. */
export function laterDay(one: PlainDate | null, other: PlainDate | null): PlainDate | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}
