import { isPlanField, PLAN_FIELDS, type PlanField, type PlannedForm, type PlannedPlace } from "./plan-terms.ts";
import { findPlannedTrade } from "./trades-table.ts";

/** What the plan's conditions can ask about. Every key has an answer: a plan is only made of five answered questions. */
export interface PlanFacts {
  /** key of TRADES, or "other" */
  trade: string;
  /** SIC 2007, five digits; null when the trade is not on any list */
  sic: string | null;
  does: readonly string[];
  place: PlannedPlace;
  owners: "alone" | "partners";
  staff: "yes" | "no" | "unknown";
  form: PlannedForm;
  /** the three questions about work at home; "no" elsewhere */
  visitors: "yes" | "no";
  helpers: "yes" | "no";
  changed: "yes" | "no";
  area: "served" | "elsewhere";
}

/** includes and includes_none: lists; is and is_not: one answer; starts: codes. */
export type PlanOperator = "is" | "is_not" | "includes" | "includes_none" | "starts";

export interface PlanCondition {
  field: string;
  operator: string;
  value: readonly string[];
}

export type Join = "all" | "any";

export function operatorsOf(field: PlanField): readonly PlanOperator[] {
  if (field === "does") return ["includes", "includes_none"];
  return field === "sic" ? ["starts"] : ["is", "is_not"];
}

/** Whether one condition holds. One that nobody could have meant (an unknown field) never does. */
export function holds({ field, operator, value }: PlanCondition, facts: PlanFacts): boolean {
  if (!isPlanField(field)) return false;
  if (field === "does") {
    const some = facts.does.some((one) => value.includes(one));
    return operator === "includes" ? some : operator === "includes_none" && !some;
  }
  if (field === "sic") return operator === "starts" && value.some((start) => facts.sic?.startsWith(start));
  const same = value.includes(facts[field]);
  return operator === "is" ? same : operator === "is_not" && !same;
}

/** Whether a row of conditions holds; no conditions at all always do. */
export function allHold(conditions: readonly PlanCondition[], join: Join, facts: PlanFacts): boolean {
  if (conditions.length === 0) return true;
  return join === "any"
    ? conditions.some((condition) => holds(condition, facts))
    : conditions.every((condition) => holds(condition, facts));
}

/** "place is home,mobile; does includes food" as conditions. */
export function parseConditions(words: string): PlanCondition[] {
  return words
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [field = "", operator = "", ...rest] = part.split(/\s+/);
      const value = rest.join(" ").split(",");
      return { field, operator, value: value.map((one) => one.trim()).filter((one) => one !== "") };
    });
}

/** What is wrong with a condition, in words for whoever edits the plan; null when nothing is. */
export function conditionFault({ field, operator, value }: PlanCondition): string | null {
  if (!isPlanField(field)) return `“${field}” is not something that we ask`;
  if (!operatorsOf(field).some((known) => known === operator)) return `“${field}” cannot be asked with “${operator}”`;
  if (value.length === 0) return `“${field} ${operator}” names no answer`;
  const unknown = value.find((one) => !mayBe(field, one));
  return unknown === undefined ? null : `“${unknown}” is not an answer to “${field}”`;
}

function mayBe(field: PlanField, value: string): boolean {
  const answers = PLAN_FIELDS[field];
  if (answers === "code") return /^\d{2,5}$/.test(value);
  if (answers === "trade") return value === "other" || findPlannedTrade(value) !== null;
  return (answers as readonly string[]).includes(value);
}
