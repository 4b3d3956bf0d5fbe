import { formatDay } from "~/lib/dates.ts";
import type { Band } from "./cards.ts";
import type { CardWithSteps } from "./open-steps.ts";
import { type ProviderNames, providerName } from "./provider.ts";

/** A card as its page shows it: everything in words. */
export interface ShownCard {
  serviceId: string;
  slug: string;
  title: string;
  summary: string;
  band: Band;
  reach: "local" | "national";
  why: string;
  from: string[];
  until: string | null;
  /** what of the start-up plan it helps with, still to do */
  steps: string[];
  provider: string;
  channel: string | null;
  cost: string | null;
  contact: string | null;
  openingHours: string | null;
}

/** Puts a card into words for the places that the providers' names are of. */
export function shownCard(
  { service, band, why, from, until, steps }: CardWithSteps,
  providers: ProviderNames,
): ShownCard {
  const { slug, title, summary, reach, channel, cost, contact, openingHours } = service;
  return {
    serviceId: service.id,
    slug, title, summary, band, reach, why, from, channel, cost, contact, openingHours,
    steps: ruleId === "plan" ? [] : steps.map((step) => step.title),
    until: until ? formatDay(until) : null,
    provider: providerName(service, providers),
  }; // biome-ignore format: one card
}
