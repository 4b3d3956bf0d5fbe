import { addMonths, formatDay, type PlainDate } from "~/lib/dates.ts";
import {
  type Category,
  EXPOSURES,
  type Exposure,
  HAZARDS,
  type Hazard,
  type InspectionRecord,
  type InspectionSettings,
} from "./inspection-settings.ts";
import { rangeOf } from "./ranges.ts";

/** A category given under a legal scheme, entered by an officer. It replaces ours. */
export interface StatutoryCategory {
  /** "food hygiene scheme" */
  scheme: string;
  category: string;
  /** between visits; null where the scheme asks for none */
  months: number | null;
  givenOn: PlainDate;
  /** the day of the next visit as the scheme has it; else it follows from the last one */
  nextOn?: PlainDate | null;
}

/** What is known of one site; null is "not known". */
export interface InspectionFacts {
  hazard: Hazard | null;
  exposure: Exposure | null;
  /** confidence in management; null counts as standard */
  record: InspectionRecord | null;
  /** what the hazard comes from, in words */
  hazardFrom?: string | null;
  statutory?: StatutoryCategory | null;
  lastVisitOn?: PlainDate | null;
  /** when the officer who was there last means to go again; counts before the usual months */
  nextOn?: PlainDate | null;
}

export interface InspectionResult {
  /** A to E, or the scheme's own; null when what is missing decides */
  category: string | null;
  /** between visits; null is no routine visit, or not known */
  months: number | null;
  dueOn: PlainDate | null;
  statutory: boolean;
  reasons: string[];
  missing: ("hazard" | "exposure")[];
  hazard: Hazard | null;
  exposure: Exposure | null;
  settingsVersion: number;
}

/**
 * How soon a site is to be visited.
 * @param facts  hazard 1 to 5 (highest of its activities), exposure 1 to 3, record of management; null is "not known"
 * @returns category, months between visits, the due day when the last visit is known, and why
 * Source: docs/models.md#inspection-priority, settings version `settings.version`
 */
export function inspection(facts: InspectionFacts, asOf: PlainDate, settings: InspectionSettings): InspectionResult {
  const { statutory, lastVisitOn, nextOn, hazard, exposure } = facts;
  const due = (months: number | null) => (lastVisitOn && months !== null ? addMonths(lastVisitOn, months) : null);
  const missing: InspectionResult["missing"] = [];
  if (facts.hazard === null) missing.push("hazard");
  if (facts.exposure === null && facts.hazard !== settings.alwaysA) missing.push("exposure");
  const version = settings.version;
  if (statutory) {
    const { scheme, category, months } = statutory;
    const said = `Category ${category} of the ${scheme}, given on ${formatDay(statutory.givenOn)}: it counts before ours.`;
    const reasons = [said, ...hazardReasons(facts)];
    const dueOn = statutory.nextOn ?? nextOn ?? due(months);
    return { category, months, dueOn, statutory: true, reasons, missing, hazard, exposure, settingsVersion: version };
  }
  const category = categoryOf(facts, settings);
  const ordinary = category && settings.months[category];
  const months = ordinary === null ? null : ordinary * settings.factors[facts.record ?? "standard"];
  const reasons = hazardReasons(facts);
  if (!category) reasons.push(`Not settled on ${formatDay(asOf)}: ${missing.join(" and ")} not known.`);
  else if (months === null) reasons.push(`Category ${category}: no routine visit, advice when asked.`);
  else reasons.push(`Category ${category}: every ${ordinary} months${factorWords(facts.record, months)}.`);
  if (nextOn) reasons.push(`The officer who was there last wants to go again on ${formatDay(nextOn)}.`);
  const dueOn = nextOn ?? due(months);
  return { category, months, dueOn, statutory: false, reasons, missing, hazard, exposure, settingsVersion: version };
}

/** The category when the inputs that are known settle it. */
function categoryOf(facts: InspectionFacts, settings: InspectionSettings): Category | null {
  const hazards = facts.hazard === null ? HAZARDS : [facts.hazard];
  const exposures = facts.exposure === null ? EXPOSURES : [facts.exposure];
  const found = new Set<Category>();
  for (const hazard of hazards)
    for (const exposure of exposures)
      found.add(hazard >= settings.alwaysA ? "A" : rangeOf(settings.categories, hazard * exposure).category);
  const [only, ...more] = found;
  return only && more.length === 0 ? only : null;
}

const RECORD_WORDS: Record<InspectionRecord, string> = {
  poor: "a poor record",
  never: "never seen",
  standard: "",
  good: "a good record",
};

function factorWords(record: InspectionRecord | null, months: number): string {
  return record === null || record === "standard" ? "" : `, ${RECORD_WORDS[record]} makes it ${months}`;
}

function hazardReasons({ hazard, hazardFrom, exposure }: InspectionFacts): string[] {
  const said: string[] = [];
  if (hazard !== null) said.push(`Hazard ${hazard} of 5${hazardFrom ? `: ${hazardFrom}` : ""}.`);
  if (exposure !== null) said.push(`Exposure ${exposure} of 3: ${EXPOSURE_WORDS[exposure]}.`);
  return said;
}

const EXPOSURE_WORDS: Record<Exposure, string> = {
  1: "no public and few people",
  2: "ordinary footfall, or 5 to 49 people on site",
  3: "many people, people who need care, wide supply, or homes beside it",
};

export const CERTAINTIES = ["confirmed", "probable", "unverified", "probably_gone"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface CertaintyFacts {
  /** the day somebody last confirmed that it trades there */
  confirmedOn: PlainDate | null;
  /** only a partner's list says so */
  thirdPartyOnly: boolean;
  /** a closed signal, a vacancy report or a returned letter, later than the confirmation */
  goneOn: PlainDate | null;
}

/** Whether it still trades there, and so whether to ask before going. */
export function certainty(
  facts: CertaintyFacts,
  asOf: PlainDate,
  settings: InspectionSettings,
): { certainty: Certainty; checkFirst: boolean; reason: string } {
  const { confirmedOn, goneOn } = facts;
  const heard = confirmedOn !== null && confirmedOn <= asOf ? confirmedOn : null;
  if (goneOn !== null && goneOn <= asOf && (heard === null || goneOn >= heard))
    return { certainty: "probably_gone", checkFirst: true, reason: `A sign on ${formatDay(goneOn)} that it has gone.` };
  if (facts.thirdPartyOnly || heard === null)
    return { certainty: "unverified", checkFirst: true, reason: "Nobody here has confirmed that it trades." };
  const reason = `Confirmed on ${formatDay(heard)}.`;
  if (heard >= addMonths(asOf, -settings.certainty.confirmedMonths))
    return { certainty: "confirmed", checkFirst: false, reason };
  if (heard >= addMonths(asOf, -settings.certainty.probableMonths))
    return { certainty: "probable", checkFirst: false, reason };
  return { certainty: "unverified", checkFirst: true, reason };
}
