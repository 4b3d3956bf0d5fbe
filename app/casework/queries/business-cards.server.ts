import type { PlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import { cards } from "~/services/cards.ts";
import { serviceFacts } from "~/services/facts.ts";
import { catalogue } from "~/services/queries.server.ts";
import type { BusinessRecord } from "./find-business.server.ts";

export interface RecordCard {
  id: string;
  slug: string;
  title: string;
  band: string;
  why: string;
  from: string[];
}

/** The services that matter to a business, each with its reason: the owner's own cards, from the catalogue in memory. */
export async function businessCards(record: BusinessRecord, asOf: PlainDate): Promise<RecordCard[]> {
  const byCode = await councils();
  const countyOf = (code: string) => byCode.get(code)?.parentCode ?? null;
  const facts = serviceFacts(record.snapshot, record.stage, record.recentEvents, asOf, countyOf);
  const states = new Map(record.cardStates.map(({ serviceId, state, on }) => [serviceId, { state, on }]));
  const shown = cards(facts, await catalogue(facts.councils), states, asOf);
  return shown.map(({ service, band, why, from }) => ({
    id: service.id,
    slug: service.slug,
    title: service.title,
    band,
    why,
    from,
  }));
}
