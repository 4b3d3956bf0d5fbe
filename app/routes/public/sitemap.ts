import { sitemapIndex } from "~/directory/sitemap.server.ts";
import { config } from "~/platform/config.server.ts";

/** The parts of the sitemap, for search engines. Where they begin is kept for a minute; it names no firm. */
export async function loader() {
  return new Response(await sitemapIndex(config().http.publicUrl), {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
