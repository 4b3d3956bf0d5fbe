import { EMPTY_SITE, type SiteFields, type SiteSnapshot, type Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "./catalogue.ts";
import { type Gathered, staffDirection } from "./gathered.ts";

const ADDRESS = ["addressLine1", "addressLine2", "town", "postcode", "unit", "uprn", "councilCode", "outsideCouncil", "wardCode"] as const; // biome-ignore format: one list
const HOME_USE = ["homeVisitors", "homeStaff", "homeConversion"] as const;
const FILLED_IN = ["name", "openingHours", "openedOn", "publicAccess"] as const;
const ROLES = ["isHeadOffice", "isRegisteredOffice"] as const;

/** Whether the business works there now. */
function works(site: SiteFields | undefined): boolean {
  return site !== undefined && site.closedOn === null && site.isOperating;
}

/**
 * Events of places: moved in, out or elsewhere, a site added or closed, what kind of place it is and how it is used.
 * A place that opens in the same save as another closes is one relocation, told of at both places.
 */
export function detectSiteEvents(before: Snapshot, after: Snapshot, found: Gathered): void {
  const earlier = new Map(before.sites.map((site) => [site.id, site]));
  const workedSomewhere = before.sites.some(works);
  const worksSomewhere = after.sites.some(works);
  const opened = after.sites.filter((site) => works(site) && !works(earlier.get(site.id)));
  const closed = after.sites.filter((site) => !works(site) && works(earlier.get(site.id)));
  const moved = opened.length === 1 && closed.length === 1;
  const openedAs: EventType = moved ? "premises.relocated" : workedSomewhere ? "site.added" : "premises.moved_in";
  const closedAs: EventType = moved ? "premises.relocated" : worksSomewhere ? "site.closed" : "premises.moved_out";

  for (const site of after.sites) {
    const was = earlier.get(site.id);
    if (!was) addWhole(site, opened.includes(site) ? openedAs : roleOnly(site), found);
    else
      addDifferences(
        was,
        site,
        opened.includes(site) ? openedAs : closed.includes(site) ? closedAs : null,
        before,
        found,
      );
  }
}

/** A new place where nobody works: a registered address, or one recorded after it had closed. */
function roleOnly(site: SiteSnapshot): EventType {
  return site.isHeadOffice || site.isRegisteredOffice ? "group_or_head_office.changed" : "site.added";
}

function addWhole(site: SiteSnapshot, type: EventType, found: Gathered): void {
  for (const key of Object.keys(EMPTY_SITE) as (keyof SiteFields)[]) {
    if (site[key] !== EMPTY_SITE[key] || key === "postcode")
      found.add(type, site.id, `site.${key}`, EMPTY_SITE[key], site[key]);
  }
}

function addDifferences(
  was: SiteSnapshot,
  site: SiteSnapshot,
  moving: EventType | null,
  before: Snapshot,
  found: Gathered,
): void {
  const add = (type: EventType, key: keyof SiteFields) => {
    if (was[key] !== site[key]) found.add(type, site.id, `site.${key}`, was[key], site[key]);
  };
  for (const key of ["closedOn", "isOperating"] as const) add(moving ?? "details.confirmed", key);
  const address = moving ?? addressEvent(was, site);
  for (const key of ADDRESS) add(address, key);
  add("premises.type_changed", "premisesType");
  for (const key of HOME_USE) add("home_use.changed", key);
  for (const key of ROLES) add("group_or_head_office.changed", key);
  for (const key of FILLED_IN) add("details.confirmed", key);
  addStaff(was, site, before, found);
}

/** Filling in a missing part of an address, or its council, is no move. */
function addressEvent(was: SiteSnapshot, site: SiteSnapshot): EventType {
  const place = (of: SiteSnapshot) => [of.addressLine1, of.postcode, of.unit, of.uprn];
  const [from, to] = [place(was), place(site)];
  if (from.every((part) => part === null))
    return to.every((part) => part === null) ? "details.confirmed" : "premises.moved_in";
  if (to.every((part) => part === null)) return "premises.moved_out";
  return from.some((part, at) => part !== null && part !== to[at]) ? "premises.relocated" : "details.confirmed";
}

/** A site's own head count rides on the event of the whole, when that went the same way. */
function addStaff(was: SiteSnapshot, site: SiteSnapshot, before: Snapshot, found: Gathered): void {
  if (was.employees === site.employees) return;
  const type = staffDirection(was.employees, site.employees) ?? "details.confirmed";
  const whole = found.events.find((event) => event.type.startsWith("employees.") && event.siteId === null);
  if (whole && before.sites.length === 1) {
    whole.siteId = site.id;
    found.add(whole.type, site.id, "site.employees", was.employees, site.employees);
    return;
  }
  found.add(type, site.id, "site.employees", was.employees, site.employees);
}
