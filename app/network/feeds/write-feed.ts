import { Feed } from "feed";
import { plainWords } from "../markdown-plain.ts";

/** A post as feeds have it. */
export interface FeedItem {
  id: string;
  title: string;
  /** what kind of post, by whom and where */
  by: string;
  /** the writer's words, in the Markdown subset */
  words: string;
  href: string;
  publishedAt: Date;
}

export interface FeedHead {
  title: string;
  description: string;
  /** of the page that it follows */
  page: string;
  /** of the feed itself, its id for ever */
  self: string;
}

/** XML has no such characters. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

const clean = (text: string) => text.replace(NOT_XML, "");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const asHtml = (text: string) => clean(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * A feed as RSS 2.0 or Atom (RFC 4287). Titles and words are plain: what looks like HTML in them stays words, in readers
 * that take a title for HTML too. Ids are the posts' own, whatever becomes of the address.
 */
export function writeFeed(format: "rss" | "atom", head: FeedHead, items: readonly FeedItem[]): string {
  const newest = new Date(Math.max(0, ...items.map(({ publishedAt }) => publishedAt.getTime())));
  const feed = new Feed({
    id: head.self,
    title: clean(head.title),
    description: clean(head.description),
    link: head.page,
    language: "en-GB",
    copyright: "",
    generator: "Think Local",
    updated: newest,
    ttl: 5,
    feedLinks: { [format]: head.self },
    // Atom wants one for the whole where an entry has none
    author: { name: clean(head.title) },
  });
  for (const { id, title, by, words, href, publishedAt } of items) {
    feed.addItem({
      id: `urn:uuid:${id}`,
      title: format === "atom" ? asHtml(title) : clean(title).replaceAll("<", "‹").replaceAll(">", "›"),
      link: href,
      description: asHtml(`${by}. ${plainWords(words)}`),
      date: publishedAt,
      published: publishedAt,
    });
  }
  return format === "rss" ? feed.rss2() : feed.atom1();
}
