import { addMonths, formatDay, type PlainDate } from "~/lib/dates.ts";
import type { GrowthSettings } from "./growth-settings.ts";
import {
  EVIDENCE_KINDS,
  EVIDENCE_OF_SIGNAL,
  type Evidence,
  type EvidenceKind,
  GROWTH_GROUP_LABELS,
  GROWTH_GROUPS,
  type GrowthFacts,
  type GrowthGroup,
  type GrowthResult,
  isSelf,
} from "./growth-terms.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import { trackRecord } from "./track-record.ts";

/**
 * How likely a business is to grow, from dated evidence. Size is no part of it.
 * @param facts  evidence, head counts and signals, and the trajectory of the lifecycle
 * @returns score 0 to 100 in six capped groups, band, and what each group was made from; a group without evidence is
 *          "nothing known"
 * Source: docs/models.md#growth-potential, settings version `settings.version`
 */
export function growth(
  facts: GrowthFacts,
  asOf: PlainDate,
  settings: GrowthSettings,
  lifecycle: LifecycleSettings,
): GrowthResult {
  const track = trackRecord(facts, asOf, settings, lifecycle);
  const told = facts.signals.flatMap(evidenceOfSignal);
  const weighed = distinct([...track.evidence, ...facts.evidence, ...told])
    .filter((one) => one.date <= asOf)
    .map((one) => weigh(one, asOf, settings))
    .filter((one) => one.weight > 0);
  const parts = Object.fromEntries(
    GROWTH_GROUPS.map((group) => {
      const of = weighed.filter((one) => EVIDENCE_KINDS[one.kind].group === group);
      const counted = of.filter((one) => group !== "innovation" || !one.selfClaimed);
      if (counted.length === 0) return [group, null];
      return [group, Math.min(settings.caps[group], groupPoints(group, counted, settings))];
    }),
  ) as GrowthResult["parts"];
  const sum = GROWTH_GROUPS.reduce((total, group) => total + (parts[group] ?? 0), 0);
  const cap = capOf(facts, settings);
  const score = Math.max(0, Math.min(sum, cap?.at ?? 100, 100));
  const days = weighed.map((one) => one.since ?? one.date).sort();
  return {
    score,
    band: bandOf(score, settings),
    parts,
    known: Object.values(parts).some((points) => points !== null),
    queue: cap?.because === "hard signal" ? "distress" : "growth",
    cap: cap && sum > cap.at ? cap : null,
    unusual: track.unusual,
    newestOn: days.at(-1) ?? null,
    reasons: reasonsOf(facts, { parts, weighed, unusual: track.unusual, sum, score, cap }, asOf),
    settingsVersion: settings.version,
  };
}

interface Weighed extends Evidence {
  /** 1, or a half for its age, a half for being the business's own word */
  weight: number;
  why: string[];
}

/** A band begins where the one before it ends: 20 is "some". */
function bandOf(score: number, settings: GrowthSettings): GrowthResult["band"] {
  const found = settings.bands.find(({ from, to }) => score >= from && (to === null || score < to));
  if (!found) throw new Error(`No growth band holds ${score}`);
  return found.band;
}

function evidenceOfSignal(signal: GrowthFacts["signals"][number]): Evidence[] {
  const kind = EVIDENCE_OF_SIGNAL[signal.kind];
  const source = signal.source ?? null;
  return kind ? [{ kind, date: signal.date, source, selfClaimed: isSelf(source) }] : [];
}

/** A thing told twice for one day counts once, by the surer word; open posts are counted each. */
function distinct(all: Evidence[]): Evidence[] {
  const kept = new Map<string, Evidence>();
  all.forEach((one, at) => {
    const key = one.kind === "open_post" ? `post ${at}` : `${one.kind} ${one.date}`;
    const before = kept.get(key);
    if (!before || (before.selfClaimed && !one.selfClaimed)) kept.set(key, one);
  });
  return [...kept.values()].sort((a, b) => (a.date === b.date ? (a.kind < b.kind ? -1 : 1) : a.date < b.date ? 1 : -1));
}

