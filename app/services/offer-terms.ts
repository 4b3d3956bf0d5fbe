import type { Stage } from "~/classification/lifecycle-terms.ts";
import { NEED_COLUMNS, type NeedColumn } from "~/classification/needs-settings.ts";

/** The words by which services are sorted under "who offers what". Pure. */

/** How people get a service. */
export const CHANNELS = {
  phone: "By phone",
  online: "Online",
  in_person: "In person",
  visit: "They come to you",
} as const;
export type Channel = keyof typeof CHANNELS;

/** Which kind of help a service is. Two bodies can stand in for each other in some kinds only (see `SHARED_HELP`). */
export const HELP_KINDS = {
  advice: "Advice",
  money: "Money",
  place: "A place or a pitch",
  training: "Training",
  customers: "Customers and being seen",
  service: "Something done for you",
  permission: "A licence or leave",
  rules: "What the rules are",
} as const;
export type HelpKind = keyof typeof HELP_KINDS;

/** Kinds in which a local body spares the way to a national one. A licence or a grant of one body is never another's. */
export const SHARED_HELP: readonly HelpKind[] = ["advice", "training"];

/** The stages of a business's life in the words that people would use. */
export const OFFER_STAGES = {
  idea: "I have an idea",
  new: "I have just started",
  running: "I have traded for a while",
  growing: "I am growing",
  difficult: "Times are hard",
  closing: "I am closing",
} as const;
export type OfferStage = keyof typeof OFFER_STAGES;

/** For whom an offer is, on its card. */
export const FOR_STAGES: Record<OfferStage, string> = {
  idea: "people with an idea",
  new: "new firms",
  running: "firms that trade already",
  growing: "growing firms",
  difficult: "firms in hard times",
  closing: "firms that close",
};

const STAGE_OF: Record<Stage, OfferStage | null> = {
  pre_start: "idea",
  new_start: "new",
  early_trading: "new",
  owner_operator: "running",
  established_micro: "running",
  established_small: "running",
  established_large: "running",
  fast_growing_young: "growing",
  scaling: "growing",
  contracting: "difficult",
  in_difficulty: "difficult",
  dormant: "closing",
  closed: "closing",
  not_enough_known: null,
};

/** What a model's stage is called here; null when it says nothing. */
export function offerStageOf(stage: Stage): OfferStage | null {
  return STAGE_OF[stage];
}

const isKeyOf =
  <T extends object>(table: T) =>
  (text: string | null | undefined): text is Extract<keyof T, string> =>
    typeof text === "string" && Object.hasOwn(table, text);

export const isChannel = isKeyOf(CHANNELS);
export const isHelpKind = isKeyOf(HELP_KINDS);
export const isOfferStage = isKeyOf(OFFER_STAGES);
export const isNeed: (text: string | null | undefined) => text is NeedColumn = isKeyOf(NEED_COLUMNS);

/** A need as it stands in an address: "start-up". */
export function needSlug(need: NeedColumn): string {
  return need.replaceAll("_", "-");
}

/** The need of an address; null when there is none of that name. */
export function needOfSlug(slug: string | undefined): NeedColumn | null {
  const need = slug?.replaceAll("-", "_");
  return isNeed(need) && needSlug(need) === slug ? need : null;
}
