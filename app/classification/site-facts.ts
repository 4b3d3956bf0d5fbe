import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import type { SiteSnapshot, Snapshot } from "~/businesses/snapshot.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import type { CertaintyFacts, InspectionFacts, StatutoryCategory } from "./inspection.ts";
import type { Exposure, Hazard, InspectionRecord, InspectionSettings } from "./inspection-settings.ts";

/** What visits have shown of one site, and what a scheme says of it. */
export interface SeenSite {
  siteId: string;
  record: InspectionRecord | null;
  statutory: StatutoryCategory | null;
  lastVisitOn: PlainDate | null;
  /** when the officer who was there last means to go again */
  nextOn?: PlainDate | null;
  /** an officer's word on the hazard, in the place of what its activities say */
  hazard?: { value: Hazard; on: PlainDate } | null;
}

/** What inspection priority is told about each place of work that is open in the area. */
export function inspectionFacts(
  snapshot: Snapshot,
  seen: readonly SeenSite[],
  settings: InspectionSettings,
): { site: SiteSnapshot; facts: InspectionFacts }[] {
  const sites = snapshot.sites.filter(
    (site) => site.closedOn === null && site.outsideCouncil === null && site.isOperating,
  );
  return sites.map((site) => {
    const found = seen.find((one) => one.siteId === site.id);
    const { hazard, from } = found?.hazard
      ? { hazard: found.hazard.value, from: `set by an officer on ${formatDay(found.hazard.on)}` }
      : hazardOf(snapshot, site, settings);
    return {
      site,
      facts: {
        hazard,
        hazardFrom: from,
        exposure: exposureOf(snapshot, site, sites.length, settings),
        record: found?.record ?? null,
        statutory: found?.statutory ?? null,
        lastVisitOn: found?.lastVisitOn ?? null,
        nextOn: found?.nextOn ?? null,
      },
    };
  });
}

/** The highest of what it does; by its line of work where nothing of the list is told; quiet where neither says a thing. */
function hazardOf(
  snapshot: Snapshot,
  site: SiteSnapshot,
  settings: InspectionSettings,
): { hazard: Hazard | null; from: string | null } {
  let highest: { hazard: Hazard; from: string } | null = null;
  for (const key of snapshot.activities) {
    if (!isActivity(key)) continue;
    const hazard = settings.activities[key];
    if (!highest || hazard > highest.hazard) highest = { hazard, from: ACTIVITIES[key].label.toLowerCase() };
  }
  if (highest) return highest;
  const quietPlace = receivesPublic(site) === false;
  const bySic = sicHazard(snapshot.sicCodes[0], settings);
  if (bySic !== null) {
    if (bySic === 2 && site.premisesType === "home" && quietPlace)
      return { hazard: settings.quiet, from: "a home with no public" };
    return { hazard: bySic, from: "by its line of work" };
  }
  if (snapshot.verification === "proven" && quietPlace) return { hazard: settings.quiet, from: "no public" };
  return { hazard: null, from: null };
}

/** The longest beginning of a SIC code that the table has. */
function sicHazard(code: string | undefined, settings: InspectionSettings): Hazard | null {
  let best: { start: string; hazard: Hazard } | null = null;
  for (const row of settings.sic)
    if (code?.startsWith(row.start) && row.start.length > (best?.start.length ?? 0)) best = row;
  return best?.hazard ?? null;
}

function receivesPublic(site: SiteSnapshot): boolean | null {
  return site.premisesType === "home" ? (site.homeVisitors ?? site.publicAccess) : site.publicAccess;
}

function exposureOf(
  snapshot: Snapshot,
  site: SiteSnapshot,
  sites: number,
  { exposure }: InspectionSettings,
): Exposure | null {
  const does = (keys: readonly string[]) => keys.some((key) => snapshot.activities.includes(key));
  if (does(exposure.vulnerable) || does(exposure.wideSupply)) return 3;
  const people = site.employees ?? (sites === 1 ? snapshot.employees : null);
  if (people !== null && people >= exposure.manyFrom) return 3;
  const open = receivesPublic(site);
  if (open || (people !== null && people >= exposure.quietUnder)) return 2;
  return open === null || people === null ? null : 1;
}

/**
 * Whether it still trades there. What was heard of a business counts for all its places; a sign that one place is empty
 * for that place alone.
 * @param siteId  the place; null reads every sign
 */
export function certaintyFacts(
  snapshot: Snapshot,
  known: {
    signals: readonly { kind: string; occurredOn: PlainDate; siteId?: string | null }[];
    statements: readonly { sourceKind: string }[];
    lastHeardOn: PlainDate | null;
  },
  siteId: string | null = null,
): CertaintyFacts {
  const gone = known.signals.filter(
    (one) =>
      (one.kind === "gone_sign" || one.kind === "premises_left") &&
      (siteId === null || !one.siteId || one.siteId === siteId),
  );
  const own = known.statements.some((one) => one.sourceKind === "owner" || one.sourceKind === "officer");
  return {
    confirmedOn: known.lastHeardOn,
    thirdPartyOnly: snapshot.verification !== "proven" && !own && known.lastHeardOn === null,
    goneOn:
      gone
        .map((one) => one.occurredOn)
        .sort()
        .at(-1) ?? null,
  };
}
