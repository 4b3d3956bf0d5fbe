import type { TradingStatus } from "~/businesses/snapshot.ts";
import type { EventType, Recorder } from "./catalogue.ts";

/** One question of a report. */
export interface ReportField {
  /** kept in the event as "details.<name>" */
  name: string;
  label: string;
  hint?: string;
  kind: "choice" | "yesno" | "text" | "words" | "number" | "day";
  options?: readonly { value: string; label: string }[];
  /** said when it is left empty; absent = may be left empty */
  missing?: string;
  /** of a day: how many months back and ahead of today it may lie */
  within?: readonly [back: number, ahead: number];
}

/** How people tell of an event that saving the profile does not show. */
export interface Report {
  /** in the list, as something that happened */
  title: string;
  hint: string;
  group: ReportGroup;
  /** whether it concerns one place */
  ofSite: boolean;
  by: readonly Recorder[];
  /** trading states in which it can happen; absent = any */
  when?: readonly TradingStatus[];
  /** it tells of a plan: the teams hear now, so what is asked is when it was decided */
  plan?: true;
  fields: readonly ReportField[];
}

export const REPORT_GROUPS = {
  trading: "Opening, pausing and closing",
  place: "Your building and the street",
  people: "Staff and money",
  growth: "Plans and good news",
  help: "Help and mistakes",
  officer: "Seen by an officer",
} as const;
export type ReportGroup = keyof typeof REPORT_GROUPS;

const BOTH = ["owner", "officer"] as const;

const more = (label = "Tell us more", hint = "Please leave out names and health details"): ReportField => ({
  name: "more",
  label,
  hint,
  kind: "words",
});
const choice = (name: string, label: string, missing: string, options: Record<string, string>): ReportField => ({
  name, label, missing, kind: "choice", options: Object.entries(options).map(([value, text]) => ({ value, label: text })),
}); // biome-ignore format: one line a question

const NEEDS = {
  startup: "Advice on starting up", finance: "Money or grants", premises: "A place to work from", rates: "Business rates",
  skills: "Staff and skills", licences: "Licences and rules", planning: "Planning and building", digital: "Going digital",
  marketing: "Selling more, and selling locally", export: "Selling abroad", energy_waste: "Energy, waste and environment",
  resilience: "Being ready for trouble", networking: "Meeting other businesses", exit: "Selling or closing the business",
  vacancies: "People for jobs we have open now",
}; // biome-ignore format: a list of words

const BARRIERS = {
  premises: "Premises", skills: "Finding staff or skills", finance: "Money", rates: "Business rates",
  regulation: "Rules and inspections", planning: "Planning", transport: "Roads and transport", energy_waste: "Energy",
  supply: "Supplies", crime: "Crime", broadband: "Broadband", other: "Something else",
}; // biome-ignore format: a list of words

