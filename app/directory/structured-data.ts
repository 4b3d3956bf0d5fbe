import type { Firm } from "./firm.server.ts";
import { openingHours } from "./opening-hours.ts";

/** A firm as Schema.org's LocalBusiness: what search engines read. Only what its page shows. */
export function structuredData(firm: Firm, url: string): Record<string, unknown> {
  const [main] = firm.places;
  const optional = (name: string, value: unknown) =>
    value === null || value === undefined || value === "" ? {} : { [name]: value };
  return {
    "@context": "https://schema.org",
    "@type": "LocalBusiness",
    "@id": url,
    url,
    name: firm.name,
    ...optional("description", firm.description),
    ...optional("alternateName", firm.otherNames.length > 0 ? firm.otherNames : null),
    ...optional("telephone", firm.phone),
    ...optional("email", firm.email),
    ...optional("sameAs", firm.website),
    ...optional("foundingDate", firm.tradingSince),
    ...optional("openingHours", openingHours(main?.openingHours ?? "")),
    ...(main
      ? {
          address: {
            "@type": "PostalAddress",
            ...optional("streetAddress", main.address ? streetOf(main.address, main.town, main.postcode) : null),
            ...optional("addressLocality", main.town ?? main.area),
            ...optional("postalCode", main.postcode),
            addressCountry: "GB",
          },
        }
      : {}),
    ...optional("areaServed", main?.area),
  };
}

function streetOf(address: readonly string[], town: string | null, postcode: string | null): string {
  return address.filter((line) => line !== town && line !== postcode).join(", ");
}
