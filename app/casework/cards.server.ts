import { mainSite, type Snapshot } from "~/businesses/snapshot.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { cards as chooseCards } from "~/services/cards.ts";
import { serviceFacts } from "~/services/facts.ts";
import { catalogue } from "~/services/queries.server.ts";
import type { ReceiptContent } from "./receipt.ts";

const MOST_OFFERS = 8;

export interface SignpostInput {
  after: Snapshot;
  /** the lifecycle stage, null while a change waits for its day */
  stage: string | null;
  events: readonly DetectedEvent[];
  today: PlainDate;
  state: {
    countyOf: Readonly<Record<string, string | null>>;
    recentEvents: readonly { type: string; effectiveOn: PlainDate }[];
    cardStates: readonly { serviceId: string; state: string; on: PlainDate }[];
  };
}

/**
 * What a change means for the services a business is pointed to: offers of the event table that the catalogue has, and
 * the seven cards. Reads nothing but the catalogue kept in memory.
 */
export async function signposts(input: SignpostInput): Promise<{
  offers: ReceiptContent["offers"];
  cards: ReceiptContent["means"]["cards"];
}> {
  const { after, today, state } = input;
  const council = mainSite(after)?.councilCode ?? null;
  if (!council) return { offers: [], cards: [] };
  const services = await catalogue(council);
  const happened = input.events.map((event) => ({ type: event.type, effectiveOn: today }));
  const facts = serviceFacts(
    after,
    input.stage,
    [...state.recentEvents, ...happened],
    today,
    (code) => state.countyOf[code] ?? null,
  );
  const states = new Map(state.cardStates.map((card) => [card.serviceId, { state: card.state, on: card.on }]));
  const shown = input.stage === null ? [] : chooseCards(facts, services, states, today);
  const wanted = new Set(input.events.flatMap((event) => eventRow(event.type).offers));
  const offers = services.filter((service) => service.lgsl !== null && wanted.has(service.lgsl)).slice(0, MOST_OFFERS);
  return {
    offers: offers.map((service) => ({ lgsl: service.lgsl ?? 0, title: service.title, slug: service.slug })),
    cards: shown.map(({ service, band, why }) => ({ title: service.title, slug: service.slug, effect: band, why })),
  };
}
