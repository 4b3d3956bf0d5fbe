import type { PlainDate } from "~/lib/dates.ts";

/** The two queues: help to grow, and "support, not growth". */
export const QUEUES = ["growth", "distress"] as const;
export type Queue = (typeof QUEUES)[number];

/** What an officer can decide for a business of a queue, in the order of the form. */
export const DECISIONS = ["contact", "refer", "watch", "no_action"] as const;
export type Decision = (typeof DECISIONS)[number];

/** The key that opens each decision on the row in hand. */
export const DECISION_KEYS: Record<string, Decision> = { c: "contact", r: "refer", w: "watch", n: "no_action" };

/** Why, in the order of their number keys 1 to 9. */
export const REASONS = {
  growth: ["growing_fast", "hiring", "market", "premises", "innovation", "asked", "other_leads", "not_now", "other"],
  distress: ["jobs_at_risk", "hard_sign", "shrinking", "premises_left", "cash", "asked", "other_leads", "too_late", "other"],
} as const satisfies Record<Queue, readonly string[]>; // biome-ignore format: a line a queue
export type Reason = (typeof REASONS)[Queue][number];

/** All reasons of both queues, each once. */
export const ALL_REASONS: readonly Reason[] = [...new Set(Object.values(REASONS).flat())];

/** Months after a decision at which its outcome is asked for. */
export const OUTCOME_MONTHS = [3, 12] as const;

export const STILL_TRADING = ["yes", "no", "not_known"] as const;
export type StillTrading = (typeof STILL_TRADING)[number];

/** The most businesses that one decision is made for at once. */
export const MOST_AT_ONCE = 50;

/** What of a business matters for whether and where it stands in a queue. */
export interface Standing {
  score: number;
  evidenceOn: PlainDate | null;
  trajectory: string | null;
}

/** A decision that stands, with the business as it was then. */
export interface StandingDecision extends Standing {
  decision: Decision;
  dueOn: PlainDate;
  backOn: PlainDate;
}
