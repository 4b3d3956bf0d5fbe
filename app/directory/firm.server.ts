import { councils } from "~/places/queries.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { PublicListing } from "./public-listing.ts";
import { tradeTitles } from "./trade-titles.server.ts";

/** A listing in words: what its page shows. Nothing in it but what everybody may see. */
export async function firmOf(shown: PublicListing) {
  const [titles, known] = await Promise.all([tradeTitles(), councils()]);
  return {
    ...shown,
    trades: shown.sicCodes.flatMap((code) => titles.get(code) ?? []),
    places: shown.places.map(({ point: _point, wardCode: _ward, councilCode, ...place }) => ({
      ...place,
      area: councilCode ? (known.get(councilCode)?.shortName ?? null) : null,
    })),
  };
}

export type Firm = Awaited<ReturnType<typeof firmOf>>;

type FoundFirm =
  | { state: "listed"; shown: PublicListing }
  /** it was listed once */
  | { state: "gone" };

/** What an address of the directory holds now; null for one that never was. */
export async function findFirm(slug: string): Promise<FoundFirm | null> {
  const [row] = await statements().$queryRaw<{ shown: PublicListing | null; listed: boolean }[]>`
    SELECT p.shown, e.first_listed_at IS NOT NULL AS listed FROM directory_entry e
      LEFT JOIN directory_page p ON p.business_id = e.business_id
    WHERE e.slug = ${slug}`;
  if (!row) return null;
  if (row.shown) return { state: "listed", shown: row.shown };
  return row.listed ? { state: "gone" } : null;
}
