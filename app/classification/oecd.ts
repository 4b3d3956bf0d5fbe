import { addMonths, formatMonth, type PlainDate } from "~/lib/dates.ts";
import { highGrowthYears, knownHeadcounts } from "./headcount.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import type { Headcount } from "./lifecycle-terms.ts";

/** High growth by the OECD's measure. Mostly an episode, so it names its years, and fades. Not a stage. */
export interface OecdBadge {
  from: PlainDate;
  to: PlainDate;
  /** a year */
  percent: number;
  /** the last day on which it is shown */
  shownUntil: PlainDate;
  /** "high growth, May 2022 to May 2025" */
  words: string;
}

/**
 * At least 20% a year over three years from ten or more employees; null when there was no such growth, or it is over two
 * years since.
 * Source: docs/models.md#the-oecd-badge, settings version `settings.version`
 */
export function oecdBadge(
  facts: { headcounts: Headcount[]; employees: number | null },
  asOf: PlainDate,
  settings: LifecycleSettings,
): OecdBadge | null {
  const years = highGrowthYears(knownHeadcounts(facts.headcounts, facts.employees, asOf), asOf, settings);
  if (!years) return null;
  const { from, to, percent } = years;
  return {
    from: from.date,
    to: to.date,
    percent: percent ?? 0,
    shownUntil: addMonths(to.date, settings.oecd.fadesAfterMonths),
    words: `high growth, ${formatMonth(from.date)} to ${formatMonth(to.date)}`,
  };
}