function weigh(one: Evidence, asOf: PlainDate, settings: GrowthSettings): Weighed {
  const why: string[] = [];
  let weight = 1;
  if (one.date < addMonths(asOf, -settings.goneAfterMonths)) weight = 0;
  else if (one.date <= addMonths(asOf, -settings.fullUnderMonths)) {
    weight /= 2;
    why.push(`half for its age`);
  }
  if (EVIDENCE_KINDS[one.kind].group === "track" && one.selfClaimed && settings.points[one.kind] > 0) {
    weight /= 2;
    why.push("half until somebody else says so too");
  }
  return { ...one, weight, why };
}

/** Kinds of one line of the table: only the best of them counts. */
const LINES: Partial<Record<EvidenceKind, string>> = { plan: "plan", plan_dated: "plan" };

function groupPoints(group: GrowthGroup, of: Weighed[], settings: GrowthSettings): number {
  if (group === "track") return trackPoints(of, settings);
  if (group === "hiring") return hiringPoints(of, settings);
  const worth = (one: Weighed) => settings.points[one.kind] * one.weight;
  if (group === "innovation") return of.reduce((sum, one) => sum + worth(one), 0);
  const best = new Map<string, number>();
  for (const one of of) {
    const line = LINES[one.kind] ?? one.kind;
    best.set(line, Math.max(best.get(line) ?? 0, worth(one)));
  }
  return [...best.values()].reduce((sum, points) => sum + points, 0);
}

/** The best rise that no later fall has overtaken, else the fall. */
function trackPoints(of: Weighed[], settings: GrowthSettings): number {
  const fall = of.find((one) => one.kind === "fall");
  const rises = of.filter((one) => one.kind !== "fall" && (!fall || one.date > fall.date));
  if (rises.length > 0) return Math.max(...rises.map((one) => settings.points[one.kind] * one.weight));
  return fall ? settings.points.fall * fall.weight : 0;
}

/** Posts of the last two years in full; what older ones add to them counts half. */
function hiringPoints(of: Weighed[], settings: GrowthSettings): number {
  const points = (posts: Weighed[]) => {
    if (posts.some((one) => one.kind === "open_posts") || posts.length >= settings.manyPosts)
      return settings.points.open_posts;
    return posts.length > 0 ? settings.points.open_post : 0;
  };
  const fresh = points(of.filter((one) => one.weight === 1));
  return fresh + (points(of) - fresh) / 2;
}

function capOf(facts: GrowthFacts, settings: GrowthSettings): GrowthResult["cap"] {
  if (facts.trajectory === "in_difficulty") return { at: settings.hardCap, because: "hard signal" };
  return facts.trajectory === "contracting" ? { at: settings.contractingCap, because: "contracting" } : null;
}

interface Worked {
  parts: GrowthResult["parts"];
  weighed: Weighed[];
  unusual: string | null;
  sum: number;
  score: number;
  cap: GrowthResult["cap"];
}

function reasonsOf(facts: GrowthFacts, worked: Worked, asOf: PlainDate): string[] {
  const said: string[] = worked.unusual ? [worked.unusual] : [];
  for (const group of GROWTH_GROUPS) {
    const of = worked.weighed.filter((one) => EVIDENCE_KINDS[one.kind].group === group);
    const points = worked.parts[group];
    if (of.length === 0) said.push(`${GROWTH_GROUP_LABELS[group]}: nothing known.`);
    else said.push(`${GROWTH_GROUP_LABELS[group]}, ${points ?? 0} points: ${of.map(sentence).join("; ")}.`);
  }
  if (facts.unread?.length)
    said.push(`Not counted, of a kind that the model does not have: ${facts.unread.join(", ")}.`);
  if (worked.cap && worked.sum > worked.cap.at)
    said.push(
      worked.cap.because === "hard signal"
        ? `No more than ${worked.cap.at} while it is in difficulty: support, not growth.`
        : `No more than ${worked.cap.at} while it is contracting.`,
    );
  said.push(`${worked.score} of 100 on ${formatDay(asOf)}.`);
  return said;
}

function sentence(one: Weighed): string {
  const from = one.source ? `, from ${one.source}` : "";
  const { group, words } = EVIDENCE_KINDS[one.kind];
  const waiting = group === "innovation" && one.selfClaimed ? ["counts when staff confirm it"] : one.why;
  const why = waiting.length > 0 ? ` (${waiting.join(", ")})` : "";
  return `${words} on ${formatDay(one.since ?? one.date)}${from}${why}`;
}
