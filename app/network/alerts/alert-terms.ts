import { britishInstant } from "~/lib/british-time.ts";
import { addDays, dayInBritain, type PlainDate } from "~/lib/dates.ts";

/** How often somebody hears; "none" is a follow that only shows in the feed. */
export const FREQUENCIES = ["instant", "daily", "weekly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export function isFrequency(text: unknown): text is Frequency {
  return FREQUENCIES.some((one) => one === text);
}

/** "Instant" is looked at this often. */
const INSTANT_MS = 5 * 60_000;
/** When daily and weekly messages go out, in British time. */
const MORNING = "07:00";

/** When an alert is looked at next. @param after  the instant it was looked at, or begun */
export function nextDue(frequency: Frequency, after: Date): Date {
  if (frequency === "instant") return new Date(after.getTime() + INSTANT_MS);
  let day: PlainDate = dayInBritain(after);
  while (britishInstant(day, MORNING) <= after || (frequency === "weekly" && !isMonday(day))) day = addDays(day, 1);
  return britishInstant(day, MORNING);
}

function isMonday(day: PlainDate): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
}

/** An address that was never confirmed is forgotten after so many days. */
export const CONFIRM_DAYS = 7;
/** What was stopped is forgotten after so many days. */
export const STOPPED_DAYS = 365;
/** So many new things are named in one message; the rest are on the page. */
export const MOST_NAMED = 10;

/** After `from`, up to and with `to`. */
export interface Window {
  from: Date;
  to: Date;
}
