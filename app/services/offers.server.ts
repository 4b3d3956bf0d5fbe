import { findCouncil } from "~/places/queries.server.ts";
import { isChannel, isHelpKind, isNeed, isOfferStage } from "./offer-terms.ts";
import type { Offer } from "./offers.ts";
import { type ProviderNames, providerName } from "./provider.ts";
import { catalogue } from "./queries.server.ts";
import type { ServiceWithRules } from "./rules.ts";

/**
 * Everything on offer at a place, each with the name of the body that gives it.
 * @param place  the district; without one, what all our councils have in common. Where `served` is false, the place is
 *   outside our councils and only national bodies help
 */
export async function offersAt(place: {
  councilCode: string | null;
  names: ProviderNames;
  served: boolean;
}): Promise<Offer[]> {
  const found = await catalogue(place.councilCode);
  return found
    .filter(({ status, reach }) => status === "live" && (place.served || reach === "national"))
    .map((service) => offerOf(service, place.names));
}

function offerOf(service: ServiceWithRules, names: ProviderNames): Offer {
  const { slug, lgsl, title, summary, cost, reach } = service;
  return {
    slug,
    lgsl,
    title,
    summary,
    cost,
    reach,
    body: providerName(service, names),
    needs: service.needs.filter(isNeed),
    help: isHelpKind(service.help) ? service.help : null,
    channels: service.channels.filter(isChannel),
    stages: service.stages.filter(isOfferStage),
  };
}

/** Everything on offer in a council's area: a district's with its county's, or a county's own. */
export async function offersOfCouncil(councilCode: string): Promise<Offer[]> {
  const council = await findCouncil(councilCode);
  const parent = council?.parentCode ? await findCouncil(council.parentCode) : null;
  const names =
    council?.tier === "county"
      ? { district: null, county: council.name }
      : { district: council?.name ?? null, county: parent?.name ?? council?.name ?? null };
  return offersAt({ councilCode, names, served: true });
}
