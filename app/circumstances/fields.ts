import {
  applyPatch,
  type BusinessFields,
  EMPTY_SITE,
  type ProfilePatch,
  type SiteFields,
  type Snapshot,
} from "~/businesses/snapshot.ts";
import type { FieldValue, FieldValues } from "./types.ts";

/** Whether two values say the same: lists are compared as sets, since their order carries no news (SIC codes excepted). */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined, ordered = false): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    return ordered ? a.every((item, at) => item === b[at]) : a.every((item) => b.includes(item));
  }
  return (a ?? null) === (b ?? null);
}

/**
 * The patch that makes an event's `after` the present state, given what it was `before`.
 * Activities are applied as what was added and what was dropped, so that two events of one save do not undo each other.
 * An event of a site that the snapshot does not hold opens it.
 */
export function patchOf(
  snapshot: Snapshot,
  event: { siteId: string | null; before: FieldValues; after: FieldValues },
): ProfilePatch {
  const business: Record<string, FieldValue> = {};
  const site: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(event.after)) {
    if (field === "activities") {
      business.activities = withActivities(snapshot.activities, asList(event.before.activities), asList(value));
    } else if (field.startsWith("site.")) {
      site[field.slice(5)] = value;
    } else if (!field.startsWith("details.")) {
      business[field] = value;
    }
  }
  const { siteId } = event;
  const known = snapshot.sites.some((present) => present.id === siteId);
  const fields = site as Partial<SiteFields>;
  return {
    ...(Object.keys(business).length > 0 && { business: business as Partial<BusinessFields> }),
    ...(siteId && known && Object.keys(site).length > 0 && { sites: [{ ...fields, id: siteId }] }),
    ...(siteId && !known && Object.keys(site).length > 0 && { newSites: [{ ...EMPTY_SITE, ...fields, id: siteId }] }),
  };
}

/** The snapshot after an event. */
export function applyEvent(
  snapshot: Snapshot,
  event: { siteId: string | null; before: FieldValues; after: FieldValues },
): Snapshot {
  return applyPatch(snapshot, patchOf(snapshot, event));
}

function withActivities(present: string[], dropped: string[], added: string[]): string[] {
  const kept = present.filter((key) => !dropped.includes(key) || added.includes(key));
  return [...kept, ...added.filter((key) => !kept.includes(key))];
}

export function asList(value: FieldValue | undefined): string[] {
  return Array.isArray(value) ? value : [];
}

/** The patch that leads from one state to another. */
export function patchBetween(before: Snapshot, after: Snapshot): ProfilePatch {
  const { id: _id, reference: _reference, version: _version, verification: _proof, sites, ...business } = after;
  const known = new Set(before.sites.map((site) => site.id));
  return {
    business,
    sites: sites.filter((site) => known.has(site.id)),
    newSites: sites.filter((site) => !known.has(site.id)),
  };
}
