import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import { formatDay, isPlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { type EventType, eventRow } from "./catalogue.ts";
import { asList } from "./fields.ts";
import { MOVE_QUESTIONS, REPORTS, type Report } from "./reports.ts";
import type { FieldValue, FieldValues } from "./types.ts";

const ACTIVITY_WORDS = { added: "Added", dropped: "No longer" } as const;

/** Names of fields as an owner would say them. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  name: "Name", legalName: "Legal name", tradingNames: "Trading names", legalForm: "Legal form",
  companyNumber: "Company number", charityNumber: "Charity number", vatNumber: "VAT number",
  tradingStatus: "Trading", tradingStartedOn: "Trading since", incorporatedOn: "Company formed on",
  ceasedOn: "Last day of trading", registerStatus: "Status on the official register", kind: "Kind of business",
  sicCodes: "Lines of work", specialisms: "Specialisms", description: "Description", activities: "What you do",
  employees: "Number of staff", employeesBand: "Number of staff, roughly", fullTime: "Full-time staff",
  partTime: "Part-time staff", apprentices: "Apprentices", turnoverBand: "Turnover", groupType: "Part of a group",
  parentName: "Parent company", franchise: "Franchise", internationalTrade: "Trade with other countries",
  ambition: "Plans", email: "Email", phone: "Telephone", website: "Website", reference: "Reference",
  "site.name": "Name of the place", "site.addressLine1": "Address", "site.addressLine2": "Address, second line",
  "site.town": "Town", "site.postcode": "Postcode", "site.unit": "Unit", "site.uprn": "Property number (UPRN)",
  "site.premisesType": "Kind of place", "site.isHeadOffice": "Head office", "site.isRegisteredOffice": "Registered office",
  "site.isOperating": "Work is done there", "site.employees": "Staff there", "site.publicAccess": "Customers come there",
  "site.openingHours": "Opening hours", "site.homeVisitors": "Customers come to your home",
  "site.homeStaff": "Others work at your home", "site.homeConversion": "Home changed for the business",
  "site.openedOn": "Opened on", "site.closedOn": "Closed on", "site.outsideCouncil": "Council",
}; // biome-ignore format: a list of words

/** Short names of the answers that no profile field holds. */
const DETAIL_LABELS: Readonly<Record<string, string>> = {
  more: "In your words", why: "Why", on: "From", jobs: "Jobs", what: "What", kind: "Kind", waste: "Kind of waste", emission: "What changed",
  risk: "What changed", access: "What changed", need: "Need", barrier: "What it is about", how: "How", who: "Who", step: "Step",
  effectiveOn: "Took effect", closingOn: "Last day of trading", size: "Size of the place", hybrid: "More work from home", backOn: "Hopes to start again on", reason: "Why", controlledGoods: "Controlled goods", found: "What was found",
  settled: "The council settled on", setAside: "Instead of", by: "Settled by",
}; // biome-ignore format: a list of words

/** What each answer of a choice says, by its question and value. */
const ANSWER_WORDS: ReadonlyMap<string, string> = new Map(
  [{ fields: MOVE_QUESTIONS }, ...Object.values(REPORTS)].flatMap((report: Pick<Report, "fields">) =>
    report.fields.flatMap(({ name, options }) =>
      (options ?? []).map(({ value, label }): [string, string] => [`details.${name} ${value}`, label]),
    ),
  ),
);

const ROLES_OF_A_PLACE = ["site.isHeadOffice", "site.isRegisteredOffice"];

/** Found by us, not said by anybody: left out of what people read. */
const FOUND = new Set(["site.councilCode", "site.wardCode", "site.outsideCouncil", "site.isOperating"]);

const VALUE_WORDS: Readonly<Record<string, string>> = {
  sole_trader: "Sole trader", partnership: "Partnership", limited: "Limited company",
  llp: "Limited liability partnership", cic: "Community interest company", charity: "Charity",
  plc: "Public limited company", overseas: "Overseas company", public_body: "Public body", other: "Other",
  idea: "Not started yet", trading: "Trading", paused: "Paused", ceased: "Stopped", starting: "Starting up",
  branch: "Branch of a larger firm", home: "Home", mobile: "Mobile, no fixed place", shared: "Shared space",
  commercial: "Business premises", none: "None", occasional: "Now and then", regular: "Regularly",
  overseas_establishment: "A place of work abroad", independent: "Independent", parent: "Has subsidiaries",
  subsidiary: "Has a parent company", both: "Has a parent and subsidiaries", active: "Active", dormant: "Dormant",
  dissolved: "Dissolved", liquidation: "In liquidation", administration: "In administration",
}; // biome-ignore format: a list of words

/** A field's name for people: "Number of staff". Answers of a report carry their question's short name. */
export function fieldLabel(field: string): string {
  const known = FIELD_LABELS[field] ?? (field.startsWith("details.") ? DETAIL_LABELS[field.slice(8)] : undefined);
  if (known) return known;
  const words = field
    .replace(/^(site|details)\./, "")
    .replace(/([A-Z])/g, " $1")
    .replaceAll("_", " ")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const FREE_TEXT =
  /name|address|town|email|phone|website|description|specialisms|ambition|number|hours|details\.(what|why|more|note|who|where)/i;

/** A value for people; "not said" where there is none. */
export function valueText(field: string, value: FieldValue | undefined, trades?: TradeTitles): string {
  if (value === null || value === undefined || value === "") return "not said";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString("en-GB");
  if (Array.isArray(value)) {
    if (value.length === 0) return "none";
    return value.map((item) => listed(field, item, trades)).join("; ");
  }
  if (isPlainDate(value)) return formatDay(value);
  const answer = ANSWER_WORDS.get(`${field} ${value}`);
  if (answer) return answer;
  if (FREE_TEXT.test(field)) return value;
  return VALUE_WORDS[value] ?? value.replaceAll("_", " ");
}

/** Titles of SIC codes. Without them the codes themselves are shown. */
export type TradeTitles = ReadonlyMap<string, string>;

function listed(field: string, item: string, trades: TradeTitles | undefined): string {
  if (field === "activities" && isActivity(item)) return ACTIVITIES[item].label;
  return (field === "sicCodes" && trades?.get(item)) || item;
}

/** An event as its owner reads of it: that an officer settled between sources is nothing that they confirmed themselves. */
export function ownerTitle(type: EventType, after: FieldValues): string {
  return "details.settled" in after ? texts.queue.settle.ownerTitle : eventRow(type).title;
}

export interface FieldLine {
  field: string;
  label: string;
  /** null when there was nothing, or when the line tells only of what came or went */
  before: FieldValue;
  after: FieldValue;
  beforeText: string;
  afterText: string;
}

/** What an event changed, one line a field that people know. */
export function describeFields(
  before: FieldValues,
  after: FieldValues,
  options: { only?: readonly string[]; trades?: TradeTitles } = {},
): FieldLine[] {
  const { only, trades } = options;
  const fresh = isNewPlace(before, after);
  return Object.keys(after)
    .filter((field) => !FOUND.has(field) && (!only || only.includes(field)))
    .flatMap((field) => {
      if (field === "activities") return activityLines(asList(before[field]), asList(after[field]));
      return {
        field,
        label: fieldLabel(field),
        before: fresh ? null : (before[field] ?? null),
        after: after[field] ?? null,
        beforeText: valueText(field, fresh ? null : before[field], trades),
        afterText: valueText(field, after[field], trades),
      };
    })
    .filter((line) => line.beforeText !== line.afterText);
}

/** A place that was not there before was nothing before, not "no": its event tells its postcode and its part in the business. */
function isNewPlace(before: FieldValues, after: FieldValues): boolean {
  const none = before["site.postcode"] ?? null;
  return "site.postcode" in after && none === null && ROLES_OF_A_PLACE.some((role) => role in after);
}

/** An event holds what was added and what was dropped of the activities, never the whole list. */
function activityLines(dropped: readonly string[], added: readonly string[]): FieldLine[] {
  const line = (label: string, keys: string[]): FieldLine[] =>
    keys.length === 0 ? [] : [{ field: "activities", label, before: null, after: keys, beforeText: "", afterText: valueText("activities", keys) }]; // biome-ignore format: one line
  return [
    ...line(
      ACTIVITY_WORDS.added,
      added.filter((key) => !dropped.includes(key)),
    ),
    ...line(
      ACTIVITY_WORDS.dropped,
      dropped.filter((key) => !added.includes(key)),
    ),
  ];
}
