import { addMonths, formatDay, formatMonth, monthsBetween, type PlainDate } from "~/lib/dates.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import type {
  BaseStage,
  Input,
  LegalFamily,
  LifecycleFacts,
  PremisesKind,
  Provenance,
  Stage,
  TradingState,
} from "./lifecycle-terms.ts";
import { STAGE_LABELS } from "./wording.ts";

const LEGAL_WORDS: Record<LegalFamily, string> = {
  not_formed: "Not formed yet",
  unincorporated: "Owned by a person or a partnership",
  incorporated: "A company of its own",
  social: "A charity or social enterprise",
  overseas: "A company from overseas",
  public: "A public company or public body",
};

const PREMISES_WORDS: Record<PremisesKind, string> = {
  home: "Run from home",
  mobile: "Mobile, with no fixed premises",
  shared: "In shared space",
  commercial: "In commercial premises",
  multi: "On several sites",
};

const STATUS_WORDS: Record<TradingState, string> = {
  trading: "Trading",
  dormant: "Dormant or paused",
  closed: "Closed",
};

const NEEDED: Record<Input, string> = {
  age: "the day it began trading",
  employees: "how many people work here",
  premises: "what kind of place it works from",
  legal: "its legal form",
};

/** What is known of each input, a dated sentence each: "14 employees, confirmed by owner 3 March 2026." */
export function inputReasons(facts: LifecycleFacts, age: number | null, asOf: PlainDate): string[] {
  const from = facts.provenance ?? {};
  const said: string[] = [];
  if (facts.status === "closed" || facts.status === "dormant") {
    said.push(dated(STATUS_WORDS[facts.status], from.status, asOf));
  }
  if (age !== null) said.push(ageReason(facts, age, from.age, asOf));
  if (facts.employees !== null) said.push(dated(employeesWords(facts.employees), from.employees, asOf));
  for (const { source, value, on } of from.employees?.otherwise ?? []) {
    if (typeof value === "number")
      said.push(`Another source differs: ${employeesWords(value)}, from ${source} ${formatDay(on)}.`);
  }
  if (facts.premises !== null) said.push(dated(PREMISES_WORDS[facts.premises], from.premises, asOf));
  if (facts.legal !== null) said.push(dated(LEGAL_WORDS[facts.legal], from.legal, asOf));
  return said;
}

function ageReason(facts: LifecycleFacts, age: number, from: Provenance | undefined, asOf: PlainDate): string {
  if (facts.started === null) return `Trading for ${monthsWords(age)} on ${formatDay(asOf)}.`;
  if (facts.started > asOf) return dated(`Due to begin trading on ${formatDay(facts.started)}`, from, asOf);
  if (facts.startedIsStandIn) {
    return `Trading since ${formatMonth(facts.started)}, register stand-in: the day of incorporation.`;
  }
  return dated(`Trading since ${formatMonth(facts.started)}`, from, asOf);
}

/** Why the stage is not the base stage. */
export function stageReason(stage: Stage, base: BaseStage, asOf: PlainDate): string[] {
  if (stage === base) return [];
  const would = base === "not_enough_known" ? "too little known to place" : STAGE_LABELS[base].toLowerCase();
  return [`Otherwise it would be ${would} on ${formatDay(asOf)}.`];
}

export function largeArrivalReason(employees: number, settings: LifecycleSettings): string {
  return `Large arrival: ${employees} employees before ${settings.earlyUnderMonths} months. Look for a predecessor (transfer, relocation, demerger).`;
}

export function oecdReason(badge: { from: PlainDate; to: PlainDate; percent: number }): string {
  return `High growth by the OECD measure from ${formatMonth(badge.from)} to ${formatMonth(badge.to)}: up ${Math.floor(badge.percent)}% a year.`;
}

/** Always said, even when there is nothing more to ask. */
export function surer(facts: LifecycleFacts, missing: Input[], asOf: PlainDate, settings: LifecycleSettings): string {
  const wanted = missing.map((input) => NEEDED[input]);
  for (const [input, known] of Object.entries(facts.provenance ?? {})) {
    const what = input === "status" ? "whether it still trades" : NEEDED[input as Input];
    if (known.conflict) wanted.push(`which source is right about ${what}`);
    else if (known.unconfirmedThirdParty) wanted.push(`the owner's word on ${what}`);
    else if (monthsBetween(known.on, asOf) > settings.oldAfterMonths) wanted.push(`fresh word on ${what}`);
  }
  if (facts.contradiction) wanted.unshift("a person to find out whether it still trades");
  if (wanted.length === 0) {
    return `To be surer we need nothing more now; ask again by ${formatDay(addMonths(asOf, 6))}.`;
  }
  return `To be surer we need ${wanted.length > 1 ? `${wanted.slice(0, -1).join(", ")} and ${wanted.at(-1)}` : wanted[0]}.`;
}

function dated(words: string, from: Provenance | undefined, asOf: PlainDate): string {
  if (!from) return `${words}, as given for ${formatDay(asOf)}.`;
  const said = from.confirmed ? `confirmed by ${from.source}` : `from ${from.source}`;
  const doubt = from.unconfirmedThirdParty ? ", not confirmed by the business" : "";
  return `${words}, ${said} ${formatDay(from.on)}${doubt}.`;
}

function employeesWords(employees: number): string {
  if (employees === 0) return "No employees, the owner only";
  return employees === 1 ? "1 employee" : `${employees} employees`;
}

function monthsWords(months: number): string {
  return months === 1 ? "1 month" : `${months} months`;
}
