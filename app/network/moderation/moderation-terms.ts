import { addDays, dayInBritain, type PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import type { PostState } from "../post-terms.ts";

/** Why somebody reports a post or a message. */
export const REPORT_REASONS = ["untrue", "offensive", "private", "junk", "unsafe", "not_theirs", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Why an officer decided as they did: what the author is told. */
export const DECISION_REASONS = [
  "untrue",
  "offensive",
  "private",
  "junk",
  "unsafe",
  "not_local",
  "wrong_place",
  "copyright",
  "unclear",
  "repeated",
  "other",
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** What an officer can do with a post, with what it becomes. */
export const DECISIONS = [
  "publish",
  "refuse",
  "hide",
  "show",
  "leave",
  "ask_edit",
  "warn",
  "suspend",
  "allow",
] as const;
export type Decision = (typeof DECISIONS)[number];

/** What moderation did, as it is kept. `hidden_by_reports` is the one that a rule does. */
export type Action =
  | "published"
  | "refused"
  | "hidden"
  | "hidden_by_reports"
  | "shown_again"
  | "reports_dismissed"
  | "warned"
  | "edit_requested"
  | "posting_suspended"
  | "posting_allowed"
  | "appeal_upheld"
  | "appeal_refused";

interface DecisionRow {
  action: Action;
  /** states in which it can be done */
  from: readonly PostState[];
  /** the state afterwards; absent: as it was */
  to?: PostState;
  /** the author is told why */
  reasoned: boolean;
  /** what becomes of open reports */
  reports?: "upheld" | "dismissed";
}

const ANY: readonly PostState[] = ["waiting", "live", "hidden", "refused", "closed", "expired"];

export const DECISION_TABLE: Readonly<Record<Decision, DecisionRow>> = {
  publish: { action: "published", from: ["waiting"], to: "live", reasoned: false, reports: "dismissed" },
  refuse: { action: "refused", from: ["waiting"], to: "refused", reasoned: true, reports: "upheld" },
  hide: { action: "hidden", from: ["live", "closed", "expired", "hidden"], to: "hidden", reasoned: true, reports: "upheld" },
  show: { action: "shown_again", from: ["hidden", "refused"], to: "live", reasoned: false, reports: "dismissed" },
  leave: { action: "reports_dismissed", from: ["live", "closed", "expired", "waiting"], reasoned: false, reports: "dismissed" },
  ask_edit: { action: "edit_requested", from: ANY, reasoned: true },
  warn: { action: "warned", from: ANY, reasoned: true },
  suspend: { action: "posting_suspended", from: ANY, reasoned: true },
  allow: { action: "posting_allowed", from: ANY, reasoned: false },
}; // biome-ignore format: a decision a line

/** What the author may appeal against. */
export const SANCTIONS: readonly Action[] = [
  "refused",
  "hidden",
  "hidden_by_reports",
  "warned",
  "edit_requested",
  "posting_suspended",
];

/** Working days in which somebody looks: at a first post, at a report, at an appeal. */
export const LOOK_WITHIN = { first: 1, hidden: 1, reported: 2, appeal: 5 } as const;
export type QueueKind = keyof typeof LOOK_WITHIN;

/** An author may appeal within so many days. */
export const APPEAL_DAYS = 28;
/** Reports from so many different businesses hide a post until an officer has looked. */
export const REPORTS_THAT_HIDE = 2;

/** The day by which somebody should have looked. */
export function dueOn(kind: QueueKind, since: Date): PlainDate {
  return addWorkingDays(dayInBritain(since), LOOK_WITHIN[kind]);
}

export function appealUntil(decidedAt: Date): PlainDate {
  return addDays(dayInBritain(decidedAt), APPEAL_DAYS);
}

/** What is known of a post when its decisions are offered. */
export interface ModeratedFacts {
  state: PostState;
  openReports: number;
  /** the rule hid it and nobody has looked yet */
  hiddenByReports: boolean;
  /** posting of its business is stopped now */
  suspended: boolean;
}

/** The decisions that make sense for a post now, the likeliest first. */
export function decisionsFor({ state, openReports, hiddenByReports, suspended }: ModeratedFacts): Decision[] {
  return DECISIONS.filter((decision) => {
    if (!DECISION_TABLE[decision].from.includes(state)) return false;
    if (decision === "hide" && state === "hidden") return hiddenByReports;
    if (decision === "leave") return openReports > 0;
    if (decision === "suspend") return !suspended;
    return decision === "allow" ? suspended : true;
  });
}

/** Who reported, as far as it counts. */
export interface CountedReport {
  businessId: string | null;
  personId: string | null;
}

/**
 * Whether open reports hide a post by themselves: from two different businesses, and from two different people, so that
 * one person with two businesses cannot. Strangers' reports only bring it to the queue.
 */
export function reportsHide(reports: readonly CountedReport[]): boolean {
  const own = reports.filter(({ businessId }) => businessId !== null);
  const businesses = new Set(own.map(({ businessId }) => businessId));
  const people = new Set(own.map(({ personId, businessId }) => personId ?? businessId));
  return businesses.size >= REPORTS_THAT_HIDE && people.size >= REPORTS_THAT_HIDE;
}

/** Fewer than this could point at somebody: shown in words. */
const SMALLEST_SHOWN = 5;

/** A figure as the public page shows it: null when it is too small to be told. Nothing at all is told as nought. */
export function publicFigure(count: number): number | null {
  return count === 0 || count >= SMALLEST_SHOWN ? count : null;
}
