import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { findCouncil, findPlace, servedCouncils } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { isNeedChoice, NEED_CHOICE_LABELS } from "../posts/terms.ts";
import type { SavedSearch } from "./searches.ts";

/**
 * A kept search in words: "Needs: Building and building trades, Lichfield".
 * @param own  false leaves out what somebody typed, all but a postcode that there is: for a message to an address whose
 *   owner may not be the one who typed it
 */
export async function labelOfSearch({ page, search }: SavedSearch, own = true): Promise<string> {
  const { labels } = texts.alerts;
  const kind = search.get("kind");
  const kinds: Record<string, string> = texts.posts.kinds;
  const need = search.get("need");
  const sector = SECTOR_GROUPS.find(({ key }) => key === search.get("sector"))?.label;
  const parts = [
    search.get("q") ? (own ? `“${search.get("q")}”` : labels.typed) : null,
    isNeedChoice(need) ? NEED_CHOICE_LABELS[need] : null,
    sector,
    own ? search.get("near") : await postcodeOf(search.get("near") ?? ""),
    await placeName(search.get("place") ?? ""),
    await districtName(search.get("district")),
  ];
  const what = kind && page === "/news" ? kinds[kind] : kind === "need" || kind === "offer" ? labels[kind] : null;
  return labels.joined(
    what ?? labels[page],
    parts.filter((part) => typeof part === "string"),
  );
}

async function postcodeOf(near: string): Promise<string | null> {
  const place = await findPlace(statements(), near);
  return place && !place.approximate ? place.postcode : null;
}

async function districtName(slug: string | null): Promise<string | null> {
  if (!slug) return null;
  return (await servedCouncils()).find((council) => council.slug === slug)?.shortName ?? null;
}

async function placeName(code: string): Promise<string | null> {
  if (!/^E\d{8}$/.test(code)) return null;
  if (code.startsWith("E05"))
    return (await db().ward.findUnique({ where: { code }, select: { name: true } }))?.name ?? null;
  return (await findCouncil(code))?.shortName ?? null;
}
