import type { PlainDate } from "~/lib/dates.ts";
import type { ServiceFacts } from "./facts.ts";
import { FIELD_KEYS, FIELDS, type FieldKey, isField } from "./fields.ts";

export type Operator = "includes" | "includes_none" | "is" | "is_not" | "at_least" | "at_most";
export type Effect = "required" | "likely" | "later" | "not_relevant";
export type Join = "all" | "any";

/** One row of a rule. Value: texts for list, choice and code fields, a whole number, or yes / no. */
export interface Condition {
  field: string;
  operator: string;
  value: string[] | number | boolean;
}

export interface RuleData {
  id: string;
  effect: Effect;
  join: Join;
  conditions: Condition[];
  why: string;
  daysAfterEvent: number | null;
  status: string;
}

export interface ServiceWithRules {
  id: string;
  /** the shared service that this is a council's own version of */
  basedOnId: string | null;
  lgsl: number | null;
  slug: string;
  title: string;
  summary: string;
  whoFor: string | null;
  howToGet: string | null;
  cost: string | null;
  contact: string | null;
  channel: string | null;
  url: string | null;
  openingHours: string | null;
  councilCode: string | null;
  tier: string | null;
  providingBody: string;
  reach: "local" | "national";
  ownerTeam: string | null;
  topics: string[];
  /** what it helps with, as which kind of help, through what, and at which stages (see offer-terms.ts) */
  needs: string[];
  help: string | null;
  channels: string[];
  stages: string[];
  checkedOn: PlainDate | null;
  /** what the last check of its web address found wrong; null = it answered, or was not asked yet */
  linkFault: string | null;
  /** how many checks in a row found nothing there */
  linkGone: number;
  status: string;
  rules: RuleData[];
}

/** Which operators a kind of field takes. */
export const OPERATORS: Record<string, readonly Operator[]> = {
  many: ["includes", "includes_none"],
  code: ["includes", "includes_none"],
  one: ["is", "is_not"],
  number: ["at_least", "at_most"],
  yesno: ["is"],
};

/** Days that a change stays "recent" for a rule that does not say how long. */
export const DEFAULT_EVENT_DAYS = 90;

/** true: met; false: not met; null: the business's details do not say. */
export type Truth = boolean | null;
type Test = (facts: ServiceFacts) => Truth;

export interface CompiledRule {
  test: Test;
  tests: Test[];
  eventTypes: Set<string>;
  eventDays: number;
  weight: number;
}

const compiled = new WeakMap<RuleData, CompiledRule>();

function listTest(held: (facts: ServiceFacts) => boolean, field: FieldKey, negated: boolean): Test {
  return (facts) => {
    if (held(facts)) return !negated;
    return facts.gaps.includes(field) ? null : negated;
  };
}

function compileCondition(condition: Condition, eventDays: number): Test {
  const { field, operator, value } = condition;
  const never: Test = () => false;
  if (!isField(field)) return never;
  if (field === "activity" || field === "premises") {
    if (!Array.isArray(value)) return never;
    const wanted = new Set(value);
    return listTest((facts) => facts[field].some((item) => wanted.has(item)), field, operator === "includes_none");
  }
  if (field === "sic") {
    if (!Array.isArray(value)) return never;
    const starts = (facts: ServiceFacts) => facts.sic.some((code) => value.some((start) => code.startsWith(start)));
    return listTest(starts, field, operator === "includes_none");
  }
  if (field === "event") {
    if (!Array.isArray(value)) return never;
    const wanted = new Set(value);
    const happened = (facts: ServiceFacts) => facts.event.some((e) => e.daysAgo <= eventDays && wanted.has(e.type));
    return listTest(happened, field, operator === "includes_none");
  }
  return (facts) => {
    const fact = facts[field];
    if (fact === null) return null;
    if (operator === "at_least") return typeof value === "number" && Number(fact) >= value;
    if (operator === "at_most") return typeof value === "number" && Number(fact) <= value;
    if (typeof fact === "boolean") return fact === value;
    const listed = Array.isArray(value) && value.includes(String(fact));
    return operator === "is_not" ? !listed : listed;
  };
}

/** Truth of a row of tests, with "not known" kept apart from "no". No rows at all are never met. */
function joined(tests: Test[], join: Join): Test {
  const settles = join === "any";
  return (facts) => {
    let truth: Truth = tests.length === 0 ? false : !settles;
    for (const test of tests) {
      const result = test(facts);
      if (result === settles) return settles;
      if (result === null) truth = null;
    }
    return truth;
  };
}

/** A rule as functions, made once for each rule object. */
export function compile(rule: RuleData): CompiledRule {
  let ready = compiled.get(rule);
  if (!ready) {
    const eventDays = rule.daysAfterEvent ?? DEFAULT_EVENT_DAYS;
    const tests = rule.conditions.map((condition) => compileCondition(condition, eventDays));
    const eventTypes = new Set<string>();
    let weight = 0;
    for (const { field, operator, value } of rule.conditions) {
      if (isField(field)) weight += FIELDS[field].weight;
      if (field === "event" && operator === "includes" && Array.isArray(value))
        for (const type of value) eventTypes.add(type);
    }
    if (rule.join === "any" && rule.conditions.length > 0) weight /= rule.conditions.length;
    ready = { test: joined(tests, rule.join), tests, eventTypes, eventDays, weight };
    compiled.set(rule, ready);
  }
  return ready;
}

