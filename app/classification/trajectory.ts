import { addMonths, formatDay, type PlainDate } from "~/lib/dates.ts";
import { dayOf, fastRise, knownHeadcounts, largeFall, type Movement, netRise, regainedSince } from "./headcount.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import type { ContractingKind, DatedSignal, Headcount, LifecycleFacts, Trajectory } from "./lifecycle-terms.ts";
import { SIGNAL_WORDS } from "./wording.ts";

/** Which way the business is going: the first rule that fits, 1 to 6, with the sentences that say why. */
export function trajectory(
  facts: LifecycleFacts,
  asOf: PlainDate,
  settings: LifecycleSettings,
): { trajectory: Trajectory; reasons: string[] } {
  const known = knownHeadcounts(facts.headcounts, facts.employees, asOf, facts.provenance?.employees?.on);
  const past = distinct(facts.signals.filter((signal) => signal.date <= asOf));

  const hard = past.filter((signal) => settings.signals[signal.kind] === "hard" && !recoveredAfter(past, signal));
  if (hard.length) return { trajectory: "in_difficulty", reasons: hard.map(sentence) };

  const recent = past.filter((signal) => signal.date >= addMonths(asOf, -settings.windowMonths));
  const fall = largeFall(known, asOf, settings);
  const { full, soft } = contracting(recent, known, fall, settings);
  const falling = [...(fall ? [fallSentence(fall)] : []), ...full.map(sentence)];
  if (soft.length >= settings.softSignals) falling.push(...soft.map(sentence));
  if (falling.length) return { trajectory: "contracting", reasons: falling };

  const fast = fastRise(known, asOf, settings);
  if (fast) return { trajectory: "fast_growing", reasons: [riseSentence(fast)] };

  const rise = netRise(known, asOf, settings);
  const growing = recent.filter((signal) => settings.signals[signal.kind] === "growing");
  if (rise || growing.length) {
    return { trajectory: "growing", reasons: [...(rise ? [riseSentence(rise)] : []), ...growing.map(sentence)] };
  }

  const heard = facts.lastHeard !== null && facts.lastHeard <= asOf ? facts.lastHeard : null;
  if (heard && heard >= addMonths(asOf, -settings.heardWithinMonths)) {
    return { trajectory: "steady", reasons: [`Last heard from on ${formatDay(heard)}.`] };
  }
  const never = "We have no date on which anyone heard from the business.";
  return { trajectory: "not_heard_from", reasons: [heard ? `Not heard from since ${formatDay(heard)}.` : never] };
}

/** The contracting and soft signals still standing: neither cancelled by a later opposite nor followed by a head count regained. */
function contracting(recent: DatedSignal[], known: Headcount[], fall: Movement | null, settings: LifecycleSettings) {
  const full: DatedSignal[] = [];
  const soft: DatedSignal[] = [];
  for (const signal of recent) {
    const group = settings.signals[signal.kind];
    if (group === "soft") {
      if (!recoveredAfter(recent, signal)) soft.push(signal);
    } else if (group === "contracting") {
      const opposites = settings.cancelledBy[signal.kind as ContractingKind];
      const cancelled = recent.some((later) => later.date > signal.date && opposites.includes(later.kind));
      if (cancelled || regainedSince(known, signal.date, settings)) continue;
      const stable = !fall && known.some((count) => count.date <= signal.date);
      if (signal.kind === "smaller_premises" && signal.hybrid && stable) soft.push(signal);
      else full.push(signal);
    }
  }
  return { full, soft };
}

function recoveredAfter(signals: DatedSignal[], signal: DatedSignal): boolean {
  return signals.some((later) => later.kind === "recovered" && later.date > signal.date);
}

/** Two reports of one thing on one day are one signal; oldest first. */
function distinct(signals: DatedSignal[]): DatedSignal[] {
  const seen = new Map(signals.map((signal) => [`${signal.date} ${signal.kind} ${signal.hybrid ?? false}`, signal]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, signal]) => signal);
}

function sentence(signal: DatedSignal): string {
  const source = signal.source ? `, from ${signal.source}` : "";
  return `${SIGNAL_WORDS[signal.kind]} on ${formatDay(signal.date)}${source}.`;
}

function fallSentence({ from, to, percent }: Movement): string {
  return `Head count fell from ${from.employees} on ${formatDay(dayOf(from))} to ${to.employees} on ${formatDay(dayOf(to))}, down ${percent}%.`;
}

function riseSentence({ from, to, percent }: Movement): string {
  const rate = percent === null ? "" : `, up ${Math.floor(percent)}% a year`;
  return `Head count rose from ${from.employees} on ${formatDay(dayOf(from))} to ${to.employees} on ${formatDay(dayOf(to))}${rate}.`;
}
