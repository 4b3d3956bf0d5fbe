import { milesBetween, type Point } from "~/directory/listing.ts";
import { texts } from "~/texts/texts.ts";
import { NEED_CHOICE_LABELS, type NeedChoice } from "../posts/terms.ts";
import { SERVICES_FOR_TRADE, tradesFor } from "./help-table.ts";

const words = texts.needs.reasons;

/** At most so many of each kind. */
export const MOST_OF_A_KIND = 5;
/** Nobody further away is offered. */
export const REACH_MILES = 25;

/** What is wanted, and by whom. */
export interface Wanted {
  needColumn: NeedChoice;
  /** SIC 2007 codes that its words name, the likeliest first */
  trades: readonly string[];
  /** codes that firms like the writer's usually buy from */
  suppliers: ReadonlySet<string>;
  /** what the writer's business does is for the council: no reason may tell it */
  quiet?: boolean;
  point: Point | null;
}

export interface Matched {
  kind: "offer" | "business" | "service";
  targetId: string;
  score: number;
  reasons: string[];
}

interface Placed {
  /** from the need; null where one of the two has no place on the map */
  miles: number | null;
}

export interface BusinessCandidate extends Placed {
  businessId: string;
  /** the main one first */
  sicCodes: readonly string[];
  /** what it says it is good at, where everybody may read it */
  specialisms: string | null;
  /** how like the need's words they are, 0 to 1 */
  likeness: number;
  keepLocal: boolean;
}

export interface OfferCandidate extends Placed {
  postId: string;
  needColumn: NeedChoice;
  /** of the business that offers */
  sicCodes: readonly string[];
  /** what the business does is for the council: no reason may tell it */
  quiet?: boolean;
  likeness: number;
}

export interface ServiceCandidate {
  serviceId: string;
  slug: string;
  /** columns that it helps with */
  needs: readonly string[];
  local: boolean;
  body: string;
  /** place among the services whose title fits the need's words; null when it does not */
  byWords: number | null;
  /** what the catalogue's rules say of it for this business */
  why: string | null;
}

/** What a code that the words name is worth, by its place in the list. */
const TRADE_POINTS = [60, 48, 38, 30, 24, 20];
const ALIKE_FROM = 0.45;
const NEAR_POINTS = 25;

/** Miles from the need, or null. */
export function milesFrom(wanted: Pick<Wanted, "point">, at: Point | null): number | null {
  return wanted.point && at ? milesBetween(wanted.point, at) : null;
}

/** Points for being near, and the words; null when it is out of reach. */
function nearness({ miles }: Placed): { points: number; reasons: string[] } | null {
  if (miles === null) return { points: 0, reasons: [] };
  if (miles > REACH_MILES) return null;
  return { points: NEAR_POINTS * (1 - miles / REACH_MILES), reasons: [words.miles(Math.round(miles))] };
}

/**
 * How well a listed business fits a need; null when nothing speaks for it. A trade that the words name comes first, then
 * what it says it is good at, then what firms like the writer's buy, then who usually helps with such a need.
 * @param titles  of SIC codes, in everyday form
 */
