import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { now } from "~/lib/clock.ts";
import { placesOfCouncil, servedCouncils, type WardName } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { altTexts } from "../files/keep-files.server.ts";
import { NEWS_KINDS, type PostKind, type PostViewer } from "../post-terms.ts";
import { listPosts, type PostFilter, type PostLine } from "../posts/queries.server.ts";
import { seenBy } from "../queries.server.ts";
import { type NewsLine, newsLine } from "./news-card.tsx";

export interface NewsFilter {
  kind: (typeof NEWS_KINDS)[number] | null;
  /** key of a local sector group */
  sector: string | null;
  /** code of a council or a ward */
  place: string | null;
  after: string | null;
}

/** What an address asks for; what is no choice of ours counts as none. */
export function readNewsFilter(search: URLSearchParams, places: Awaited<ReturnType<typeof listPlaces>>): NewsFilter {
  const place = search.get("place") ?? "";
  return {
    kind: NEWS_KINDS.find((kind) => kind === search.get("kind")) ?? null,
    sector: SECTOR_GROUPS.find(({ key }) => key === search.get("sector"))?.key ?? null,
    place: places.some(({ code, wards }) => code === place || wards.some((ward) => ward.code === place)) ? place : null,
    after: search.get("after"),
  };
}

/** The divisions of a sector group, as the list of posts asks for them. */
export function divisionsOf(sector: string): string[] {
  return SECTOR_GROUPS.find(({ key }) => key === sector)?.divisions ?? [];
}

/** Posts by place and sector, of these kinds. */
export function placeFilter(filter: Pick<NewsFilter, "sector" | "place">): PostFilter {
  const { sector, place } = filter;
  return {
    ...(sector ? { sicDivisions: divisionsOf(sector) } : {}),
    ...(place ? (place.startsWith("E05") ? { wardCodes: [place] } : { councilCodes: [place] }) : {}),
  };
}

/** Lines with what their pictures show. */
export async function linesOf(posts: readonly PostLine[]): Promise<NewsLine[]> {
  const alts = await altTexts(posts.flatMap(({ imageId }) => imageId ?? []));
  return posts.map((post) => newsLine(post, alts));
}

/** A page of news and events that the viewer may see, the newest first. */
export async function listNews(viewer: PostViewer, filter: NewsFilter) {
  const kinds: readonly PostKind[] = filter.kind ? [filter.kind] : NEWS_KINDS;
  const page = await listPosts(viewer, { kinds, ...placeFilter(filter) }, { after: filter.after, limit: 15 });
  return { posts: await linesOf(page.posts), next: page.next };
}

/** The next events that the viewer may see. */
export async function listComing(viewer: PostViewer, most = 4): Promise<ComingEvent[]> {
  return statements().$queryRaw<ComingEvent[]>`
    SELECT p.reference, p.title, p.place_text AS "placeText",
      to_char(p.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "startsAt",
      to_char(p.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "endsAt"
    FROM post p WHERE p.kind = 'event' AND p.state = 'live' AND coalesce(p.ends_at, p.starts_at) >= ${now()} AND ${seenBy(viewer)}
    ORDER BY p.starts_at, p.id LIMIT ${most}`;
}

export interface ComingEvent {
  reference: string;
  title: string;
  placeText: string | null;
  startsAt: string;
  endsAt: string | null;
}

/** The districts that are served, each with its wards: what the filter by place offers. */
export async function listPlaces(): Promise<{ code: string; name: string; wards: WardName[] }[]> {
  const districts = (await servedCouncils()).filter(({ tier }) => tier !== "county");
  return Promise.all(
    districts.map(async ({ code, shortName }) => ({
      code,
      name: shortName,
      wards: (await placesOfCouncil(db(), code))?.wards ?? [],
    })),
  );
}

/** The public pages of businesses, by the business; those without one are left out. */
export async function listedSlugs(businessIds: readonly string[]): Promise<Map<string, string>> {
  if (businessIds.length === 0) return new Map();
  const rows = await statements().$queryRaw<{ id: string; slug: string }[]>`
    SELECT business_id AS id, slug FROM directory_listing WHERE business_id = ANY (${[...businessIds]}::uuid[])`;
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
