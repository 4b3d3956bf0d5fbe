import { addMonths, type PlainDate } from "~/lib/dates.ts";
import type { Stage, Trajectory } from "./lifecycle-terms.ts";

/** Bands of years since trading began (else since the company was formed), as the population pyramid has them. */
export const AGE_BANDS = ["under_1", "1_2", "3_4", "5_9", "10_19", "20_up", "unknown"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** The years in which each band with a known age begins; the next band's beginning ends it. */
export const BAND_YEARS: Record<Exclude<AgeBand, "unknown">, { from: number; to: number | null }> = {
  under_1: { from: 0, to: 1 },
  "1_2": { from: 1, to: 3 },
  "3_4": { from: 3, to: 5 },
  "5_9": { from: 5, to: 10 },
  "10_19": { from: 10, to: 20 },
  "20_up": { from: 20, to: null },
};

/** The days between which a business of this band began: `after` exclusive, `to` inclusive; null is no bound. */
export function startedBetween(
  band: Exclude<AgeBand, "unknown">,
  asOf: PlainDate,
): { after: PlainDate | null; to: PlainDate } {
  const { from, to } = BAND_YEARS[band];
  return { after: to === null ? null : addMonths(asOf, -12 * to), to: addMonths(asOf, -12 * from) };
}

/** The four sides of the pyramid. */
export const TRENDS = ["declining", "steady", "growing", "silent"] as const;
export type Trend = (typeof TRENDS)[number];

export const TRAJECTORIES_OF: Record<Trend, readonly Trajectory[]> = {
  declining: ["in_difficulty", "contracting"],
  steady: ["steady"],
  growing: ["fast_growing", "growing"],
  silent: ["not_heard_from"],
};

/** Not part of the population that trades. */
export const NOT_TRADING: readonly Stage[] = ["pre_start", "dormant", "closed"];
