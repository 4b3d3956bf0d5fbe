import { servedCouncils } from "~/places/queries.server.ts";
import { isChannel, isOfferStage } from "./offer-terms.ts";
import { offersAt } from "./offers.server.ts";
import type { Offer, OfferChoice } from "./offers.ts";
import { NOWHERE } from "./provider.ts";

export interface OfferPage {
  offers: Offer[];
  choice: OfferChoice;
  /** slug and name of the chosen district; null: any of ours */
  area: { slug: string; name: string } | null;
  areas: { slug: string; name: string }[];
}

/** Area, stage, channel and body from an address, with all that is on offer there. What nobody can choose is left out. */
export async function chooseOffers(search: URLSearchParams): Promise<OfferPage> {
  const councils = await servedCouncils();
  const districts = councils.filter(({ tier }) => tier !== "county");
  const council = districts.find(({ slug }) => slug === search.get("council")) ?? null;
  const county = council ? councils.find(({ code }) => code === council.parentCode) : undefined;
  const names = council ? { district: council.name, county: county?.name ?? council.name } : NOWHERE;
  const offers = await offersAt({ councilCode: council?.code ?? null, names, served: true });
  const [stage, channel, body] = [search.get("stage"), search.get("channel"), search.get("body")];
  return {
    offers,
    choice: {
      stage: isOfferStage(stage) ? stage : null,
      channel: isChannel(channel) ? channel : null,
      body: offers.some((offer) => offer.body === body) ? body : null,
    },
    area: council ? { slug: council.slug, name: council.shortName } : null,
    areas: districts.map(({ slug, shortName }) => ({ slug, name: shortName })),
  };
}

/** The choice as it stands in an address, without the question mark; empty when nothing was chosen. */
export function choiceQuery({ area, choice }: Pick<OfferPage, "area" | "choice">, withBody: boolean): string {
  const chosen = {
    council: area?.slug,
    stage: choice.stage,
    channel: choice.channel,
    body: withBody ? choice.body : null,
  };
  return new URLSearchParams(
    Object.entries(chosen).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString();
}
