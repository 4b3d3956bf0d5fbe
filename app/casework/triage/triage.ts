import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type GrowthGroup,
  type GrowthResult,
} from "~/classification/growth-terms.ts";
import { addMonths, daysBetween, type PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import type { TriageSettings } from "./triage-settings.ts";
import { type Decision, OUTCOME_MONTHS, type Standing, type StandingDecision } from "./triage-terms.ts";

/**
 * How fresh what we know is, from 1 (today) down: half after `halfLifeDays`, a quarter after twice as many.
 * @param newestOn  the newest evidence that counted, or the day the owner last confirmed the details if that is later;
 *                  null, or a day to come, count as today's own ends: nothing and all
 * Source: docs/models.md#triage
 */
export function freshness(newestOn: PlainDate | null, asOf: PlainDate, settings: TriageSettings): number {
  if (newestOn === null) return 0;
  return 0.5 ** (Math.max(0, daysBetween(newestOn, asOf)) / settings.halfLifeDays);
}

/** Score times freshness, to a tenth: what the queue is sorted by. */
export function priority(
  { score, newestOn }: { score: number; newestOn: PlainDate | null },
  asOf: PlainDate,
  settings: TriageSettings,
): number {
  return Math.round(score * freshness(newestOn, asOf, settings) * 10) / 10;
}

/** The day by which a decision is to be done, or the watching ends, unless the officer says another. */
export function usualDue(decision: Decision, asOf: PlainDate, settings: TriageSettings): PlainDate {
  const due = settings.due[decision];
  return "months" in due ? addMonths(asOf, due.months) : addWorkingDays(asOf, due.workingDays);
}

/** The day from which the business is in the queue again whatever happens. */
export function backOn(decision: Decision, dueOn: PlainDate, asOf: PlainDate, settings: TriageSettings): PlainDate {
  if (decision === "watch") return dueOn;
  const usual = addMonths(asOf, settings.backAfterMonths);
  return dueOn > usual ? dueOn : usual;
}

export type Return = "waiting" | "time" | "new_evidence" | "got_worse";

/**
 * Whether a business with a standing decision is in the queue again, and why.
 * Watched: on its day. No action: when the score is higher, newer evidence has come, or it got into difficulty. A call
 * or a referral likewise, once its day has passed. All of them after six months.
 */
export function returnOf(decided: StandingDecision, now: Standing, asOf: PlainDate): Return {
  if (decided.backOn <= asOf) return "time";
  if (decided.decision === "watch") return "waiting";
  if (decided.decision !== "no_action" && decided.dueOn >= asOf) return "waiting";
  if (now.trajectory === "in_difficulty" && decided.trajectory !== "in_difficulty") return "got_worse";
  const newer = now.evidenceOn !== null && (decided.evidenceOn === null || now.evidenceOn > decided.evidenceOn);
  return newer || now.score > decided.score ? "new_evidence" : "waiting";
}

/** The days on which what came of a decision is asked for. */
export function outcomesDue(decidedOn: PlainDate): { months: number; dueOn: PlainDate }[] {
  return OUTCOME_MONTHS.map((months) => ({ months, dueOn: addMonths(decidedOn, months) }));
}

/** What a score was made of: the groups with points, and the kinds of evidence that its sentences name. */
export function evidenceOf(growth: Pick<GrowthResult, "parts" | "reasons"> | null): {
  groups: GrowthGroup[];
  kinds: EvidenceKind[];
} {
  if (!growth) return { groups: [], kinds: [] };
  const parts = Object.entries(growth.parts) as [GrowthGroup, number | null][];
  const kinds = Object.entries(EVIDENCE_KINDS) as [EvidenceKind, { words: string }][];
  return {
    groups: parts.flatMap(([group, points]) => (points !== null && points > 0 ? [group] : [])),
    kinds: kinds.flatMap(([kind, { words }]) => {
      const said = new RegExp(`(: |; )${escaped(words)} on `);
      return growth.reasons.some((reason) => said.test(reason)) ? [kind] : [];
    }),
  };
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The sentences of a growth result that say something: groups with nothing known and the sum are left out. */
export function saidOf(reasons: readonly string[]): string[] {
  return reasons.filter((reason) => !/: nothing known\.$/.test(reason) && !/^[\d.]+ of 100 on /.test(reason));
}

/** What puts a business in the support queue, of the reasons of its stage: the signs, without what it would be otherwise. */
export function troubleOf(reasons: readonly string[]): string[] {
  const end = reasons.findIndex((reason) => reason.startsWith("Otherwise it would be"));
  return end > 0 ? reasons.slice(0, end) : [...reasons];
}

/** Whether it grew: more people than at the decision, or money put in. null when neither is known. */
export function grewSince(
  then: number | null,
  { jobs, investmentPence }: { jobs: number | null; investmentPence: number | null },
): boolean | null {
  if (investmentPence !== null && investmentPence > 0) return true;
  if (jobs !== null && then !== null) return jobs > then;
  return investmentPence === 0 && jobs !== null ? false : null;
}
