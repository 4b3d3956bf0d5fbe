import {
  applyPatch,
  type BusinessFields,
  type ProfilePatch,
  type SiteFields,
  type Snapshot,
} from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { applyEvent, asList, sameValue } from "./fields.ts";
import type { FieldValue, FieldValues } from "./types.ts";

/** A change that is in effect, with the day from which it counts. */
export interface DatedEvent {
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
}

/** A value that was told with a past date, of a field that a later-dated change has set. */
export interface Overtaken {
  siteId: string | null;
  /** as events name it: "phone", "site.town" */
  field: string;
  told: FieldValue;
  /** what is shown, and from when it counts */
  stays: FieldValue;
  since: PlainDate;
}

export interface BackDated {
  /** what takes effect now */
  patch: ProfilePatch;
  /** the same change as it was on its own day: what its events are found from */
  onDay: { before: Snapshot; after: Snapshot };
  overtaken: Overtaken[];
}

/** Fields that say one thing together: a later word on one of them is a later word on all. */
const TOGETHER: readonly (readonly string[])[] = [
  ["tradingStatus", "tradingStartedOn", "ceasedOn"],
  ["employees", "employeesBand", "fullTime", "partTime", "apprentices"],
  [
    "site.addressLine1", "site.addressLine2", "site.town", "site.postcode", "site.unit", "site.uprn",
    "site.councilCode", "site.outsideCouncil", "site.wardCode",
  ],
  ["site.closedOn", "site.isOperating"],
]; // biome-ignore format: a table

/**
 * A change told with a past date, beside what later-dated changes have set since: their values stay. Activities are
 * looked at one by one.
 * @param before  the business as it stands now
 * @param later   changes in effect that count from a later day, in their order
 */
export function backDate(before: Snapshot, patch: ProfilePatch, later: readonly DatedEvent[]): BackDated {
  if (later.length === 0) return { patch, onDay: { before, after: applyPatch(before, patch) }, overtaken: [] };
  const overtaken: Overtaken[] = [];
  const sort = <Fields extends object>(siteId: string | null, now: Fields, wanted: Partial<Fields>) => {
    const shown: Record<string, FieldValue> = {};
    const was: Record<string, FieldValue> = {};
    for (const [key, value] of Object.entries(wanted) as [string, FieldValue][]) {
      const field = siteId === null ? key : `site.${key}`;
      const present = (now as Record<string, FieldValue>)[key] ?? null;
      const since = sameValue(value, present, true) ? null : setLater(siteId, field, later);
      if (key === "activities" || !since) {
        shown[key] = value;
        continue;
      }
      const earlier = valueBefore(siteId, field, later);
      was[key] = earlier === undefined ? present : earlier;
      overtaken.push({ siteId, field, told: value, stays: present, since });
    }
    return { shown, was };
  };
  const business = sort(null, before as BusinessFields, patch.business ?? {});
  const sites = (patch.sites ?? []).map(({ id, ...wanted }) => {
    const now = before.sites.find((site) => site.id === id);
    return { id, ...(now ? sort(id, now as SiteFields, wanted) : { shown: wanted, was: {} }) };
  });
  const activities = patch.business?.activities;
  if (activities) business.shown.activities = settleActivities(before.activities, activities, later, overtaken);
  const was = applyPatch(before, {
    business: business.was as Partial<BusinessFields>,
    sites: sites.map(({ id, was }) => ({ id, ...was })),
  });
  const told = activities
    ? { ...patch, business: { ...patch.business, activities: asList(business.shown.activities) } }
    : patch;
  return {
    patch: {
      ...patch,
      ...(patch.business && { business: business.shown as Partial<BusinessFields> }),
      ...(patch.sites && { sites: sites.map(({ id, shown }) => ({ ...shown, id })) }),
    },
    onDay: { before: was, after: applyPatch(was, told) },
    overtaken,
  };
}

/**
 * The same changes told one after the other, each with what was there before it: their own `before` speaks of the order
 * in which they were told. Activities are kept as they are: they hold what came and what went.
 */
export function chained<Event extends DatedEvent>(base: Snapshot, events: readonly Event[]): Event[] {
  let state = base;
  return events.map((event) => {
    const site = state.sites.find((one) => one.id === event.siteId) as Record<string, unknown> | undefined;
    const business = state as unknown as Record<string, unknown>;
    const before = Object.fromEntries(
      Object.entries(event.before).map(([field, told]): [string, FieldValue] => {
        if (field === "activities" || field.startsWith("details.")) return [field, told];
        const holder = field.startsWith("site.") ? site : business;
        const value = holder?.[field.replace("site.", "")];
        return [field, value === undefined ? told : (value as FieldValue)];
      }),
    );
    if (event.siteId === null || site) state = applyEvent(state, event);
    return { ...event, before };
  });
}

function isOf(event: DatedEvent, siteId: string | null): boolean {
  return siteId === null || event.siteId === siteId;
}

/** From when a later value of the field, or of one that goes with it, counts. */
function setLater(siteId: string | null, field: string, later: readonly DatedEvent[]): PlainDate | null {
  const group = TOGETHER.find((fields) => fields.includes(field)) ?? [field];
  const last = later.findLast((event) => isOf(event, siteId) && group.some((one) => one in event.after));
  return last?.effectiveOn ?? null;
}

function valueBefore(siteId: string | null, field: string, later: readonly DatedEvent[]): FieldValue | undefined {
  return later.find((event) => isOf(event, siteId) && field in event.after)?.before[field];
}

/** The activities that take effect now: one that a later change added stays, one that it dropped stays away. */
function settleActivities(
  now: readonly string[],
  wanted: readonly string[],
  later: readonly DatedEvent[],
  overtaken: Overtaken[],
): string[] {
  const changes = later.filter((event) => "activities" in event.after);
  const turned = (key: string) =>
    changes.findLast(
      (event) => asList(event.after.activities).includes(key) !== asList(event.before.activities).includes(key),
    );
  const stays = (key: string) => {
    const since = turned(key)?.effectiveOn;
    const is = now.includes(key);
    if (since)
      overtaken.push({ siteId: null, field: "activities", told: is ? [] : [key], stays: is ? [key] : [], since });
    return since !== undefined;
  };
  const dropped = now.filter((key) => !wanted.includes(key) && !stays(key));
  const added = wanted.filter((key) => !now.includes(key) && !stays(key));
  return [...now.filter((key) => !dropped.includes(key)), ...added];
}
