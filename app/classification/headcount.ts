import { addMonths, monthsBetween, type PlainDate } from "~/lib/dates.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import type { Headcount } from "./lifecycle-terms.ts";

/** One head count against an earlier one. `percent` is of the whole span, or of a year where it says so; null from none. */
export interface Movement {
  from: Headcount;
  to: Headcount;
  percent: number | null;
}

/**
 * Head counts known on the day asked for, oldest first, with today's number last.
 * Two of one day are put in order of size, so that the order in which they come never matters.
 * @param saidOn  the day on which today's number was said or last confirmed, where that is known
 */
export function knownHeadcounts(
  history: Headcount[],
  employees: number | null,
  asOf: PlainDate,
  saidOn: PlainDate | null = null,
): Headcount[] {
  const known = history
    .filter((count) => count.date <= asOf)
    .sort((a, b) => (a.date === b.date ? a.employees - b.employees : a.date < b.date ? -1 : 1));
  const newer = saidOn && saidOn < asOf && saidOn >= (known.at(-1)?.date ?? saidOn);
  if (employees !== null) known.push({ date: asOf, employees, ...(newer ? { saidOn } : {}) });
  return known;
}

/** The day that a sentence names: on which the count was said, not the one for which it is compared. */
export const dayOf = ({ date, saidOn }: Headcount): PlainDate => saidOn ?? date;

/** The fall from the highest count of the last months to the newest, when it is large enough; a regained count is no fall. */
export function largeFall(known: Headcount[], asOf: PlainDate, settings: LifecycleSettings): Movement | null {
  const since = addMonths(asOf, -settings.windowMonths);
  const to = known.at(-1);
  if (!to || to.date < since) return null;
  let from: Headcount = to;
  for (const count of known) if (count.date >= since && count.employees >= from.employees) from = count;
  const jobs = from.employees - to.employees;
  if (jobs < settings.fallJobs || jobs * 100 < settings.fallPercent * from.employees) return null;
  return { from, to: heldSince(known), percent: Math.round((jobs * 100) / from.employees) };
}

/** The newest count at least `months` before the newest of all. */
function countBefore(known: Headcount[], to: Headcount, months: number): Headcount | undefined {
  const latest = addMonths(to.date, -months);
  return known.findLast((count) => count.date <= latest);
}

/** Growth a year since the newest count that is a year or more old. `percent` is a year's. */
export function fastRise(known: Headcount[], asOf: PlainDate, settings: LifecycleSettings): Movement | null {
  const to = newest(known, asOf, settings);
  const from = to && countBefore(known, to, settings.riseOverMonths);
  if (!to || !from || to.employees - from.employees < settings.riseJobs) return null;
  const percent = yearlyPercent(from, to);
  return percent === null || percent >= settings.risePercent ? { from, to: heldSince(known), percent } : null;
}

/** The change over a year or more to the newest count, down or up, and since when that has stood. `percent` is a year's. */
export function yearlyChange(
  known: Headcount[],
  asOf: PlainDate,
  settings: LifecycleSettings,
): (Movement & { since: PlainDate }) | null {
  const to = newest(known, asOf, settings);
  const from = to && countBefore(known, to, settings.riseOverMonths);
  return to && from ? { from, to, percent: yearlyPercent(from, to), since: dayOf(heldSince(known)) } : null;
}

/** Any net rise since a year ago, else since the first count within the year. */
export function netRise(known: Headcount[], asOf: PlainDate, settings: LifecycleSettings): Movement | null {
  const to = newest(known, asOf, settings);
  const from = to && (countBefore(known, to, settings.riseOverMonths) ?? known[0]);
  return to && from && to.employees > from.employees ? { from, to: heldSince(known), percent: null } : null;
}

/** Three years of high growth from ten or more employees, ending within the last two years. `percent` is a year's. */
export function highGrowthYears(known: Headcount[], asOf: PlainDate, settings: LifecycleSettings): Movement | null {
  const { years, percent, fromEmployees, fadesAfterMonths } = settings.oecd;
  const fadedBefore = addMonths(asOf, -fadesAfterMonths);
  for (const to of known.toReversed()) {
    if (to.date < fadedBefore) return null;
    const from = countBefore(known, to, years * 12);
    if (!from || from.employees < fromEmployees) continue;
    const rate = yearlyPercent(from, to);
    if (rate !== null && rate >= percent) return { from, to, percent: rate };
  }
  return null;
}

/** The newest count, with the day from which it has stood unchanged. */
function heldSince(known: Headcount[]): Headcount {
  const [last, ...older] = known.toReversed();
  if (!last) throw new Error("No head count is known");
  const changed = older.findIndex((count) => count.employees !== last.employees);
  return (changed === -1 ? older.at(-1) : older[changed - 1]) ?? last;
}

/** Whether the count fell after its highest in the year before `day`, and has since come back to it. */
export function regainedSince(known: Headcount[], day: PlainDate, settings: LifecycleSettings): boolean {
  const to = known.at(-1);
  if (!to || to.date <= day) return false;
  const yearBefore = addMonths(day, -settings.windowMonths);
  const first = known.findIndex((count, at) => count.date >= yearBefore || (known[at + 1]?.date ?? "9999") > day);
  const since = known.slice(first);
  const before = since.filter((count) => count.date <= day).map((count) => count.employees);
  if (before.length === 0 || to.employees < Math.max(...before)) return false;
  const level = Math.max(...before);
  return since.slice(since.findIndex((count) => count.employees === level)).some((count) => count.employees < level);
}

/** The newest count, unless it is too old to tell of growth now. */
function newest(known: Headcount[], asOf: PlainDate, settings: LifecycleSettings): Headcount | undefined {
  const last = known.at(-1);
  return last && last.date >= addMonths(asOf, -settings.windowMonths) ? last : undefined;
}

/** Compound growth a year in per cent, to a thousandth; null from none. */
function yearlyPercent(from: Headcount, to: Headcount): number | null {
  if (from.employees === 0) return null;
  const years = monthsBetween(from.date, to.date) / 12;
  const rate = (to.employees / from.employees) ** (1 / years) - 1;
  return Math.round(rate * 100_000) / 1000;
}
