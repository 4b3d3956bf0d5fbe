import { outwardCode } from "~/lib/postcode.ts";
import { councils, findPlace, type Place } from "~/places/queries.server.ts";
import type { Statements } from "~/platform/statements.server.ts";

/** Places of the register that are looked at, at most, and how many make a town known. */
const LOOKED_AT = 100;
const KNOWN_BY = 3;

/**
 * Whether a town lies elsewhere than a postcode, as far as the councils' names and the register's own addresses say.
 * @returns the place of the postcode, when the two do not fit; null when they do, or too little is known to ask
 */
export async function townElsewhere(db: Statements, town: string, postcode: string): Promise<Place | null> {
  const wanted = plain(town);
  const place = wanted.length < 3 ? null : await findPlace(db, postcode);
  if (!place?.councilCode) return null;
  const named = [...(await councils()).values()].filter((one) => one.tier !== "county" && plain(one.shortName) === wanted); // biome-ignore format: one test
  const like = `%${wanted.replaceAll(/[%_\\]/g, "\\$&")}%`;
  const seen = await db.$queryRaw<{ outcode: string; councilCode: string | null }[]>`
    SELECT split_part(postcode, ' ', 1) AS outcode, council_code AS "councilCode" FROM site
    WHERE fold(coalesce(address_line1, '') || ' ' || coalesce(town, '')) LIKE fold(${like})
      AND fold(town) = fold(${wanted}) AND postcode IS NOT NULL LIMIT ${LOOKED_AT}`;
  const here = [...seen, ...named.map(({ code }) => ({ outcode: "", councilCode: code }))].some(
    (one) => one.councilCode === place.councilCode || one.outcode === outwardCode(place.postcode),
  );
  // of a postcode that is placed by its first half, the council is only a likely one
  const known = (named.length > 0 && !place.approximate) || seen.length >= KNOWN_BY;
  return known && !here ? place : null;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, " ");
}
