import { readAsk } from "~/directory/ask.ts";
import { readTyped } from "~/directory/asking.ts";
import { type ListingSearch, METRES_A_MILE } from "~/directory/listing.ts";
import { districts, knownPlaces, whereOf } from "~/directory/places.server.ts";
import { tradesOf } from "~/directory/public-search.server.ts";
import { questionOf } from "~/directory/question.ts";
import { config } from "~/platform/config.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { Window } from "./alert-terms.ts";
import type { AlertItem } from "./emails.ts";

/** Businesses that came into the directory within a window and fit a search of it, the newest first. */
export async function newListings(search: URLSearchParams, window: Window, limit: number): Promise<AlertItem[]> {
  const asked = await listingSearchOf(search);
  const { all } = questionOf(asked);
  const { near, miles } = asked;
  const fits = all === null ? sql`true` : sql`tokens @@ ${all.whole}::tsquery`;
  const within =
    near && miles !== undefined
      ? sql`AND (point(eastings, northings) <-> point(${near.eastings}::int, ${near.northings}::int)) <= ${miles * METRES_A_MILE}`
      : sql.empty;
  const rows = await statements().$queryRaw<{ slug: string; name: string; summary: string; town: string | null }[]>(sql`
    SELECT slug, name, summary, town FROM directory_listing
    WHERE listed_at > ${window.from} AND listed_at <= ${window.to} AND ${fits} ${within}
    ORDER BY listed_at DESC, business_id LIMIT ${limit}::int`);
  return rows.map(({ slug, name, summary, town }) => ({
    title: name,
    by: [town, summary].filter(Boolean).join(". "),
    href: `${config().http.publicUrl}/directory/${slug}`,
  }));
}

/** The question of an address, understood as the directory's own page does. */
export async function listingSearchOf(search: URLSearchParams): Promise<ListingSearch> {
  const { gazetteer, outcodes } = knownPlaces();
  const [names, halves] = await Promise.all([gazetteer, outcodes]);
  const { q, within, district, sector, offers, local } = readTyped(search);
  const ask = readAsk(q, names, (code) => halves.has(code));
  const council = (await districts()).find(({ slug }) => slug === district);
  const where = await whereOf(ask, { miles: within, district: council?.code ?? null });
  return {
    ...(sector ? { sector } : {}),
    offers,
    keepLocal: local,
    ...(council ? { councilCode: council.code } : {}),
    ...where?.search,
    words: ask.words,
    sicCodes: (await tradesOf(ask.words)).map(({ code }) => code),
  };
}
