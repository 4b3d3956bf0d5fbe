import type { LoaderFunctionArgs } from "@remix-run/node";
import { FEED_FILES } from "~/network/feeds/feed-terms.ts";
import { serveFeed } from "~/network/feeds/serve-feed.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";

/** News, needs and events as feeds: "/feeds/news.rss", "/feeds/events.ics?place=E07000194". */
export function loader({ request, params }: LoaderFunctionArgs) {
  const file = FEED_FILES.find((one) => one === params.feedFile);
  if (!file) notFound();
  return serveFeed(request, file);
}
