import type { Snapshot } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { complexityFacts, growthFacts, type RegimesFound, stakeFacts } from "./business-facts.ts";
import { type ComplexityResult, complexity } from "./complexity.ts";
import { type Known, lifecycleFacts } from "./facts.ts";
import { growth } from "./growth.ts";
import type { GrowthResult } from "./growth-terms.ts";
import { CERTAINTIES, type Certainty, certainty, type InspectionResult, inspection } from "./inspection.ts";
import { lifecycle } from "./lifecycle.ts";
import type { Input, LifecycleFacts, LifecycleResult, Stage } from "./lifecycle-terms.ts";
import type { ModelSettings } from "./model-settings.ts";
import { certaintyFacts, inspectionFacts, type SeenSite } from "./site-facts.ts";
import { stake } from "./stake.ts";
import type { StakeResult } from "./stake-terms.ts";

/** One place of a business; `goneOn` is there when there was a sign that nobody is there any more. */
export type SiteInspection = InspectionResult & { siteId: string; goneOn?: PlainDate };

/** All sites of a business that are open here; the first is the one to go to soonest. */
export interface BusinessInspection {
  /** of the site to go to soonest; null when no site has one */
  category: string | null;
  months: number | null;
  sites: SiteInspection[];
  certainty: Certainty;
  checkFirst: boolean;
  certaintyReason: string;
  settingsVersion: number;
}

/** An input of the lifecycle, or whether the business trades. */
export type Unsettled = Input | "status";

/** Every model's answer for one business on one day. */
export interface Assessment {
  lifecycle: LifecycleResult & {
    contradiction: string | null;
    /** what sources differ on that is not the owner's to answer; absent when there is nothing */
    unsettled?: Unsettled[];
  };
  stake: StakeResult;
  /** null when the service rules were not at hand */
  complexity: ComplexityResult | null;
  growth: GrowthResult;
  inspection: BusinessInspection;
}

/** What a rule-reading caller gives: the regimes of this business at a stage of life. */
export type RegimesAt = (stage: Stage) => RegimesFound;

/**
 * Works out every model of a business.
 * @param known    signals, statements and dates beside the snapshot
 * @param regimes  from the service rules (`regimesOf` in services); null leaves complexity out
 * @param seen     what visits and schemes say of its sites
 * Pure: no database, no clock.
 */
export function assess(
  snapshot: Snapshot,
  known: Known,
  asOf: PlainDate,
  settings: ModelSettings,
  regimes: RegimesAt | null,
  seen: readonly SeenSite[] = [],
): Assessment {
  const facts = lifecycleFacts(snapshot, known, asOf);
  const life = lifecycle(facts, asOf, settings.lifecycle);
  return {
    lifecycle: { ...life, contradiction: facts.contradiction ?? null, ...unsettledIn(facts) },
    stake: stake(stakeFacts(snapshot, facts), asOf, settings.stake),
    complexity:
      regimes &&
      complexity(complexityFacts(snapshot, facts, regimes(life.stage), settings.complexity), asOf, settings.complexity),
    growth: growth(growthFacts(snapshot, known, facts, life.trajectory), asOf, settings.growth, settings.lifecycle),
    inspection: inspectSites(snapshot, known, asOf, settings, seen),
  };
}

function unsettledIn({ provenance = {} }: LifecycleFacts): { unsettled?: Unsettled[] } {
  const inputs = Object.keys(provenance) as Unsettled[];
  const unsettled = inputs.filter((input) => provenance[input]?.unsettled).sort();
  return unsettled.length > 0 ? { unsettled } : {};
}

function inspectSites(
  snapshot: Snapshot,
  known: Known,
  asOf: PlainDate,
  settings: ModelSettings,
  seen: readonly SeenSite[],
): BusinessInspection {
  const sites = inspectionFacts(snapshot, seen, settings.inspection)
    .map(({ site, facts }): SiteInspection => {
      const { goneOn } = certaintyFacts(snapshot, known, site.id);
      const gone = goneOn === null ? {} : { goneOn };
      return { siteId: site.id, ...inspection(facts, asOf, settings.inspection), ...gone };
    })
    .sort((a, b) => soonest(a) - soonest(b) || (a.category ?? "~").localeCompare(b.category ?? "~"));
  const sure = surestOf(snapshot, known, asOf, settings, sites);
  return {
    category: sites[0]?.category ?? null,
    months: sites[0]?.months ?? null,
    sites,
    certainty: sure.certainty,
    checkFirst: sure.checkFirst,
    certaintyReason: sure.reason,
    settingsVersion: settings.inspection.version,
  };
}

/** A business is as sure as the surest of its places: one empty shop of five says nothing of the other four. */
function surestOf(
  snapshot: Snapshot,
  known: Known,
  asOf: PlainDate,
  settings: ModelSettings,
  sites: readonly SiteInspection[],
) {
  const places = sites.length > 0 ? sites.map(({ siteId }) => siteId) : [null];
  const found = places.map((siteId) => certainty(certaintyFacts(snapshot, known, siteId), asOf, settings.inspection));
  const order = (one: (typeof found)[number]) => CERTAINTIES.indexOf(one.certainty);
  return found.reduce((best, one) => (order(one) < order(best) ? one : best));
}

const soonest = (result: InspectionResult) => result.months ?? Number.MAX_SAFE_INTEGER;