/** Every event that is told rather than shown by a field of the profile. */
export const REPORTS = {
  "premises.altered_or_extended": {
    title: "We altered or extended our building", hint: "An extension, a new floor, a shop front, a sign", group: "place", ofSite: true, by: BOTH,
    fields: [choice("what", "What did you do?", "Choose what you did", { extended: "Made it bigger", altered: "Changed it inside or outside", reduced: "Made it smaller", sign: "Put up a sign" }), more()],
  },
  "waste.changed": {
    title: "Our waste changed", hint: "More of it, or a new kind", group: "place", ofSite: true, by: BOTH,
    fields: [choice("waste", "What kind of waste?", "Choose the kind of waste", { volume: "More or less of the same", clinical: "Clinical waste", hazardous: "Hazardous waste", food: "Food waste", other: "Something else" }), more()],
  },
  "emissions_or_noise.changed": {
    title: "Our noise, fumes or smells changed", hint: "New machines, an extractor, music", group: "place", ofSite: true, by: BOTH,
    fields: [choice("emission", "What changed?", "Choose what changed", { noise: "Noise", fumes: "Fumes or smells", air: "Air handling or extraction", light: "Light", other: "Something else" }), more()],
  },
  "fire_risk.changed": {
    title: "Our fire risk changed", hint: "People sleep there now, or you store something that burns", group: "place", ofSite: true, by: BOTH,
    fields: [choice("risk", "What changed?", "Choose what changed", { sleeping: "People sleep there now", storage: "We store things that burn", layout: "The ways out changed", other: "Something else" }), more()],
  },
  "vehicles_or_access.changed": {
    title: "Our vehicles, parking or access changed", hint: "Lorries, deliveries, loads, a new entrance", group: "place", ofSite: true, by: BOTH,
    fields: [choice("access", "What changed?", "Choose what changed", { vehicles: "More or bigger vehicles", parking: "Parking", deliveries: "Deliveries", loads: "Abnormal loads", entrance: "The entrance" }), more()],
  },
  "works_or_event.planned": {
    title: "We plan works or an event", hint: "Scaffolding, a skip, a street party, a festival", group: "place", plan: true, ofSite: true, by: BOTH,
    fields: [choice("kind", "What do you plan?", "Choose what you plan", { works: "Works on or beside the road", event: "An event", both: "Both" }), { name: "on", label: "Which day does it begin?", kind: "day", within: [0, 24] }, more()],
  },
  "owner.changed": {
    title: "The business has a new owner", hint: "It was sold, or passed on in the family", group: "people", ofSite: false, by: BOTH,
    fields: [choice("how", "How did it pass?", "Choose how it passed", { sold: "It was sold", family: "Within the family", partner: "A partner came or went", other: "In another way" }), { name: "who", label: "Name of the new owner", kind: "text", missing: "Enter the name of the new owner" }],
  },
  "redundancies.planned": {
    title: "We plan redundancies", hint: "We can bring help for your staff early", group: "people", plan: true, ofSite: false, by: BOTH,
    fields: [{ name: "jobs", label: "How many jobs?", kind: "number", missing: "Enter how many jobs, in figures" }, { name: "on", label: "From which day?", kind: "day", within: [3, 24] }, more()],
  },
  "insolvency.notified": {
    title: "An insolvency step was taken", hint: "Winding up, administration, an arrangement with creditors", group: "people", ofSite: false, by: BOTH,
    fields: [choice("step", "Which step?", "Choose the step", { winding_up: "Winding-up petition or order", administration: "Administration", voluntary_arrangement: "Voluntary arrangement", receivership: "Receivership", liquidation: "Liquidation", strike_off: "Action to strike the company off" }), more()],
  },
  "trading.started": {
    title: "We have started trading", hint: "Your first day of business, past or planned", group: "trading", ofSite: false, by: BOTH, when: ["idea"],
    fields: [more()],
  },
  "trading.paused": {
    title: "We are pausing for a while", hint: "Building work, illness, the season. You can start again when you like", group: "trading", ofSite: false, by: BOTH, when: ["trading"],
    fields: [{ name: "backOn", label: "When do you hope to start again?", hint: "Leave it empty if you do not know", kind: "day", within: [0, 24] }, more()],
  },
  "trading.resumed": {
    title: "We are trading again", hint: "After a pause", group: "trading", ofSite: false, by: BOTH, when: ["paused"],
    fields: [more()],
  },
  "trading.ceased": {
    title: "We have stopped trading for good", hint: "We close the record and tell the teams that need to know", group: "trading", ofSite: false, by: BOTH, when: ["trading", "paused", "idea"],
    fields: [choice("reason", "Why did you stop?", "Choose why you stopped", { retired: "Retired", sold: "Sold the business", costs: "It cost too much", customers: "Not enough customers", health: "Health or family", other: "Another reason" }), more()],
  },
  "trading.closing_soon": {
    title: "We plan to close", hint: "We can help you to close well, or to go on", group: "trading", when: ["trading", "paused"], plan: true, ofSite: false, by: BOTH,
    fields: [{ name: "closingOn", label: "What is your last day of trading?", kind: "day", within: [0, 24], missing: "Enter your last day of trading" }, more("Why are you closing?")],
  },
  "finance_or_turnover.changed": {
    title: "We raised money", hint: "A loan, a grant or an investor", group: "growth", ofSite: false, by: BOTH,
    fields: [choice("kind", "What happened?", "Choose what happened", { raised: "We raised money", lost: "We lost funding" }), more()],
  },
  "export.started_or_changed": {
    title: "Our trade abroad changed", hint: "A first export, a new country, controlled goods", group: "growth", ofSite: false, by: BOTH,
    fields: [{ name: "controlledGoods", label: "Are any of them controlled goods?", hint: "Weapons, some chemicals, plants, animals, art", kind: "yesno", missing: "Choose yes or no" }, more()],
  },
  "public_supply.interest": {
    title: "We would like to supply the council", hint: "And other public bodies", group: "growth", ofSite: false, by: BOTH,
    fields: [{ name: "what", label: "What could you supply?", kind: "text", missing: "Tell us what you could supply" }],
  },
  "award_or_innovation.published": {
    title: "We won an award or made something new", hint: "We check good news before it counts", group: "growth", ofSite: false, by: BOTH,
    fields: [choice("kind", "What is the news?", "Choose what the news is", { award: "An award", product: "A new product or service", patent: "A patent", research: "Work with a university or college" }), { name: "what", label: "What is it?", kind: "text", missing: "Tell us what it is" }],
  },
  "need.posted": {
    title: "We need something", hint: "Tell us, and the right team gets in touch", group: "help", ofSite: false, by: BOTH,
    fields: [choice("need", "What do you need?", "Choose what you need", NEEDS), more()],
  },
  "need.withdrawn": {
    title: "We no longer need it", hint: "Something you asked for before", group: "help", ofSite: false, by: BOTH,
    fields: [choice("need", "What do you no longer need?", "Choose what you no longer need", NEEDS)],
  },
  "need.unmet": {
    title: "We asked, and it was not met", hint: "So that someone looks again", group: "help", ofSite: false, by: BOTH,
    fields: [choice("need", "What was not met?", "Choose what was not met", NEEDS), more("What happened?")],
  },
  "problem.reported": {
    title: "Something is holding us back", hint: "Only the council sees this", group: "help", ofSite: false, by: BOTH,
    fields: [choice("barrier", "What is it about?", "Choose what it is about", BARRIERS), more("What is the problem?")],
  },
  "details.disputed": {
    title: "Something on our record is wrong", hint: "And you cannot change it yourself", group: "help", ofSite: false, by: BOTH,
    fields: [{ name: "what", label: "What is wrong, and what should it be?", kind: "words", missing: "Tell us what is wrong" }],
  },
  "visit.found_not_trading": {
    title: "Visit found nobody trading", hint: "Nothing on the record closes by this alone", group: "officer", ofSite: true, by: ["officer"],
    fields: [choice("found", "What did you find?", "Choose what you found", { moved: "They have moved", closed: "It has closed", shut_that_day: "It was shut that day", wrong_address: "The address is wrong" }), more("Note for the teams")],
  },
  "vacancy.reported": {
    title: "Premises reported empty", hint: "By an agent, a landlord or an officer", group: "officer", ofSite: true, by: ["officer"],
    fields: [choice("who", "Who reported it?", "Choose who reported it", { agent: "An agent", landlord: "The landlord", officer: "An officer", other: "Somebody else" }), more("Note for the teams")],
  },
  "details.confirmed": {
    title: "The business confirmed its details", hint: "On the telephone or in person: nothing has changed", group: "officer", ofSite: false, by: ["officer"],
    fields: [],
  },
} as const satisfies Partial<Record<EventType, Report>>; // biome-ignore format: one line a question

