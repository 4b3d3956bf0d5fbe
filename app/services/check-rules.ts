import { FIELDS, type FieldKey, isField } from "./fields.ts";
import { type Condition, OPERATORS, type RuleData, type ServiceWithRules } from "./rules.ts";

/** What is wrong with a service or one of its rules, in words for its editor. `ruleId` is null for the service itself. */
export interface Fault {
  ruleId: string | null;
  message: string;
}

/** From so many checks in a row on, a web address with nothing behind it holds its service back. */
export const GONE_CHECKS = 2;

const TIERS = ["district", "county", "unitary", "any"];

/**
 * Everything that keeps a service or a rule from being published. An empty list means it may go live.
 * @param knownLgsl  numbers of the national list that are in use
 */
export function checkService(service: ServiceWithRules, knownLgsl: ReadonlySet<number>): Fault[] {
  const faults: Fault[] = [];
  const own = (message: string) => faults.push({ ruleId: null, message });
  if (service.lgsl === null) {
    if (service.reach === "local") own("A local service needs its number from the national list (LGSL).");
  } else if (!knownLgsl.has(service.lgsl)) {
    own(`${service.lgsl} is not a live number of the national list (LGSL).`);
  }
  if (service.reach === "local") {
    if (!service.ownerTeam) own("No team owns this service yet. Choose one.");
    if (!service.tier) own("It is not said which tier of council gives this service. Choose one.");
    else if (!TIERS.includes(service.tier)) own(`"${service.tier}" is not a tier of council.`);
  }
  if (service.linkFault !== null && service.linkGone >= GONE_CHECKS) own(service.linkFault);
  for (const rule of service.rules) {
    for (const message of checkRule(rule)) faults.push({ ruleId: rule.id, message });
  }
  return [...faults, ...clashes(service.rules)];
}

/** What is wrong with one rule by itself. */
export function checkRule(rule: RuleData): string[] {
  if (rule.conditions.length === 0) return ["The rule has no conditions, so it says nothing. Add at least one."];
  const faults = rule.conditions.flatMap(checkCondition);
  if (rule.why.trim() === "") faults.push('The rule has no "why you see this" line.');
  if (rule.daysAfterEvent !== null && !rule.conditions.some(({ field }) => field === "event")) {
    faults.push("The rule says how long it matters after a change, but looks at no change.");
  }
  if (faults.length === 0 && !canFire(rule))
    faults.push("The rule can never hold: its conditions shut each other out.");
  return faults;
}

function checkCondition({ field, operator, value }: Condition): string[] {
  if (!isField(field)) return [`"${field}" is not a field that rules know.`];
  const known = FIELDS[field];
  if (!OPERATORS[known.type]?.some((allowed) => allowed === operator)) {
    return [`"${operator}" cannot be asked of "${known.label}".`];
  }
  if (known.type === "number") {
    const fine = typeof value === "number" && Number.isInteger(value) && value >= 0;
    return fine ? [] : [`"${known.label}" needs a whole number of 0 or more.`];
  }
  if (known.type === "yesno") return typeof value === "boolean" ? [] : [`"${known.label}" needs yes or no.`];
  if (!Array.isArray(value) || value.length === 0) return [`"${known.label}" needs at least one value.`];
  if (known.type === "code") {
    return value.filter((code) => !/^\d{2,5}$/.test(code)).map((code) => `"${code}" is not the start of a SIC code.`);
  }
  return value
    .filter((item) => !Object.hasOwn(known.options, item))
    .map((item) => `"${item}" is not a value of "${known.label}".`);
}

/** The ways a rule can hold, each a set of conditions that must all be met. */
function ways(rule: RuleData): Condition[][] {
  return rule.join === "all" ? [rule.conditions] : rule.conditions.map((condition) => [condition]);
}

function canFire(rule: RuleData): boolean {
  return ways(rule).some(canHold);
}

/** Whether some business could meet all of these at once. Looks at each field apart; fields do not limit one another. */
function canHold(conditions: Condition[]): boolean {
  const byField = new Map<FieldKey, Condition[]>();
  for (const condition of conditions) {
    if (!isField(condition.field)) return false;
    byField.set(condition.field, [...(byField.get(condition.field) ?? []), condition]);
  }
  return [...byField].every(([field, rows]) => fieldCanHold(field, rows));
}

function fieldCanHold(field: FieldKey, rows: Condition[]): boolean {
  const known = FIELDS[field];
  if (known.type === "number") {
    const bounds = (operator: string) =>
      rows.filter((row) => row.operator === operator).map(({ value }) => Number(value));
    return Math.max(0, ...bounds("at_least")) <= Math.min(Number.POSITIVE_INFINITY, ...bounds("at_most"));
  }
  if (known.type === "yesno") return new Set(rows.map(({ value }) => value)).size < 2;
  const listed = ({ value }: Condition) => (Array.isArray(value) ? value : []);
  if (known.type === "one") {
    return Object.keys(known.options).some((option) =>
      rows.every((row) => listed(row).includes(option) === (row.operator === "is")),
    );
  }
  const shut = rows.filter(({ operator }) => operator === "includes_none").flatMap(listed);
  const isShut = (item: string) =>
    shut.some((start) => (known.type === "code" ? item.startsWith(start) : item === start));
  return rows
    .filter(({ operator }) => operator === "includes")
    .every((row) => listed(row).some((item) => !isShut(item)));
}

/** Pairs of rules of one service that could require it and rule it out for the same business. */
function clashes(rules: RuleData[]): Fault[] {
  const required = rules.filter(({ effect }) => effect === "required");
  const excluding = rules.filter(({ effect }) => effect === "not_relevant");
  const faults: Fault[] = [];
  for (const rule of excluding) {
    for (const other of required) {
      const together = ways(rule).some((way) => ways(other).some((otherWay) => canHold([...way, ...otherWay])));
      if (!together) continue;
      faults.push({
        ruleId: rule.id,
        message: `For some businesses this rule says "not relevant" while another says "required": "${other.why}". Make the two shut each other out.`,
      });
    }
  }
  return faults;
}
