import type { PlainDate } from "~/lib/dates.ts";
import { HAZARDS, type InspectionRecord } from "./inspection-settings.ts";
import type { SeenSite } from "./site-facts.ts";

/** What is stored of visits and of officers' words on places, as `SEEN_OF_BUSINESS` reads it. */
export interface StoredSeen {
  /** the newest visit of each place on which somebody was met */
  visits: { siteId: string; confidence: string | null; visitedOn: PlainDate; nextOn: PlainDate | null }[] | null;
  /** those in force */
  rulings:
    | {
        siteId: string;
        kind: string;
        scheme: string | null;
        category: string | null;
        months: number | null;
        givenOn: PlainDate;
        nextOn: PlainDate | null;
        hazard: number | null;
      }[]
    | null;
}

const RECORD_OF: Record<string, InspectionRecord> = { good: "good", fair: "standard", poor: "poor" };

/** What visits and schemes say of each place. Of several schemes the one that wants the next visit first counts. */
export function seenSites({ visits, rulings }: StoredSeen): SeenSite[] {
  const found = new Map<string, SeenSite>();
  const of = (siteId: string): SeenSite => {
    const known = found.get(siteId) ?? { siteId, record: null, statutory: null, lastVisitOn: null };
    found.set(siteId, known);
    return known;
  };
  for (const visit of visits ?? []) {
    const site = of(visit.siteId);
    site.record = RECORD_OF[visit.confidence ?? ""] ?? null;
    site.lastVisitOn = visit.visitedOn;
    site.nextOn = visit.nextOn;
  }
  const schemes = (rulings ?? []).filter((one) => one.kind === "scheme");
  for (const one of schemes.sort((a, b) => (a.nextOn ?? "9999").localeCompare(b.nextOn ?? "9999"))) {
    const site = of(one.siteId);
    if (site.statutory || !one.scheme || !one.category) continue;
    const { scheme, category, months, givenOn, nextOn } = one;
    site.statutory = { scheme, category, months, givenOn, nextOn };
  }
  for (const one of rulings ?? []) {
    const value = HAZARDS.find((hazard) => hazard === one.hazard);
    if (one.kind === "hazard" && value) of(one.siteId).hazard = { value, on: one.givenOn };
  }
  return [...found.values()];
}