/** What is asked of a move beside the new address. */
export const MOVE_QUESTIONS = [
  choice("size", "How big is the new place?", "Choose how big the new place is, compared with the old one", { bigger: "Bigger than the old one", same: "About the same, or we only put the address right", smaller: "Smaller than the old one" }),
  { name: "hybrid", label: "Is it smaller because more of you work from home?", kind: "yesno", missing: "Choose yes or no" },
] as const satisfies readonly ReportField[]; // biome-ignore format: one line a question

/** The questions whose answers an event of this type keeps beside its fields. */
export function questionsOf(type: EventType): readonly ReportField[] {
  if (type === "premises.relocated") return MOVE_QUESTIONS;
  return isReportType(type) ? reportOf(type).fields : [];
}

export type ReportType = keyof typeof REPORTS;

export function isReportType(text: string | undefined): text is ReportType {
  return text !== undefined && Object.hasOwn(REPORTS, text);
}

/** A report in its general shape. */
export function reportOf(type: ReportType): Report {
  return REPORTS[type];
}

/** What a person of this kind may tell of a business in this state, by group. */
export function reportsFor(
  by: Recorder,
  tradingStatus: TradingStatus | null = null,
): { group: ReportGroup; reports: { type: ReportType; title: string; hint: string }[] }[] {
  return (Object.keys(REPORT_GROUPS) as ReportGroup[])
    .map((group) => ({
      group,
      reports: (Object.keys(REPORTS) as ReportType[])
        .map((type) => ({ type, ...reportOf(type) }))
        .filter((report) => report.group === group && report.by.includes(by))
        .filter(({ when }) => !when || !tradingStatus || when.includes(tradingStatus))
        .map(({ type, title, hint }) => ({ type, title, hint })),
    }))
    .filter(({ reports }) => reports.length > 0);
}
