import { createHash } from "node:crypto";
import { now } from "~/lib/clock.ts";
import { leftOut } from "~/lib/left-out.ts";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { placeFilterOf } from "../alerts/searches.ts";
import { NEWS_KINDS } from "../post-terms.ts";
import { postPath } from "../posts/post-card.tsx";
import { listPosts, type PostFilter, type PostLine } from "../posts/queries.server.ts";
import { isNeedChoice } from "../posts/terms.ts";
import { eventsCalendar } from "./events-calendar.ts";
import { FEED_ITEMS, FEED_TYPES, type FeedFile, type FeedFormat, formatOf, KEPT_SECONDS } from "./feed-terms.ts";
import { type FeedHead, type FeedItem, writeFeed } from "./write-feed.ts";

const words = texts.feeds;
const DAY_MS = 86_400_000;
/** An event that is over stays so long in calendars. */
const PAST_DAYS = 30;
const MOST_EVENTS = 200;

/** What every feed is made of: what a stranger may see, whoever asks. */
const PUBLIC = { kind: "public" } as const;

/** One of the feeds of lists, narrowed by sector and place of its address. */
export async function serveFeed(request: Request, file: FeedFile): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  const place = placeFilterOf(searchParams);
  const format = formatOf(file);
  if (format === "ics") {
    const { posts } = await listPosts(PUBLIC, { ...place, kinds: ["event"] }, { limit: MOST_EVENTS });
    return served(request, "ics", calendar(posts), posts);
  }
  const list = file.startsWith("news") ? "news" : "needs";
  const { posts } = await listPosts(PUBLIC, filterOf(list, searchParams, place), { limit: FEED_ITEMS });
  const { publicUrl } = config().http;
  const { title, description } = words[list];
  const left = leftOut(searchParams, understood(list, searchParams, place), words.chosen);
  const said = left.length > 0 ? `${description} ${texts.ui.leftOut(left)}` : description;
  const head = { title, description: said, page: `${publicUrl}/${list}`, self: `${publicUrl}/feeds/${file}${search}` };
  return served(request, format, writeFeed(format, head, posts.map(itemOf)), posts);
}

function filterOf(list: "news" | "needs", search: URLSearchParams, place: PostFilter): PostFilter {
  const kinds = list === "news" ? NEWS_KINDS : (["need", "offer"] as const);
  const kind = kinds.find((one) => one === search.get("kind"));
  const need = search.get("need");
  return {
    ...place,
    kinds: kind ? [kind] : kinds,
    ...(list === "needs" && isNeedChoice(need) ? { needColumn: need } : {}),
  };
}

/** Which of the names in a feed's address mean something to it. */
function understood(list: "news" | "needs", search: URLSearchParams, place: PostFilter) {
  const { kinds = [], needColumn } = filterOf(list, search, {});
  return {
    kind: kinds.length === 1,
    need: needColumn || list === "news",
    sector: place.sicDivisions,
    place: place.wardCodes ?? place.councilCodes,
  };
}

/** All that one listed business says in public. */
export async function serveFirmFeed(
  request: Request,
  format: "rss" | "atom",
  firm: { businessId: string; name: string; slug: string },
): Promise<Response> {
  const { publicUrl } = config().http;
  const { posts } = await listPosts(PUBLIC, { businessIds: [firm.businessId] }, { limit: FEED_ITEMS });
  const page = `${publicUrl}/directory/${firm.slug}`;
  const head: FeedHead = {
    title: words.firm.title(firm.name),
    description: words.firm.description(firm.name),
    page,
    self: `${page}/feed.${format}`,
  };
  return served(request, format, writeFeed(format, head, posts.map(itemOf)), posts);
}

const byOf = (post: PostLine) =>
  `${texts.posts.kinds[post.kind]}. ${texts.posts.card.by(post.business ?? texts.posts.card.local, post.town)}`;

function itemOf(post: PostLine): FeedItem {
  return {
    id: post.id,
    title: post.title,
    by: byOf(post),
    words: post.summary,
    href: config().http.publicUrl + postPath(post),
    publishedAt: new Date(post.publishedAt ?? post.createdAt),
  };
}

function calendar(posts: readonly PostLine[]): string {
  const oldest = now().getTime() - PAST_DAYS * DAY_MS;
  const events = posts.flatMap((post) => {
    const startsAt = post.startsAt ? new Date(post.startsAt) : null;
    const endsAt = post.endsAt ? new Date(post.endsAt) : null;
    if (!startsAt || (endsAt ?? startsAt).getTime() < oldest) return [];
    return [{ ...itemOf(post), place: post.placeText, startsAt, endsAt }];
  });
  return eventsCalendar(words.events.title, events);
}

/** A file that readers' programs ask for again and again: they are told when it is still the same. */
function served(request: Request, format: FeedFormat, text: string, posts: readonly PostLine[]): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const newest = posts.map(({ publishedAt }) => publishedAt ?? "").sort().at(-1); // biome-ignore format: one row
  const headers = new Headers({
    ETag: etag,
    "Cache-Control": `public, max-age=${KEPT_SECONDS}, must-revalidate`,
    "X-Robots-Tag": "noindex",
    ...(newest ? { "Last-Modified": new Date(newest).toUTCString() } : {}),
  });
  const known = request.headers.get("If-None-Match")?.split(/,\s*/).map((one) => one.replace(/^W\//, "")); // biome-ignore format: one row
  if (known?.includes(etag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", `${FEED_TYPES[format]}; charset=utf-8`);
  return new Response(text, { headers });
}
