import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import type { SiteSnapshot, Snapshot } from "~/businesses/snapshot.ts";
import { asList } from "~/circumstances/fields.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";

/** What a routing rule may ask of an event and the places it touches; each with the words for when it is not so. */
export const FACTS = {
  food: "you do not make, serve or sell food",
  licensed: "nothing you do needs a licence",
  traded: "nothing you sell is weighed, age-restricted or dangerous",
  labelledFood: "you do not pack and label food for others to sell",
  premises: "you do not have business premises there",
  publicOrStaff: "no customers come and nobody else works there",
  homeTestMet: "no customers come to your home, nobody else works there and you have not changed the building",
  useChanges: "the use of the building does not change",
  someHazard: "your work has little that could hurt anyone",
  storesDanger: "you do not keep explosives, petrol or poisons",
  controlledGoods: "you do not export controlled goods",
  groupChanges: "no other company decides for you",
  rulesForFood: "your new line of work has the same food rules",
  rulesForLicence: "your new line of work needs no other licence",
  rulesForGoods: "your new line of work has the same rules for goods",
  works: "you plan no works on the road",
  gathering: "you plan no event",
  contradiction: "the official register says the same",
  droppedFood: "you did not stop work with food",
  droppedLicensed: "you did not stop anything that has a licence",
  droppedTraded: "you did not stop selling such goods",
  droppedCare: "you did not stop looking after children",
  homeOffice: "you do more than office work at home",
  homeMobileFood: "you do not sell food from a van or stall while working from home",
  homeOnly: "you work from more than your home",
  registeredOnly: "you work there",
  placeHere: "the new place is not in their area",
  placeElsewhere: "the new place is in their area",
  reliefMayChange: "the new place is in their area",
  noBillElsewhere: "the new place has a rates bill",
} as const;

export type FactName = keyof typeof FACTS;
export type RoutingFacts = Record<FactName, boolean>;

const FOOD_SIC = ["10", "11", "463", "472", "4711", "4781", "55", "56"];
const LICENCE_SIC = ["563", "920", "4932", "960", "7500", "014"];
const GOODS_SIC = ["4711", "4726", "473", "4778", "2051"];

/**
 * The facts of one event at some places.
 * @param places  the sites that the event concerns within one council; empty for a business without any
 */
export function routingFacts(
  event: DetectedEvent,
  before: Snapshot,
  after: Snapshot,
  places: readonly SiteSnapshot[],
): RoutingFacts {
  const dropped = asList(event.before.activities).filter((key) => !asList(event.after.activities).includes(key));
  const activities = [...new Set([...after.activities, ...(event.type === "activity.ceased" ? [] : dropped)])];
  const regulators = new Set(activities.map(regulatorOf));
  const gone = new Set(dropped.map(regulatorOf));
  const types = new Set(places.map((site) => site.premisesType));
  const wasPremises = isPremises(event.before["site.premisesType"]);
  const premises = types.has("commercial") || types.has("shared") || wasPremises;
  const homeTestMet = places.some((site) => site.homeVisitors || site.homeStaff || site.homeConversion);
  const working = places.filter((site) => site.isOperating);
  const registeredOnly = places.length > 0 && working.length === 0 && places.some((site) => site.isRegisteredOffice);
  const homeOnly =
    working.length > 0 && !premises && working.every((site) => isHome(site.premisesType)) && !homeTestMet;
  const differs = (prefixes: string[]) =>
    startsWithAny(before.sicCodes, prefixes) !== startsWithAny(after.sicCodes, prefixes);
  const hazard = Math.max(1, ...activities.map((key) => (isActivity(key) ? ACTIVITIES[key].hazard : 1)));
  const plans = event.after["details.kind"];
  const placeElsewhere = event.type === "site.added" && !places.some((site) => site.id === event.siteId);
  const added = after.sites.find((site) => site.id === event.siteId);
  const billElsewhere = placeElsewhere && added?.isOperating === true && isPremises(added.premisesType);
  return {
    food: regulators.has("EH"),
    licensed: regulators.has("LIC"),
    traded: regulators.has("TS"),
    labelledFood: activities.includes("food_labelled"),
    premises,
    publicOrStaff:
      places.some((site) => site.publicAccess || site.homeVisitors || site.homeStaff || (site.employees ?? 0) > 0) ||
      (premises && (after.employees ?? 0) > 0),
    homeTestMet,
    useChanges: isPremises(event.before["site.premisesType"]) !== isPremises(event.after["site.premisesType"]),
    someHazard: hazard >= 2,
    storesDanger: ["explosives", "fuel", "poisons"].some((key) => asList(event.after.activities).includes(key)),
    controlledGoods: event.after["details.controlledGoods"] === true,
    groupChanges: ["groupType", "parentName", "franchise"].some((field) => field in event.after),
    rulesForFood: differs(FOOD_SIC),
    rulesForLicence: differs(LICENCE_SIC),
    rulesForGoods: differs(GOODS_SIC),
    works: plans === undefined || plans === "works" || plans === "both",
    gathering: plans === undefined || plans === "event" || plans === "both",
    contradiction: after.tradingStatus === "trading" && after.registerStatus === "dissolved",
    droppedFood: gone.has("EH"),
    droppedLicensed: gone.has("LIC"),
    droppedTraded: gone.has("TS"),
    droppedCare: gone.has("EY"),
    homeOffice: homeOnly && hazard <= 1 && !isRegulated(regulators) && !isRegulated(gone),
    homeMobileFood: homeOnly && after.activities.includes("food_mobile"),
    homeOnly,
    registeredOnly,
    placeHere: !placeElsewhere,
    placeElsewhere,
    reliefMayChange: billElsewhere,
    noBillElsewhere: placeElsewhere && !billElsewhere,
  };
}

function isRegulated(regulators: Set<string | null>): boolean {
  return [...regulators].some((regulator) => regulator !== null);
}

function regulatorOf(key: string): "EH" | "LIC" | "TS" | "EY" | null {
  return isActivity(key) ? ACTIVITIES[key].regulated : null;
}

function isHome(type: unknown): boolean {
  return type === "home" || type === "mobile";
}

function isPremises(type: unknown): boolean {
  return type === "commercial" || type === "shared";
}

function startsWithAny(codes: string[], prefixes: string[]): boolean {
  return codes.some((code) => prefixes.some((prefix) => code.startsWith(prefix)));
}
