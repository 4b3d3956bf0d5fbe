import { config } from "~/platform/config.server.ts";

/** Where nothing is for search engines. */
const CLOSED = [
  "/account", "/business/", "/claim", "/confirm", "/dev", "/invitation", "/join", "/register/", "/sign-in", "/staff",
]; // biome-ignore format: a list

/** What search engines may read, and where the list of it is. */
export function loader() {
  const lines = ["User-agent: *", ...CLOSED.map((path) => `Disallow: ${path}`)];
  return new Response(`${lines.join("\n")}\n\nSitemap: ${config().http.publicUrl}/sitemap.xml\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
