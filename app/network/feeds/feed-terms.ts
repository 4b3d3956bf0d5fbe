/** The feeds of lists, by the name of their file. */
export const FEED_FILES = ["news.rss", "news.atom", "needs.rss", "needs.atom", "events.ics"] as const;
export type FeedFile = (typeof FEED_FILES)[number];

export type FeedFormat = "rss" | "atom" | "ics";

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  ics: "text/calendar",
};

export function formatOf(file: FeedFile): FeedFormat {
  return file.split(".")[1] as FeedFormat;
}

/** What stands between a reader and us may keep a feed so long: what is taken back is gone within a minute. */
export const KEPT_SECONDS = 60;
/** So many of the newest are in a feed. */
export const FEED_ITEMS = 50;

interface FeedLink {
  tagName: "link";
  rel: "alternate";
  type: string;
  title: string;
  href: string;
}

/** For a page's `meta`: tells readers' programs of a feed. */
export function feedLink(format: FeedFormat, title: string, href: string): FeedLink {
  return { tagName: "link", rel: "alternate", type: FEED_TYPES[format], title, href };
}
