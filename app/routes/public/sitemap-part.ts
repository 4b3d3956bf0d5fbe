import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapPart } from "~/directory/sitemap.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { config } from "~/platform/config.server.ts";

/** One part of the sitemap, sent as it is read. */
export async function loader({ params }: LoaderFunctionArgs) {
  const part = sitemapPart(config().http.publicUrl, params.part ?? "");
  if (!part) notFound();
  return new Response(part, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
