import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { pointsBounds, pointsFor, rangeOf } from "./ranges.ts";
import { sectorGroup } from "./sector-groups.ts";
import { stakeReasons, TALK_TO } from "./stake-reasons.ts";
import type { StakeSettings } from "./stake-settings.ts";
import {
  SEGMENTS,
  type Segment,
  type StakeFacts,
  type StakeInput,
  type StakeLevel,
  type StakeResult,
  type Structure,
} from "./stake-terms.ts";

/**
 * How much of a business is at stake here: company or site, segment, score, and whom to talk to.
 * @param facts  local employees (head count, 0 = owner only), sites here and elsewhere, where decisions are made, where the
 *               head office was declared to be, legal standing; null is "not known"
 * @returns level, segment, score 0 to 100 with its bounds, band, dated reasons, and what is missing
 * Source: docs/models.md#stake, settings version `settings.version`
 */
export function stake(facts: StakeFacts, asOf: PlainDate, settings: StakeSettings): StakeResult {
  const level = stakeLevel(facts);
  const segment = segmentOf(level, facts);
  const { low, high } = scoreBounds(facts, settings);
  const missing = missingInputs(facts, level);
  const [lowest, highest] = [rangeOf(settings.bands, low).band, rangeOf(settings.bands, high).band];
  const score = facts.employees === null || facts.localSites === null || facts.decisions === null ? null : low;
  const band = lowest === highest ? lowest : null;
  const possible = segment ? [] : possibleSegments(level, facts);
  return {
    level,
    segment,
    possible,
    score,
    low,
    high,
    band,
    structure: structureOf(level, facts),
    sizeBand: sizeBand(facts.employees),
    sector: sectorGroup(facts.sicCodes ?? [], settings.sectors)?.key ?? null,
    talkTo: TALK_TO[facts.decisions ?? "not_known"],
    reasons: stakeReasons(facts, { level, segment, possible, score, low, high }, formatDay(asOf)),
    missing,
    settingsVersion: settings.version,
  };
}

type Standing = "entity" | "person" | "none" | null;

/** A legal entity, a person trading as themselves or with partners, neither, or not known. */
function standing(facts: StakeFacts): Standing {
  if (facts.legalEntity) return "entity";
  const { legal, legalForm } = facts;
  if (legal === "unincorporated" || legal === "not_formed") return "person";
  if (legalForm === "sole_trader" || legalForm === "partnership") return "person";
  if (facts.legalEntity === false) return "none";
  return legal !== null || (legalForm !== null && legalForm !== "other") ? "entity" : null;
}

/** Never guessed from the registered office alone when other sites exist. */
export function stakeLevel(facts: StakeFacts): StakeLevel {
  const { headOffice, registeredOffice, localSites } = facts;
  const who = standing(facts);
  const addressOnly = registeredOffice === "here" && localSites === 0;
  if (headOffice === "here") return "company";
  if (addressOnly && who !== "none") return "registered_address_only";
  if (headOffice === "elsewhere" || who === "none") return "site";
  if (localSites === null || localSites === 0) return "not_known";
  const elsewhere = facts.sitesElsewhere !== null && facts.sitesElsewhere > 0;
  if (who === null && facts.decisions === "elsewhere") return "site";
  if (elsewhere || registeredOffice === "elsewhere") return who === "person" && !elsewhere ? "company" : "not_known";
  if (who === "person") return "company";
  if (who === "entity") return registeredOffice === "here" || facts.sitesElsewhere === 0 ? "company" : "not_known";
  return facts.sitesElsewhere === 0 || facts.decisions === "here" ? "company" : "not_known";
}

/** The first rule that fits; null when a missing input decides. */
export function segmentOf(level: StakeLevel, facts: StakeFacts): Segment | null {
  if (level === "not_known") return null;
  if (level === "registered_address_only") return "CO8";
  return level === "site" ? siteSegment(facts) : companySegment(facts);
}

function companySegment(facts: StakeFacts): Segment | null {
  const { employees, localSites } = facts;
  const wider = facts.sitesElsewhere !== null && facts.sitesElsewhere > 0;
  const headHere = facts.headOffice === "here";
  if (headHere && wider && localSites === null) return null;
  if (headHere && wider && (localSites ?? 0) <= 1) return "CO6";
  if (facts.outsideParent && facts.decisions === "here") return "CO7";
  if (headHere && wider) return "CO5";
  if (facts.outsideParent && facts.decisions === null && (employees === null || employees >= 50 || employees === 0))
    return null;
  if (employees === null) return null;
  if (employees >= 250) return "CO4";
  if (employees >= 50) return "CO3";
  if (employees === 0) return "CO1";
  return facts.outsideParent ? "CO7" : "CO2";
}

