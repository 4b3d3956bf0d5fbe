import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { Band } from "./cards.ts";
import type { ServicesForBusiness } from "./for-business.server.ts";
import type { CardWithSteps, OpenStepData } from "./open-steps.ts";
import type { ShownStep } from "./open-steps-list.tsx";
import { type ProviderNames, providerName } from "./provider.ts";
import { questionKind, questionOptions } from "./question.ts";
import type { ShownQuestion } from "./question-form.tsx";

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
  { service, band, why, from, until, steps, ruleId }: CardWithSteps,
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

/** The one question as its page shows it. @param proven  whose word is taken at once; another's is answered at its own page */
export function shownQuestion(
  { question, hasPlace, verified }: ServicesForBusiness,
  proven: boolean,
  base: string,
): ShownQuestion | null {
  if (!question) return null;
  const { field, text, path } = question;
  const kind = proven || !verified ? questionKind(field, hasPlace) : null;
  return { field, text, kind, options: questionOptions(field), to: `${base}/${path}` };
}

/** A step of the start-up plan in words. */
export function shownStep({ taskKey, title, what, helps, why, dueOn }: OpenStepData): ShownStep {
  const due = dueOn ? texts.services.forYou.stepDue(formatDay(dueOn)) : null;
  return { taskKey, title, what, helps, why, due };
}
