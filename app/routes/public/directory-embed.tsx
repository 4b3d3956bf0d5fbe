import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { readTyped, searchHref } from "~/directory/asking.ts";
import { EmbedPage } from "~/directory/embed-page.tsx";
import { resultPage } from "~/directory/result-page.server.ts";
import { config } from "~/platform/config.server.ts";

/**
 * A list of firms by place and trade for other sites to show in a frame: ?q=bakers+near+WS13+6DP. The only page of the
 * portal that others may frame; server/security.ts says so. No cache keeps it: who left the directory has left it too.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const typed = { ...readTyped(new URL(request.url).searchParams), after: null, map: false };
  const page = await resultPage(typed);
  const origin = config().http.publicUrl;
  const html = renderToStaticMarkup(<EmbedPage page={page} origin={origin} more={searchHref(typed)} />);
  return new Response(`<!doctype html>${html}`, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