function siteSegment(facts: StakeFacts): Segment | null {
  const { employees } = facts;
  if (isPublic(facts)) {
    if (facts.decisions === "elsewhere") return "SI4";
    if (facts.decisions === null) return null;
  }
  if (employees === null) return null;
  if (employees >= 250) return "SI3";
  if (employees >= 10) return "SI2";
  return employees >= 1 ? "SI1" : "SI0";
}

function isPublic({ publicOrCharity, legal, legalForm }: StakeFacts): boolean {
  if (publicOrCharity !== null) return publicOrCharity;
  if (legalForm === "charity" || legalForm === "cic") return true;
  return legal === "social" || (legal === "public" && legalForm !== "plc");
}

/** What it may be for each thing that is not known, in the order of the codes. */
function possibleSegments(level: StakeLevel, facts: StakeFacts): Segment[] {
  const levels: StakeLevel[] = level === "not_known" ? ["company", "site"] : [level];
  const found = new Set<Segment | null>();
  for (const employees of facts.employees === null ? [0, 1, 10, 50, 250] : [facts.employees])
    for (const decisions of facts.decisions === null ? (["here", "elsewhere"] as const) : [facts.decisions])
      for (const localSites of facts.localSites === null ? [1, 2] : [facts.localSites])
        for (const one of levels) {
          const headOffice = one === "company" ? "here" : "elsewhere";
          const declared = level === "not_known" ? headOffice : facts.headOffice;
          found.add(segmentOf(one, { ...facts, employees, decisions, localSites, headOffice: declared }));
        }
  return SEGMENTS.filter((segment) => found.has(segment));
}

function scoreBounds(facts: StakeFacts, settings: StakeSettings): { low: number; high: number } {
  const { employees, localSites, decisions } = facts;
  const given = Object.values(settings.decisions);
  const parts = [
    employees === null ? pointsBounds(settings.employees) : both(pointsFor(settings.employees, employees)),
    localSites === null ? pointsBounds(settings.sites) : both(pointsFor(settings.sites, localSites)),
    decisions === null ? { low: Math.min(...given), high: Math.max(...given) } : both(settings.decisions[decisions]),
  ];
  return parts.reduce((sum, part) => ({ low: sum.low + part.low, high: sum.high + part.high }));
}

const both = (points: number) => ({ low: points, high: points });

function missingInputs(facts: StakeFacts, level: StakeLevel): StakeInput[] {
  const unknown: [StakeInput, boolean][] = [
    ["employees", facts.employees === null],
    ["localSites", facts.localSites === null],
    ["decisions", facts.decisions === null],
    ["headOffice", facts.headOffice === null && level === "not_known"],
    ["legalEntity", standing(facts) === null && level === "not_known"],
    ["sitesElsewhere", facts.sitesElsewhere === null && level !== "site" && level !== "registered_address_only"],
    ["outsideParent", facts.outsideParent === null && level === "company"],
  ];
  return unknown.filter(([, is]) => is).map(([input]) => input);
}

function structureOf(level: StakeLevel, facts: StakeFacts): Structure | null {
  const { localSites, sitesElsewhere } = facts;
  if (facts.franchise) return "franchise";
  if (level === "site") return "branch";
  if (facts.outsideParent) return "subsidiary";
  if (level !== "company" || localSites === null || sitesElsewhere === null) return null;
  if (sitesElsewhere > 0 && localSites <= 1 && facts.headOffice === "here") return "head_office_only";
  if (sitesElsewhere === 0) return localSites <= 1 ? "single" : "several_all_local";
  return localSites >= sitesElsewhere ? "mainly_local" : "mainly_elsewhere";
}

function sizeBand(employees: number | null): StakeResult["sizeBand"] {
  if (employees === null) return null;
  if (employees === 0) return "0";
  if (employees < 10) return "1-9";
  if (employees < 50) return "10-49";
  return employees < 250 ? "50-249" : "250+";
}
