import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "./catalogue.ts";
import { detectSiteEvents } from "./detect-sites.ts";
import { asList, sameValue } from "./fields.ts";
import { Gathered, staffDirection } from "./gathered.ts";
import type { DetectedEvent } from "./types.ts";

/** What a difference of one field means, where it does not depend on anything else. */
const PLAIN_FIELDS = {
  name: "name.changed",
  legalName: "name.changed",
  tradingNames: "name.changed",
  legalForm: "legal_status.changed",
  companyNumber: "legal_status.changed",
  charityNumber: "legal_status.changed",
  incorporatedOn: "legal_status.changed",
  email: "contact.changed",
  phone: "contact.changed",
  website: "contact.changed",
  sicCodes: "sector.changed",
  specialisms: "sector.changed",
  turnoverBand: "finance_or_turnover.changed",
  vatNumber: "finance_or_turnover.changed",
  groupType: "group_or_head_office.changed",
  parentName: "group_or_head_office.changed",
  franchise: "group_or_head_office.changed",
  description: "details.confirmed",
  ambition: "details.confirmed",
} as const satisfies Partial<Record<keyof Snapshot, EventType>>;

/** Words of the official register that mean an insolvency step. */
export const INSOLVENCY_STATUSES = [
  "liquidation", "administration", "voluntary_arrangement", "receivership", "insolvency_proceedings", "winding_up", "strike_off",
] as const; // biome-ignore format: one list

const STAFF_FIELDS = ["employees", "employeesBand", "fullTime", "partTime", "apprentices"] as const;
const BANDS = ["0", "1-9", "10-49", "50-249", "250+"];

/**
 * The events that follow from the difference between two states of one business: one for each type (and site), with
 * before and after of its own fields. No difference, no event; applying every `after` to `before` gives `after`.
 */
export function detectEvents(before: Snapshot, after: Snapshot): DetectedEvent[] {
  const found = new Gathered();
  for (const [field, type] of Object.entries(PLAIN_FIELDS) as [keyof typeof PLAIN_FIELDS, EventType][]) {
    if (!sameValue(before[field], after[field], field === "sicCodes"))
      found.add(type, null, field, before[field], after[field]);
  }
  detectRegister(before, after, found);
  detectTrading(before, after, found);
  detectKind(before, after, found);
  detectStaff(before, after, found);
  detectTrade(before, after, found);
  detectActivities(before, after, found);
  detectSiteEvents(before, after, found);
  return found.events;
}

function detectRegister(before: Snapshot, after: Snapshot, found: Gathered): void {
  if (before.registerStatus === after.registerStatus) return;
  const insolvent = (INSOLVENCY_STATUSES as readonly (string | null)[]).includes(after.registerStatus);
  const type = insolvent ? "insolvency.notified" : "legal_status.changed";
  found.add(type, null, "registerStatus", before.registerStatus, after.registerStatus);
}

function detectTrading(before: Snapshot, after: Snapshot, found: Gathered): void {
  const type = tradingEvent(before, after);
  if (!type) return;
  for (const field of ["tradingStatus", "tradingStartedOn", "ceasedOn"] as const) {
    if (before[field] !== after[field]) found.add(type, null, field, before[field], after[field]);
  }
}

function tradingEvent(before: Snapshot, after: Snapshot): EventType | null {
  if (before.tradingStatus !== after.tradingStatus) {
    if (after.tradingStatus === "ceased") return "trading.ceased";
    if (after.tradingStatus === "trading")
      return before.tradingStatus === "idea" ? "trading.started" : "trading.resumed";
    return "trading.paused";
  }
  if (before.ceasedOn !== after.ceasedOn) {
    return after.tradingStatus === "ceased"
      ? "trading.ceased"
      : after.ceasedOn
        ? "trading.closing_soon"
        : "trading.resumed";
  }
  return before.tradingStartedOn === after.tradingStartedOn ? null : "trading.started";
}

function detectKind(before: Snapshot, after: Snapshot, found: Gathered): void {
  if (before.kind === after.kind) return;
  const kinds = [before.kind, after.kind];
  const type = kinds.includes("branch")
    ? "group_or_head_office.changed"
    : kinds.includes("charity")
      ? "legal_status.changed"
      : (tradingEvent(before, after) ?? "trading.started");
  found.add(type, null, "kind", before.kind, after.kind);
}

function detectStaff(before: Snapshot, after: Snapshot, found: Gathered): void {
  const changed = STAFF_FIELDS.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return;
  const type = staffEvent(before, after);
  for (const field of changed) found.add(type, null, field, before[field], after[field]);
}

function staffEvent(before: Snapshot, after: Snapshot): EventType {
  return (
    staffDirection(before.employees, after.employees) ??
    staffDirection(bandRank(before.employeesBand), bandRank(after.employeesBand)) ??
    staffDirection(partsOf(before), partsOf(after)) ??
    "details.confirmed"
  );
}

function bandRank(band: string | null): number | null {
  const rank = band === null ? -1 : BANDS.indexOf(band);
  return rank < 0 ? null : rank;
}

function partsOf(snapshot: Snapshot): number | null {
  const parts = [snapshot.fullTime, snapshot.partTime, snapshot.apprentices].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

function detectTrade(before: Snapshot, after: Snapshot, found: Gathered): void {
  if (before.internationalTrade === after.internationalTrade) return;
  const firstNone = before.internationalTrade === null && after.internationalTrade === "none";
  const type = firstNone ? "details.confirmed" : "export.started_or_changed";
  found.add(type, null, "internationalTrade", before.internationalTrade, after.internationalTrade);
}

function detectActivities(before: Snapshot, after: Snapshot, found: Gathered): void {
  const added = after.activities.filter((key) => !before.activities.includes(key));
  const dropped = before.activities.filter((key) => !after.activities.includes(key));
  for (const key of added) addToLists(found, activityEvent(key, before), key, "after");
  for (const key of dropped) addToLists(found, isSector(key) ? "sector.changed" : "activity.ceased", key, "before");
}

function activityEvent(key: string, before: Snapshot): EventType {
  if (!isActivity(key)) return "sector.changed";
  const event: EventType = ACTIVITIES[key].event;
  if (event !== "activity.food_started") return event;
  const hadFood = before.activities.some((known) => isActivity(known) && ACTIVITIES[known].event === event);
  return hadFood ? "activity.food_changed" : event;
}

function isSector(key: string): boolean {
  return !isActivity(key) || ACTIVITIES[key].event === "sector.changed";
}

function addToLists(found: Gathered, type: EventType, key: string, side: "before" | "after"): void {
  const known = found.find(type);
  const lists = { before: asList(known?.before.activities), after: asList(known?.after.activities) };
  lists[side] = [...lists[side], key];
  found.add(type, null, "activities", lists.before, lists.after);
}
