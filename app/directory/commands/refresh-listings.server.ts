import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { listables } from "../listing-source.server.ts";
import { type ListingRow, listingRow, type PublicListing } from "../public-listing.ts";
import { missingFor } from "../rules.ts";
import { wordsOf } from "../tokens.ts";

/**
 * Makes the listings of these businesses anew from what is known now, and takes away those that may not be listed any
 * more. Businesses that never asked to be listed are left alone.
 * @returns how many are listed now and how many are not
 */
export async function refreshListings(
  tx: Statements,
  businessIds: readonly string[],
): Promise<{ listed: number; gone: number }> {
  // whoever takes a listing away waits for this, and this for them: what is read next is how things stand
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT business_id AS id FROM directory_entry WHERE business_id = ANY(${[...businessIds]}::uuid[]) ORDER BY business_id FOR UPDATE`;
  const ids = held.map(({ id }) => id);
  if (ids.length === 0) return { listed: 0, gone: 0 };
  const known = await listables(tx, ids);
  const good: PublicListing[] = [];
  for (const { facts, shown } of known.values()) if (missingFor(facts, shown).length === 0) good.push(shown);
  const listed = new Set(good.map(({ businessId }) => businessId));
  await takeAway(
    tx,
    ids.filter((id) => !listed.has(id)),
  );
  if (good.length > 0) await put(tx, good);
  return { listed: good.length, gone: ids.length - good.length };
}

/** Takes listings out of the directory; their addresses answer that they have gone. */
export async function takeAway(tx: Statements, businessIds: readonly string[]): Promise<void> {
  if (businessIds.length === 0) return;
  await tx.$executeRaw`
    WITH gone AS (DELETE FROM directory_listing WHERE business_id = ANY(${[...businessIds]}::uuid[]) RETURNING business_id)
    UPDATE directory_entry e SET gone_at = now() FROM gone WHERE e.business_id = gone.business_id`;
}

async function put(tx: Statements, good: readonly PublicListing[]): Promise<void> {
  const rows: (ListingRow & { shown: PublicListing })[] = good.map((shown) => ({ ...listingRow(shown), shown }));
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    UPDATE directory_entry e SET slug = row.slug, first_listed_at = coalesce(e.first_listed_at, now()), gone_at = NULL
    FROM jsonb_to_recordset(${json}::jsonb) AS row("businessId" uuid, slug text) WHERE e.business_id = row."businessId"`;
  await tx.$executeRaw`
    INSERT INTO directory_listing (business_id, slug, name, sort_name, summary, sic_codes, sector, council_code, also_in, ward_code, town,
      postcode, eastings, northings, keep_local, offers, tokens, listed_at)
    SELECT row."businessId", row.slug, row.name, row."sortName", row.summary, row."sicCodes", row.sector, row."councilCode",
      row."alsoIn", row."wardCode", row.town, row.postcode, row.eastings, row.northings, row."keepLocal", row.offers,
      array_to_tsvector(row.tokens), coalesce(e.first_listed_at, now())
    FROM jsonb_to_recordset(${json}::jsonb) AS row("businessId" uuid, slug text, name text, "sortName" text, summary text,
        "sicCodes" text[], sector text, "councilCode" text, "alsoIn" text[], "wardCode" text, town text, postcode text, eastings int,
        northings int, "keepLocal" boolean, offers boolean, tokens text[])
      JOIN directory_entry e ON e.business_id = row."businessId"
    ON CONFLICT (business_id) DO UPDATE SET slug = excluded.slug, name = excluded.name, sort_name = excluded.sort_name,
      summary = excluded.summary, sic_codes = excluded.sic_codes, sector = excluded.sector, council_code = excluded.council_code,
      also_in = excluded.also_in, ward_code = excluded.ward_code, town = excluded.town, postcode = excluded.postcode, eastings = excluded.eastings,
      northings = excluded.northings, keep_local = excluded.keep_local, offers = excluded.offers, tokens = excluded.tokens,
      refreshed_at = now()`;
  await tx.$executeRaw`
    INSERT INTO directory_page (business_id, shown)
    SELECT row."businessId", row.shown FROM jsonb_to_recordset(${json}::jsonb) AS row("businessId" uuid, shown jsonb)
    ON CONFLICT (business_id) DO UPDATE SET shown = excluded.shown`;
  const words = new Set(
    good.flatMap((shown) => wordsOf([shown.name, ...shown.otherNames, shown.specialisms ?? ""].join(" "))),
  );
  await tx.$executeRaw`
    INSERT INTO directory_word (word) SELECT unnest(${[...words].sort()}::text[]) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO directory_town (name, council_code, eastings, northings)
    SELECT DISTINCT ON (row.town, row."councilCode") row.town, row."councilCode", row.eastings, row.northings
    FROM jsonb_to_recordset(${json}::jsonb) AS row(town text, "councilCode" text, eastings int, northings int)
    WHERE row.town <> '' AND row."councilCode" IS NOT NULL ORDER BY row.town, row."councilCode"
    ON CONFLICT DO NOTHING`;
}

/** The job after a save of a business that is in the directory. */
export async function refreshListing({ businessId }: { businessId: string }): Promise<void> {
  await inTransaction((tx) => refreshListings(tx, [businessId]));
}
