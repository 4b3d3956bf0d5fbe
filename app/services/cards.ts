import { addDays, monthsBetween, type PlainDate } from "~/lib/dates.ts";
import { type ServiceFacts, sayFact } from "./facts.ts";
import { FIELDS, isField } from "./fields.ts";
import { compile, type Effect, firingRules, type RuleData, type ServiceWithRules } from "./rules.ts";

/** So many are shown at once; the rest on request. */
export const MOST_CARDS = 7;
const DROPS_AFTER_MONTHS = 6;
const HIDDEN_AFTER_MONTHS = 12;

export type Band = "required" | "time_limited" | "likely" | "later";
const BANDS: readonly Band[] = ["required", "time_limited", "likely", "later"];

export interface Card {
  service: ServiceWithRules;
  effect: Exclude<Effect, "not_relevant">;
  band: Band;
  /** one sentence: why you see this */
  why: string;
  /** the facts that the rule looked at, each "Name: value" */
  from: string[];
  /** last day of a card that follows from a change */
  until: PlainDate | null;
  ruleId: string;
}

/** What the business did with a card, and when. */
export interface CardStateData {
  state: string;
  on: PlainDate;
}

interface Candidate {
  rule: RuleData;
  band: Band;
  until: PlainDate | null;
  /** days since the change that brought it, null where none did */
  daysAgo: number | null;
  weight: number;
}

function candidate(rule: RuleData, facts: ServiceFacts, asOf: PlainDate): Candidate {
  const { eventTypes, eventDays, tests, weight } = compile(rule);
  let daysAgo: number | null = null;
  const lasting =
    rule.join === "any" && rule.conditions.some(({ field }, at) => field !== "event" && tests[at]?.(facts) === true);
  if (eventTypes.size > 0 && !lasting) {
    for (const event of facts.event) {
      if (event.daysAgo > eventDays || !eventTypes.has(event.type)) continue;
      if (daysAgo === null || event.daysAgo < daysAgo) daysAgo = event.daysAgo;
    }
  }
  const until = daysAgo === null ? null : addDays(asOf, eventDays - daysAgo);
  const effect = rule.effect === "not_relevant" ? "later" : rule.effect;
  return { rule, band: effect === "likely" && until !== null ? "time_limited" : effect, until, daysAgo, weight };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Strongest first, and the same whatever order the rules came in. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    BANDS.indexOf(a.band) - BANDS.indexOf(b.band) ||
    b.weight - a.weight ||
    compareText(a.until ?? "9999", b.until ?? "9999") ||
    compareText(a.rule.why, b.rule.why) ||
    compareText(a.rule.id, b.rule.id)
  );
}

/** Whether the business put this card away for good, or for as long as nothing new brings it back. */
function isPutAway(state: CardStateData | undefined, best: Candidate, asOf: PlainDate): boolean {
  if (!state) return false;
  if (state.state === "dismissed" && best.band === "required") return false;
  return best.daysAgo === null || addDays(asOf, -best.daysAgo) <= state.on;
}

/**
 * Every card for this business, best first: required now, then what a recent change brings for some time, then likely
 * useful, then to read later. Required wins over "not relevant"; a service nobody checked for 6 months drops in rank, for
 * 12 months it is left out unless required. At most one card a service.
 */
export function allCards(
  facts: ServiceFacts,
  services: readonly ServiceWithRules[],
  states: ReadonlyMap<string, CardStateData>,
  asOf: PlainDate,
): Card[] {
  return ranked(facts, services, states, asOf).map((one) => cardOf(one, facts));
}

interface Ranked {
  service: ServiceWithRules;
  found: Candidate;
  stale: boolean;
}

/** The services in the order of their cards. */
function ranked(
  facts: ServiceFacts,
  services: readonly ServiceWithRules[],
  states: ReadonlyMap<string, CardStateData>,
  asOf: PlainDate,
): Ranked[] {
  const best = new Map<ServiceWithRules, Candidate>();
  const excluded = new Set<ServiceWithRules>();
  for (const { service, rule } of firingRules(facts, services)) {
    if (rule.effect === "not_relevant") {
      excluded.add(service);
      continue;
    }
    const found = candidate(rule, facts, asOf);
    const known = best.get(service);
    if (!known || compareCandidates(found, known) < 0) best.set(service, found);
  }
  const left: Ranked[] = [];
  for (const [service, found] of best) {
    const required = found.band === "required";
    if (!required && excluded.has(service)) continue;
    const state = states.get(service.id) ?? states.get(service.basedOnId ?? "");
    if (isPutAway(state, found, asOf)) continue;
    const unchecked = service.checkedOn === null ? HIDDEN_AFTER_MONTHS : monthsBetween(service.checkedOn, asOf);
    if (!required && unchecked >= HIDDEN_AFTER_MONTHS) continue;
    const stale = unchecked >= DROPS_AFTER_MONTHS;
    left.push({ service, stale, found: stale && !required ? { ...found, band: "later" } : found });
  }
  return left.sort(
    (a, b) =>
      BANDS.indexOf(a.found.band) - BANDS.indexOf(b.found.band) ||
      Number(a.stale) - Number(b.stale) ||
      compareCandidates(a.found, b.found) ||
      compareText(a.service.slug, b.service.slug) ||
      compareText(a.service.id, b.service.id),
  );
}

function cardOf({ service, found }: Ranked, facts: ServiceFacts): Card {
  return {
    service,
    effect: found.rule.effect === "not_relevant" ? "later" : found.rule.effect,
    band: found.band,
    why: found.rule.why,
    from: factsBehind(found.rule, facts),
    until: found.until,
    ruleId: found.rule.id,
  };
}

/** The cards that are shown: the first seven of {@link allCards}. */
export function cards(
  facts: ServiceFacts,
  services: readonly ServiceWithRules[],
  states: ReadonlyMap<string, CardStateData>,
  asOf: PlainDate,
): Card[] {
  return ranked(facts, services, states, asOf)
    .slice(0, MOST_CARDS)
    .map((one) => cardOf(one, facts));
}

/** The met conditions as "Name: value" lines, in the words of the fields. */
function factsBehind(rule: RuleData, facts: ServiceFacts): string[] {
  const { tests } = compile(rule);
  const lines: string[] = [];
  rule.conditions.forEach(({ field, operator, value }, at) => {
    if (!isField(field) || tests[at]?.(facts) !== true) return;
    if (operator === "includes_none" || operator === "is_not") return;
    const said = sayFact(field, facts, Array.isArray(value) ? value : null);
    if (said) lines.push(`${FIELDS[field].label}: ${said}`);
  });
  return lines;
}