/** Whether a service can be shown to this business at all: in force, and of a council where it has a site. */
export function isOffered(service: ServiceWithRules, facts: ServiceFacts): boolean {
  if (service.status !== "live") return false;
  if (service.reach === "national") return true;
  if (!facts.inArea) return false;
  return service.councilCode === null || facts.councils.includes(service.councilCode);
}

export interface FiringRule {
  service: ServiceWithRules;
  rule: RuleData;
}

interface ReadyService {
  service: ServiceWithRules;
  rules: { rule: RuleData; test: Test }[];
  /** of the rules that require a local service: it is a regulated regime of the councils */
  duties: Test[];
}

const ready = new WeakMap<readonly ServiceWithRules[], ReadyService[]>();

/** The live rules of a catalogue as functions, made once for each list. */
function readyServices(services: readonly ServiceWithRules[]): ReadyService[] {
  let found = ready.get(services);
  if (!found) {
    found = services.map((service) => {
      const live = service.rules.filter((rule) => rule.status === "live");
      const required = service.reach === "local" ? live.filter((rule) => rule.effect === "required") : [];
      return {
        service,
        rules: live.map((rule) => ({ rule, test: compile(rule).test })),
        duties: required.map((rule) => compile(rule).test),
      };
    });
    ready.set(services, found);
  }
  return found;
}

/** The live rules that hold for these facts, of services that are in the business's area. */
export function firingRules(facts: ServiceFacts, services: readonly ServiceWithRules[]): FiringRule[] {
  const firing: FiringRule[] = [];
  for (const { service, rules } of readyServices(services)) {
    if (!isOffered(service, facts)) continue;
    for (const { rule, test } of rules) if (test(facts) === true) firing.push({ service, rule });
  }
  return firing;
}

export interface RuleExplanation {
  outcome: Truth;
  conditions: { condition: Condition; outcome: Truth }[];
}

/** How one rule comes out for these facts, condition by condition. */
export function explainRule(rule: RuleData, facts: ServiceFacts): RuleExplanation {
  const { test, tests } = compile(rule);
  return {
    outcome: test(facts),
    conditions: rule.conditions.map((condition, at) => ({ condition, outcome: tests[at]?.(facts) ?? null })),
  };
}

const QUESTION_WEIGHT: Record<Effect, number> = { required: 6, likely: 2, later: 1, not_relevant: 1 };

/**
 * The one question whose answer would settle most rules, those about a duty first.
 * @returns null when nothing that the owner could answer is missing
 */
export function nextQuestion(
  facts: ServiceFacts,
  services: readonly ServiceWithRules[],
): { field: FieldKey; question: string } | null {
  const worth = new Map<FieldKey, number>();
  for (const service of services) {
    if (!isOffered(service, facts)) continue;
    for (const rule of service.rules) {
      const { test, tests } = compile(rule);
      if (rule.status !== "live" || test(facts) !== null) continue;
      const missing = new Set<FieldKey>();
      rule.conditions.forEach(({ field }, at) => {
        if (isField(field) && tests[at]?.(facts) === null) missing.add(field);
      });
      for (const field of missing) {
        worth.set(field, (worth.get(field) ?? 0) + QUESTION_WEIGHT[rule.effect] / missing.size);
      }
    }
  }
  let best: { field: FieldKey; question: string } | null = null;
  let most = 0;
  for (const field of FIELD_KEYS) {
    const question = FIELDS[field].question;
    const value = worth.get(field) ?? 0;
    if (question && value > most) {
      best = { field, question };
      most = value;
    }
  }
  return best;
}

/** Regulated regimes of the councils: by the title of the service that each is. */
export interface Regimes {
  required: string[];
  /** those that an answer not yet given would decide */
  undecided: string[];
}

/** Which regulated regimes of the councils this business comes under: local services that a live rule requires. */
export function regimes(facts: ServiceFacts, services: readonly ServiceWithRules[]): Regimes {
  const found: Regimes = { required: [], undecided: [] };
  for (const { service, duties } of readyServices(services)) {
    if (duties.length === 0 || !isOffered(service, facts)) continue;
    let truth: Truth = false;
    for (const test of duties) {
      const one = test(facts);
      if (one === true) {
        truth = true;
        break;
      }
      if (one === null) truth = null;
    }
    if (truth === true) found.required.push(service.title);
    else if (truth === null) found.undecided.push(service.title);
  }
  return found;
}

/** How many regulated regimes of the councils this business comes under. */
export function requiredRegimes(facts: ServiceFacts, services: readonly ServiceWithRules[]): number {
  return regimes(facts, services).required.length;
}
