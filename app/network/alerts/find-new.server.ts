import { findPlace } from "~/places/queries.server.ts";
import { config } from "~/platform/config.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { readPublicFilters } from "../needs/public-filters.ts";
import { divisionsOf } from "../news/queries.server.ts";
import { NEWS_KINDS, type PostViewer } from "../post-terms.ts";
import { postPath } from "../posts/post-card.tsx";
import { listPosts, type PostFilter } from "../posts/queries.server.ts";
import { MOST_NAMED, type Window } from "./alert-terms.ts";
import type { AlertItem } from "./emails.ts";
import { newListings } from "./find-new-listings.server.ts";
import { placeFilterOf, readSearch, type SavedSearch } from "./searches.ts";

/** What decides what an alert finds. */
export interface AlertQuestion {
  kind: string;
  target: string;
  /** the person behind it, for what only registered businesses see; null for an address */
  personId: string | null;
}

export interface Found {
  items: AlertItem[];
  /** more than are named */
  more: boolean;
  /** where the whole list is */
  all: string;
}

/** What became public, or visible to this reader, within a window. Nothing of the reader's own, or of whom they blocked. */
export async function findNew(question: AlertQuestion, window: Window): Promise<Found> {
  const search = question.kind === "search" ? readSearch(question.target) : null;
  const { publicUrl } = config().http;
  if (search?.page === "/directory") {
    const listings = await newListings(search.search, window, MOST_NAMED + 1);
    return found(listings, publicUrl + search.target);
  }
  const filter = search ? await filterOf(search) : followed(question);
  if (!filter) return { items: [], more: false, all: publicUrl };
  const reader = await readerOf(question.personId);
  const { posts } = await listPosts(reader.viewer, { ...filter, since: window.from }, { limit: 50 });
  const fresh = posts.filter(({ publishedAt, businessId }) => {
    const at = publishedAt ? new Date(publishedAt) : null;
    return at && at > window.from && at <= window.to && !reader.leaveOut.has(businessId);
  });
  const items = fresh.map((post) => ({
    title: post.title,
    by: `${texts.posts.kinds[post.kind]}. ${texts.posts.card.by(post.business ?? texts.posts.card.local, post.town)}`,
    href: publicUrl + postPath(post),
  }));
  return found(items, publicUrl + (search?.target ?? "/news"));
}

function found(items: AlertItem[], all: string): Found {
  return { items: items.slice(0, MOST_NAMED), more: items.length > MOST_NAMED, all };
}

/** A search of news or needs as the list of posts takes it. */
async function filterOf({ page, search }: SavedSearch): Promise<PostFilter> {
  if (page === "/news") {
    const kind = NEWS_KINDS.find((one) => one === search.get("kind"));
    return { kinds: kind ? [kind] : NEWS_KINDS, ...placeFilterOf(search) };
  }
  const { kind, need, place, text, postcode, miles } = readPublicFilters(search);
  const at = postcode ? await findPlace(statements(), postcode) : null;
  const point = at && at.eastings !== null && at.northings !== null ? at : null;
  return {
    kinds: kind ? [kind] : ["need", "offer"],
    needColumn: need,
    text,
    ...(place ? { councilCodes: [place] } : {}),
    ...(point
      ? { near: { eastings: Number(point.eastings), northings: Number(point.northings), miles: Number(miles) } }
      : {}),
  };
}

function followed({ kind, target }: AlertQuestion): PostFilter | null {
  if (kind === "business") return { businessIds: [target] };
  if (kind === "ward") return { wardCodes: [target] };
  if (kind === "district") return { councilCodes: [target] };
  return kind === "sector" ? { sicDivisions: divisionsOf(target) } : null;
}

/** How somebody sees posts, by the businesses that they are proven to belong to now. */
async function readerOf(personId: string | null): Promise<{ viewer: PostViewer; leaveOut: Set<string> }> {
  if (!personId) return { viewer: { kind: "public" }, leaveOut: new Set() };
  const rows = await statements().$queryRaw<{ id: string; blocked: string[] }[]>(sql`
    SELECT m.business_id AS id, array(SELECT b.blocked_id::text FROM business_block b WHERE b.business_id = m.business_id) AS blocked
    FROM membership m WHERE m.person_id = ${personId}::uuid AND m.proven_on IS NOT NULL AND m.ended_at IS NULL
      AND (m.until IS NULL OR m.until >= (now() AT TIME ZONE 'Europe/London')::date)`);
  const businessIds = rows.map(({ id }) => id);
  const viewer: PostViewer = businessIds.length > 0 ? { kind: "business", businessIds } : { kind: "public" };
  return { viewer, leaveOut: new Set([...businessIds, ...rows.flatMap(({ blocked }) => blocked)]) };
}
