import { NEED_COLUMN_KEYS, type NeedColumn } from "~/classification/needs-settings.ts";
import { type Channel, HELP_KINDS, type HelpKind, type OfferStage, SHARED_HELP } from "./offer-terms.ts";

/** One service of one body, as far as "who offers what" looks at it. */
export interface Offer {
  slug: string;
  lgsl: number | null;
  title: string;
  summary: string;
  cost: string | null;
  /** who gives it, by name */
  body: string;
  reach: "local" | "national";
  needs: readonly NeedColumn[];
  help: HelpKind | null;
  channels: readonly Channel[];
  /** none: any stage */
  stages: readonly OfferStage[];
}

/** What is looked for: one of the fourteen needs, or a task of the plan with the services that it names. */
export type Asked =
  | { need: NeedColumn }
  | {
      /** numbers (LGSL) or slugs, the main one first */
      services: readonly string[];
      /** whoever advises on this helps with the task too */
      adviceOn: NeedColumn | null;
    };

export interface OfferChoice {
  stage: OfferStage | null;
  channel: Channel | null;
  /** the name of one body */
  body: string | null;
}

export const ANY_CHOICE: OfferChoice = { stage: null, channel: null, body: null };

/** An offer that is folded away, and why: the same body helps with it already, or a local one gives it. */
export interface FoldedOffer {
  offer: Offer;
  why: "same_body" | "local_gives";
  /** the body that is shown in its place */
  body: string;
}

/** Local or national offers, never both: one of each body first, the others folded away. */
export interface OfferList {
  shown: Offer[];
  folded: FoldedOffer[];
}

export interface Offers {
  local: OfferList;
  national: OfferList;
}

/**
 * Who offers what for a need or a task: the local bodies and the national ones, apart. Overlaps are folded: a body that
 * is there already shows its first offer only, and a national offer of a kind that a local body gives for the same need
 * gives way to it. Asking for one body unfolds all that it has.
 * @param offers  of one place, each service with the name of its body
 * @returns both lists empty when nobody offers it; the page then says so
 */
export function offersFor(asked: Asked, offers: readonly Offer[], choice: OfferChoice): Offers {
  const fitting = ranked(asked, offers, choice.stage).filter(
    (offer) =>
      // what a task names is meant for its stage
      (choice.stage === null || isNamed(asked, offer) || suits(offer, choice.stage)) &&
      (choice.channel === null || offer.channels.includes(choice.channel)) &&
      (choice.body === null || offer.body === choice.body),
  );
  const local = fitting.filter(({ reach }) => reach === "local");
  const national = fitting.filter(({ reach }) => reach === "national");
  if (choice.body !== null) return { local: { shown: local, folded: [] }, national: { shown: national, folded: [] } };
  const given: FoldedOffer[] = [];
  const left = national.filter((offer) => {
    // what a task names is meant, whoever else may help
    const instead = isNamed(asked, offer) ? undefined : local.find((one) => standsIn(one, offer, asked));
    if (instead) given.push({ offer, why: "local_gives", body: instead.body });
    return !instead;
  });
  const rest = foldBodies(left);
  return { local: foldBodies(local), national: { shown: rest.shown, folded: [...rest.folded, ...given] } };
}

const suits = ({ stages }: Offer, stage: OfferStage) => stages.length === 0 || stages.includes(stage);

/** The first offer of each body stays, in order; the others are folded. */
function foldBodies(offers: readonly Offer[]): OfferList {
  const list: OfferList = { shown: [], folded: [] };
  for (const offer of offers) {
    if (list.shown.some(({ body }) => body === offer.body))
      list.folded.push({ offer, why: "same_body", body: offer.body });
    else list.shown.push(offer);
  }
  return list;
}

/** Whether a local offer gives what a national one does: the same need, and a kind of help that is anybody's to give. */
function standsIn(local: Offer, national: Offer, asked: Asked): boolean {
  if (national.help === null || local.help !== national.help || !SHARED_HELP.includes(national.help)) return false;
  const need = "need" in asked ? asked.need : asked.adviceOn;
  return need !== null && local.needs.includes(need) && national.needs.includes(need);
}

const namePlace = (asked: Asked, { lgsl, slug }: Offer) =>
  "services" in asked ? asked.services.findIndex((name) => name === slug || name === String(lgsl)) : -1;
const isNamed = (asked: Asked, offer: Offer) => namePlace(asked, offer) >= 0;

const KINDS = Object.keys(HELP_KINDS);

/** What fits the question, best first: as a task names them; what is made for the stage; whoever can be asked. */
function ranked(asked: Asked, offers: readonly Offer[], stage: OfferStage | null): Offer[] {
  const fits = (offer: Offer) =>
    "need" in asked
      ? offer.needs.includes(asked.need)
      : isNamed(asked, offer) ||
        (asked.adviceOn !== null && offer.help === "advice" && offer.needs.includes(asked.adviceOn));
  const place = (offer: Offer): [number, number, number] => {
    const named = namePlace(asked, offer);
    return [
      named < 0 ? ("need" in asked ? 0 : asked.services.length) : named,
      stage !== null && offer.stages.includes(stage) ? 0 : 1,
      offer.help === null ? KINDS.length : KINDS.indexOf(offer.help),
    ];
  };
  return offers
    .filter(fits)
    .map((offer, at) => ({ offer, at, place: place(offer) }))
    .sort((a, b) => {
      const differs = [0, 1, 2].find((one) => a.place[one] !== b.place[one]);
      return differs === undefined ? a.at - b.at : (a.place[differs] ?? 0) - (b.place[differs] ?? 0);
    })
    .map(({ offer }) => offer);
}

/** Whether nobody local offers it. */
export function nobodyLocal({ local }: Offers): boolean {
  return local.shown.length === 0;
}

/** The bodies that offer anything of it, in order, local ones first. */
export function bodiesOf({ local, national }: Offers): string[] {
  const all = [...local.shown, ...national.shown, ...national.folded.map(({ offer }) => offer)];
  return [...new Set(all.map(({ body }) => body))];
}

/** How many local and national bodies help with each need. A need without a local one is a gap for the council. */
export function needCoverage(offers: readonly Offer[]): { need: NeedColumn; local: number; national: number }[] {
  const bodies = (need: NeedColumn, reach: Offer["reach"]) =>
    new Set(offers.filter((one) => one.reach === reach && one.needs.includes(need)).map(({ body }) => body)).size;
  return NEED_COLUMN_KEYS.map((need) => ({ need, local: bodies(need, "local"), national: bodies(need, "national") }));
}
