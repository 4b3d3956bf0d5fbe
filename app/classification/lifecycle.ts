import { monthsBetween, type PlainDate } from "~/lib/dates.ts";
import { highGrowthYears, knownHeadcounts } from "./headcount.ts";
import { inputReasons, largeArrivalReason, oecdReason, stageReason, surer } from "./lifecycle-reasons.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import {
  type BaseStage,
  type Confidence,
  type Footing,
  INPUTS,
  type Input,
  type LifecycleFacts,
  type LifecycleResult,
  type Stage,
  type Trajectory,
} from "./lifecycle-terms.ts";
import { trajectory } from "./trajectory.ts";

/**
 * Places a business in its lifecycle.
 * @param facts  employees (head count, 0 = owner only), age (whole months since trading began), premises, legal family,
 *               trading status, dated head counts and signals; null is "not known"
 * @param asOf   the day the answer is for; whatever is dated after it is not looked at
 * @returns stage, trajectory, footing, confidence, dated reasons, and what is missing; never guesses
 * Source: docs/models.md#lifecycle, settings version `settings.version`
 */
export function lifecycle(facts: LifecycleFacts, asOf: PlainDate, settings: LifecycleSettings): LifecycleResult {
  const age = ageInMonths(facts, asOf);
  const missing = missingInputs(facts);
  const base = baseStage(facts, age, missing, settings);
  const course = trajectory(facts, asOf, settings);
  const stage = finalStage(base, course.trajectory);
  const young = age !== null && age >= 0 && age < settings.earlyUnderMonths;
  const largeArrival = young && (facts.employees ?? 0) >= settings.largeArrivalFrom;
  const years = highGrowthYears(knownHeadcounts(facts.headcounts, facts.employees, asOf), asOf, settings);
  const oecd = years && { from: years.from.date, to: years.to.date, percent: years.percent ?? 0 };

  const why = stageReason(stage, base, asOf);
  const inputs = inputReasons(facts, age, asOf);
  const first = stage === base ? [...inputs, ...course.reasons] : [...course.reasons, ...why, ...inputs];
  const reasons = facts.contradiction ? [facts.contradiction, ...first] : first;
  if (largeArrival) reasons.push(largeArrivalReason(facts.employees ?? 0, settings));
  if (oecd) reasons.push(oecdReason(oecd));
  return {
    stage,
    base,
    trajectory: course.trajectory,
    footing: footing(facts),
    confidence: confidence(facts, missing, asOf, settings),
    reasons,
    surer: surer(facts, missing, asOf, settings),
    missing,
    largeArrival,
    oecd,
    settingsVersion: settings.version,
  };
}

/** Whole months since trading began; negative when it is still to begin; null when unknown. */
export function ageInMonths(facts: LifecycleFacts, asOf: PlainDate): number | null {
  if (facts.started === null) return facts.ageMonths;
  // a start within the coming month is in the future too, though no whole month lies between
  return facts.started > asOf
    ? Math.min(-1, monthsBetween(asOf, facts.started) * -1)
    : monthsBetween(facts.started, asOf);
}

function missingInputs(facts: LifecycleFacts): Input[] {
  const unknown: Record<Input, boolean> = {
    age: facts.started === null && facts.ageMonths === null,
    employees: facts.employees === null,
    premises: facts.premises === null,
    legal: facts.legal === null,
  };
  return INPUTS.filter((input) => unknown[input]);
}

/** The first rule that fits, 1 to 11. */
function baseStage(
  facts: LifecycleFacts,
  age: number | null,
  missing: Input[],
  settings: LifecycleSettings,
): BaseStage {
  if (facts.status === "closed") return "closed";
  if (facts.status === "dormant") return "dormant";
  if (facts.legal === "not_formed" || (age !== null && age < 0)) return "pre_start";
  if (age === null || missing.length >= settings.tooManyMissing) return "not_enough_known";
  if (age < settings.newStartUnderMonths) return "new_start";
  if (age < settings.earlyUnderMonths) return "early_trading";
  if (facts.employees === null) return "not_enough_known";
  const noFixedPlace = facts.premises === "home" || facts.premises === "mobile" || facts.premises === null;
  if (facts.employees === 0 && noFixedPlace) return "owner_operator";
  if (facts.employees <= settings.microUpTo) return "established_micro";
  return facts.employees <= settings.smallUpTo ? "established_small" : "established_large";
}

/** What the trajectory makes of the base stage. */
export function finalStage(base: BaseStage, course: Trajectory): Stage {
  if (base === "closed" || base === "dormant" || base === "pre_start") return base;
  if (course === "in_difficulty" || course === "contracting") return course;
  if (base === "not_enough_known" || course !== "fast_growing") return base;
  return base === "new_start" || base === "early_trading" ? "fast_growing_young" : "scaling";
}

/** One point each for staff, for fixed premises of its own and for a legal form apart from its owner. */
function footing(facts: LifecycleFacts): Footing {
  const ownPremises = facts.premises === "commercial" || facts.premises === "multi";
  const apart = facts.legal !== null && facts.legal !== "not_formed" && facts.legal !== "unincorporated";
  const points = [(facts.employees ?? 0) > 0, ownPremises, apart].filter(Boolean).length;
  return points === 0 ? "light" : points === 1 ? "part-anchored" : "anchored";
}

/** High, less one step for each input missing, old, known only from an unconfirmed third party or disputed between sources. */
function confidence(facts: LifecycleFacts, missing: Input[], asOf: PlainDate, settings: LifecycleSettings): Confidence {
  if (facts.contradiction) return "low";
  let steps = missing.length;
  for (const known of Object.values(facts.provenance ?? {})) {
    if (monthsBetween(known.on, asOf) > settings.oldAfterMonths) steps += 1;
    if (known.unconfirmedThirdParty) steps += 1;
    if (known.conflict) steps += 1;
  }
  return steps === 0 ? "high" : steps === 1 ? "medium" : "low";
}
