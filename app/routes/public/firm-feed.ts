import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFirm } from "~/directory/firm.server.ts";
import { serveFirmFeed } from "~/network/feeds/serve-feed.server.ts";
import { notFound, refusal } from "~/platform/auth/refuse.server.ts";

/** What one listed business says: "/directory/<slug>/feed.rss". 410 once it is listed no more. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const format = params.firmFeed === "feed.rss" ? "rss" : params.firmFeed === "feed.atom" ? "atom" : null;
  const slug = params.firmSlug ?? "";
  const found = format && /^[a-z0-9-]{1,90}$/.test(slug) ? await findFirm(slug) : null;
  if (!format || !found) notFound();
  if (found.state === "gone") throw refusal("gone");
  return serveFirmFeed(request, format, { businessId: found.shown.businessId, name: found.shown.name, slug });
}
