import type { PlainDate } from "~/lib/dates.ts";
import type { Band, Card, CardStateData } from "./cards.ts";
import type { ServiceFacts } from "./facts.ts";
import { isOffered, type ServiceWithRules } from "./rules.ts";

/** A step of the start-up plan that was still to do when the business began to trade. */
export interface OpenStepData {
  taskKey: string;
  title: string;
  what: string;
  helps: string;
  level: string | null;
  why: string | null;
  dueOn: PlainDate | null;
  serviceIds: readonly string[];
}

/** A card, and the open steps of the plan that it helps with. */
export interface CardWithSteps extends Card {
  steps: OpenStepData[];
}

const BANDS: readonly Band[] = ["required", "time_limited", "likely", "later"];

/**
 * The cards with the open steps of the plan: each step stands on the cards of its services; a service that no rule
 * brings gets a card of its own, at the end of its band. Steps that have no card are given back apart.
 * @param why  the line "why you see this" for a card that only the plan brings, from the step's title
 */
export function withOpenSteps(
  cards: readonly Card[],
  steps: readonly OpenStepData[],
  facts: ServiceFacts,
  services: readonly ServiceWithRules[],
  states: ReadonlyMap<string, CardStateData>,
  why: (step: OpenStepData) => string,
): { cards: CardWithSteps[]; steps: OpenStepData[] } {
  const all: CardWithSteps[] = cards.map((card) => ({ ...card, steps: [] }));
  const named = new Map<string, ServiceWithRules>();
  for (const service of services) named.set(service.id, service).set(service.basedOnId ?? service.id, service);
  const left: OpenStepData[] = [];
  for (const step of steps) {
    const wanted = step.serviceIds.flatMap((id) => named.get(id) ?? []).filter((service) => isOffered(service, facts));
    const shown = all.filter((card) => wanted.includes(card.service));
    for (const card of shown) card.steps.push(step);
    const [first] = wanted;
    if (shown.length > 0) continue;
    if (!first || states.has(first.id) || states.has(first.basedOnId ?? first.id)) {
      left.push(step);
      continue;
    }
    const effect = step.level === "must" ? "required" : "likely";
    all.push({
      service: first,
      effect,
      band: effect,
      why: why(step),
      from: [],
      until: null,
      ruleId: "plan",
      steps: [step],
    });
  }
  const order = new Map(all.map((card, at) => [card, at]));
  all.sort((a, b) => BANDS.indexOf(a.band) - BANDS.indexOf(b.band) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { cards: all, steps: left };
}