export function scoreBusiness(
  wanted: Wanted,
  firm: BusinessCandidate,
  titles: ReadonlyMap<string, string>,
): Matched | null {
  const near = nearness(firm);
  if (!near) return null;
  const reasons: string[] = [];
  let fit = 0;
  const places = firm.sicCodes.map((code) => wanted.trades.indexOf(code));
  const best = places.filter((place) => place >= 0).sort((a, b) => a - b)[0];
  if (best !== undefined) {
    const code = wanted.trades[best] ?? "";
    fit += (TRADE_POINTS[best] ?? 15) * (firm.sicCodes[0] === code ? 1 : 0.85);
    reasons.push(words.trade(titles.get(code) ?? code));
  }
  if (firm.specialisms && firm.likeness >= ALIKE_FROM) {
    fit += 45 * firm.likeness;
    reasons.push(words.specialism(shortened(firm.specialisms)));
  }
  const helps = tradesFor(wanted.needColumn);
  const help = firm.sicCodes.some((code) => helps.includes(code)) && wanted.needColumn !== "trade";
  if (help) {
    fit += firm.sicCodes[0] && helps.includes(firm.sicCodes[0]) ? 35 : 25;
    reasons.push(words.helps(NEED_CHOICE_LABELS[wanted.needColumn]));
  }
  const supplies = firm.sicCodes.some((code) => wanted.suppliers.has(code));
  // a miller is no answer to a broken boiler: where the words name a trade, supplying alone says too little
  if (supplies && (fit > 0 || (wanted.trades.length === 0 && wanted.needColumn === "trade"))) {
    fit += fit > 0 ? 12 : 20;
    if (!wanted.quiet) reasons.push(words.supplies);
  }
  if (fit === 0) return null;
  if (firm.keepLocal) reasons.push(words.keepLocal);
  const score = fit + near.points + (firm.keepLocal ? 3 : 0);
  return { kind: "business", targetId: firm.businessId, score, reasons: [...reasons, ...near.reasons] };
}

/** How well an offer fits a need; null when neither its words nor its kind do. */
export function scoreOffer(wanted: Wanted, offer: OfferCandidate, titles: ReadonlyMap<string, string>): Matched | null {
  const near = nearness(offer);
  if (!near) return null;
  const reasons: string[] = [];
  let fit = 0;
  if (offer.likeness >= ALIKE_FROM) {
    fit += 60 * offer.likeness;
    reasons.push(words.offerWords);
  }
  const trade = wanted.trades.find((code) => offer.sicCodes.includes(code));
  if (trade && !offer.quiet) {
    fit += 30;
    reasons.push(words.trade(titles.get(trade) ?? trade));
  }
  if (offer.needColumn === wanted.needColumn && wanted.needColumn !== "trade") {
    fit += 25;
    reasons.push(words.helps(NEED_CHOICE_LABELS[wanted.needColumn]));
  }
  if (fit === 0) return null;
  if (trade && offer.quiet) fit += 30;
  if (offer.sicCodes.some((code) => wanted.suppliers.has(code))) {
    fit += 10;
    if (!offer.quiet && !wanted.quiet) reasons.push(words.supplies);
  }
  return { kind: "offer", targetId: offer.postId, score: fit + near.points, reasons: [...reasons, ...near.reasons] };
}

/** How well a service of the catalogue fits a need; null when it is about something else. */
export function scoreService(wanted: Wanted, service: ServiceCandidate): Matched | null {
  const reasons: string[] = [];
  let fit = 0;
  if (wanted.needColumn !== "trade" && service.needs.includes(wanted.needColumn)) {
    fit += 40;
    reasons.push(words.helps(NEED_CHOICE_LABELS[wanted.needColumn]));
  }
  const joins = wanted.needColumn === "trade" ? SERVICES_FOR_TRADE.indexOf(service.slug) : -1;
  if (joins >= 0) {
    fit += 40 - 8 * joins;
    reasons.push(words.findsFirms);
  }
  if (service.byWords !== null) {
    fit += 24 - 3 * service.byWords;
    reasons.push(words.serviceWords);
  }
  if (fit <= 10) return null;
  if (service.why) {
    fit += 8;
    reasons.push(service.why);
  }
  reasons.push(words.from(service.body));
  return { kind: "service", targetId: service.serviceId, score: fit + (service.local ? 10 : 0), reasons };
}

/** The best of one kind, at most five; of two that fit as well the order is always the same. */
export function bestOf(matches: readonly (Matched | null)[]): Matched[] {
  return matches
    .filter((match) => match !== null)
    .sort((a, b) => b.score - a.score || (a.targetId < b.targetId ? -1 : 1))
    .slice(0, MOST_OF_A_KIND);
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77).trimEnd()}…`;
}
