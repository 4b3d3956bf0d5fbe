import { EMPTY_SITE, type SiteFields, type Snapshot } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { EventType } from "./catalogue.ts";
import { applyEvent, asList, sameValue } from "./fields.ts";
import { staffDirection } from "./gathered.ts";
import type { FieldValue, FieldValues } from "./types.ts";

/** An event that is to be set right or taken back. */
export interface OldEvent {
  type: EventType;
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
}

/** Found from the postcode: they follow it. */
const FOUND = ["site.councilCode", "site.outsideCouncil", "site.wardCode"] as const;

/** Where a correction keeps the day that is right, of an event that had taken effect. */
export const RIGHT_DAY = "details.effectiveOn";

/** Days that are the day of the event itself, more often than not. */
const OWN_DAYS = ["tradingStartedOn", "ceasedOn", "site.openedOn", "site.closedOn"] as const;

/**
 * The event's own fields only, with the right values laid over, and what plainly follows from them.
 * @param place  what another postcode says of council and ward
 * @param day    when it took effect, or will
 */
export function rightValues(
  old: OldEvent,
  values: FieldValues,
  place: Partial<SiteFields>,
  day: PlainDate = old.effectiveOn,
): FieldValues {
  const right: FieldValues = {};
  for (const [field, value] of Object.entries(old.after))
    right[field] = values[field] === undefined ? value : values[field];
  if ("site.postcode" in right && !sameValue(right["site.postcode"], old.after["site.postcode"])) {
    right["site.councilCode"] = place.councilCode ?? null;
    right["site.outsideCouncil"] = place.outsideCouncil ?? null;
    right["site.wardCode"] = place.wardCode ?? null;
  }
  const status = right.tradingStatus;
  const sameLastDay = sameValue(right.ceasedOn, old.after.ceasedOn);
  if (status && status !== "ceased" && right.ceasedOn && sameLastDay) right.ceasedOn = null;
  if (status === "ceased" && !right.ceasedOn) right.ceasedOn = old.effectiveOn;
  for (const field of OWN_DAYS) if (right[field] === old.effectiveOn) right[field] = day;
  return right;
}

export function onlyFields(values: FieldValues, like: FieldValues): FieldValues {
  return Object.fromEntries(Object.keys(like).map((field) => [field, values[field] ?? null]));
}

/** Whether the second says nothing that the first does not. */
export function sameRecord(a: FieldValues, b: FieldValues): boolean {
  return Object.keys(b).every((field) => sameValue(a[field], b[field], field === "sicCodes"));
}

/** The business with an event's values replaced, where no later change has set them. */
export function setRight(snapshot: Snapshot, old: OldEvent, right: FieldValues): Snapshot {
  const site = snapshot.sites.find((one) => one.id === old.siteId) as unknown as Record<string, FieldValue> | undefined;
  const business = snapshot as unknown as Record<string, FieldValue>;
  const stillSo = (field: string): boolean => {
    if (field === "activities") return asList(old.after[field]).every((key) => snapshot.activities.includes(key));
    if ((FOUND as readonly string[]).includes(field)) return stillSo("site.postcode");
    const present = field.startsWith("site.") ? site?.[field.slice(5)] : business[field];
    return sameValue(present, old.after[field], true);
  };
  const fields = Object.keys(right).filter(stillSo);
  return applyEvent(snapshot, {
    siteId: old.siteId,
    before: Object.fromEntries(fields.map((field) => [field, old.after[field] ?? null])),
    after: Object.fromEntries(fields.map((field) => [field, right[field] ?? null])),
  });
}

/** The business as if the event had never been told: a place that it opened closes. */
export function takeBack(snapshot: Snapshot, old: OldEvent, earlier: FieldValues): Snapshot {
  if (!openedSite(old)) return setRight(snapshot, old, earlier);
  const closed = { closedOn: old.effectiveOn, isOperating: false };
  return { ...snapshot, sites: snapshot.sites.map((site) => (site.id === old.siteId ? { ...site, ...closed } : site)) };
}

/** What an event would have been called with the right values: a head count that rose after all is no fall. */
export function rightType(type: EventType, before: FieldValues, right: FieldValues): EventType {
  if (type.startsWith("employees.")) {
    for (const field of ["employees", "site.employees"]) {
      const [was, is] = [before[field], right[field]];
      const direction = typeof was === "number" && typeof is === "number" ? staffDirection(was, is) : null;
      if (direction) return direction;
    }
  }
  const { tradingStatus } = right;
  if (!type.startsWith("trading.") || tradingStatus === before.tradingStatus) return type;
  if (tradingStatus === "ceased") return "trading.ceased";
  if (tradingStatus === "paused") return "trading.paused";
  if (tradingStatus !== "trading") return type;
  return before.tradingStatus === "idea" ? "trading.started" : "trading.resumed";
}

/** Whether the event opened its site: nothing was known of it before. */
export function openedSite(old: OldEvent): boolean {
  const opening: EventType[] = ["site.added", "premises.moved_in", "premises.relocated"];
  return (
    opening.includes(old.type) &&
    "site.postcode" in old.before &&
    Object.entries(old.before).every(([field, value]) => {
      const key = field.replace("site.", "") as keyof SiteFields;
      return field.startsWith("site.") && value === EMPTY_SITE[key];
    })
  );
}
