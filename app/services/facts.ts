import type { Snapshot } from "~/businesses/snapshot.ts";
import { daysBetween, monthsBetween, type PlainDate } from "~/lib/dates.ts";
import { FIELDS, type FieldKey } from "./fields.ts";

/**
 * A business flattened for the rules. A `null` (and a list named in `gaps`) means "not known": a condition on it is
 * neither met nor failed.
 */
export interface ServiceFacts {
  activity: string[];
  /** premises types of the open sites it operates from */
  premises: string[];
  /** days since each recent event took effect; 0 or less for one that is still to come */
  event: { type: string; daysAgo: number }[];
  /** outcome of the lifecycle model, e.g. "owner_operator" */
  stage: string | null;
  legalForm: string | null;
  tradingStatus: string | null;
  kind: string | null;
  /** head count, 0 = owner only */
  employees: number | null;
  /** open sites it operates from */
  sites: number;
  ageMonths: number | null;
  apprentices: number | null;
  sic: string[];
  trade: string | null;
  group: string | null;
  franchise: boolean | null;
  publicAccess: boolean | null;
  homeVisitors: boolean | null;
  homeStaff: boolean | null;
  homeConversion: boolean | null;
  /** list fields of which not everything is known */
  gaps: FieldKey[];
  /** councils of its open sites, their county with them */
  councils: string[];
  /** false when every open site lies outside the served area */
  inArea: boolean;
}

const BAND_FLOOR: Record<string, number> = { "0": 0, "1-9": 1, "10-49": 10, "50-249": 50, "250+": 250 };

/** True when one is, false when all are known not to be, else not known. */
function anySite(answers: (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.length === 0 || answers.includes(null) ? null : false;
}

/**
 * Flattens a business for the rules.
 * @param stage         lifecycle outcome, null when it was never worked out
 * @param recentEvents  types with the day each takes or took effect
 * @param countyOf      the county over a district, null where there is none
 */
export function serviceFacts(
  snapshot: Snapshot,
  stage: string | null,
  recentEvents: { type: string; effectiveOn: PlainDate }[],
  asOf: PlainDate,
  countyOf: (councilCode: string) => string | null = () => null,
): ServiceFacts {
  const open = snapshot.sites.filter((site) => site.closedOn === null);
  const operating = open.filter((site) => site.isOperating);
  const homes = operating.filter((site) => site.premisesType === "home");
  const premises = new Set<string>();
  for (const site of operating) if (site.premisesType) premises.add(site.premisesType);
  const gaps: FieldKey[] = [];
  if (operating.length === 0 || operating.some((site) => site.premisesType === null)) gaps.push("premises");
  if (snapshot.activities.length === 0 && snapshot.verification !== "proven") gaps.push("activity");
  if (snapshot.sicCodes.length === 0) gaps.push("sic");
  const served = open.filter((site) => site.councilCode !== null && site.outsideCouncil === null);
  const councils = new Set<string>();
  for (const { councilCode } of served) {
    if (councilCode === null) continue;
    councils.add(councilCode);
    const county = countyOf(councilCode);
    if (county) councils.add(county);
  }
  const began = snapshot.tradingStartedOn ?? snapshot.incorporatedOn;
  const homeAnswer = (read: (site: (typeof homes)[number]) => boolean | null) =>
    homes.length === 0 && !gaps.includes("premises") ? false : anySite(homes.map(read));
  return {
    activity: snapshot.activities,
    premises: [...premises],
    event: recentEvents.map(({ type, effectiveOn }) => ({ type, daysAgo: daysBetween(effectiveOn, asOf) })),
    stage: stage === "not_enough_known" ? null : stage,
    legalForm: snapshot.legalForm,
    tradingStatus: snapshot.tradingStatus,
    kind: snapshot.kind,
    employees: snapshot.employees ?? BAND_FLOOR[snapshot.employeesBand ?? ""] ?? null,
    sites: operating.length,
    ageMonths: began ? monthsBetween(began, asOf) : null,
    apprentices: snapshot.apprentices,
    sic: snapshot.sicCodes,
    trade: snapshot.internationalTrade,
    group: snapshot.groupType,
    franchise: snapshot.franchise,
    publicAccess: anySite(operating.map((site) => site.publicAccess)),
    homeVisitors: homeAnswer((site) => site.homeVisitors),
    homeStaff: homeAnswer((site) => site.homeStaff),
    homeConversion: homeAnswer((site) => site.homeConversion),
    gaps,
    councils: [...councils],
    inArea: open.length === 0 || served.length > 0,
  };
}

/** A fact in words; only the wanted values of a list when some are named. Null when there is nothing to say. */
export function sayFact(key: FieldKey, facts: ServiceFacts, wanted: readonly string[] | null): string | null {
  const field = FIELDS[key];
  const fact = facts[key];
  if (fact === null) return null;
  if (typeof fact === "boolean") return fact ? "yes" : "no";
  if (typeof fact === "number") return String(fact);
  if (key === "sic") {
    const codes = facts.sic.filter((code) => !wanted || wanted.some((start) => code.startsWith(start)));
    return codes.length > 0 ? codes.join(", ") : null;
  }
  const held = Array.isArray(fact) ? fact.map((item) => (typeof item === "string" ? item : item.type)) : [fact];
  const shown = [...new Set(held)].filter((item) => !wanted || wanted.includes(item));
  const options = "options" in field ? field.options : {};
  return shown.length > 0 ? shown.map((item) => options[item] ?? item).join("; ") : null;
}
