import type { ServiceWithRules } from "./rules.ts";

/** Names of the councils of one place; null where it is not known which place is meant. */
export interface ProviderNames {
  district: string | null;
  county: string | null;
}

export const NOWHERE: ProviderNames = { district: null, county: null };

/**
 * Who gives the service, in words. The catalogue says "council" or "fire" for those that differ from place to place;
 * any other providing body is a name already.
 */
export function providerName(
  service: Pick<ServiceWithRules, "providingBody" | "tier">,
  { district, county }: ProviderNames,
): string {
  if (service.providingBody === "fire")
    return county ? `Fire and rescue service, ${county} area` : "Your fire and rescue service";
  if (service.providingBody !== "council") return service.providingBody;
  if (service.tier === "county") return county ?? "Your county council";
  if (service.tier === "district") return district ?? "Your district, borough or city council";
  return district ?? county ?? "Your council";
}
