import { renderToStaticMarkup } from "react-dom/server";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { placeFilterOf } from "../alerts/searches.ts";
import { NEWS_KINDS } from "../post-terms.ts";
import { postPath } from "../posts/post-card.tsx";
import { listPosts, type PostLine } from "../posts/queries.server.ts";
import { KEPT_SECONDS } from "./feed-terms.ts";

const words = texts.feeds.embed;
const USUAL = 5;
const MOST = 20;

const STYLE =
  "body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1c2420;background:#fff}ul{margin:0;padding:0;list-style:none}" +
  "li{padding:12px 0;border-bottom:1px solid #d8d4cb}a{color:#14532d;font-weight:700}p{margin:4px 0 0;color:#4d5650}";

/** News as plain HTML for a frame on somebody's own site: no scripts, nothing fetched, links that open in the whole window. */
export async function serveEmbed(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = Number(searchParams.get("count"));
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST) : USUAL;
  const kind = NEWS_KINDS.find((one) => one === searchParams.get("kind"));
  const filter = { ...placeFilterOf(searchParams), kinds: kind ? [kind] : NEWS_KINDS };
  const { posts } = await listPosts({ kind: "public" }, filter, { limit });
  return new Response(`<!doctype html>${renderToStaticMarkup(<Embed posts={posts} />)}`, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": `public, max-age=${KEPT_SECONDS}, must-revalidate`,
      "X-Robots-Tag": "noindex",
    },
  });
}

function Embed({ posts }: { posts: readonly PostLine[] }) {
  const { publicUrl } = config().http;
  return (
    <html lang={texts.common.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{texts.feeds.news.title}</title>
        <base target="_top" />
        <style>{STYLE}</style>
      </head>
      <body>
        {posts.length === 0 ? <p>{words.none}</p> : null}
        <ul>
          {posts.map((post) => (
            <li key={post.id}>
              <a href={publicUrl + postPath(post)}>{post.title}</a>
              <p>
                {texts.posts.card.by(post.business ?? texts.posts.card.local, post.town)}
                {post.publishedAt ? `, ${formatDay(dayInBritain(new Date(post.publishedAt)))}` : null}
              </p>
            </li>
          ))}
        </ul>
        <p>
          <a href={`${publicUrl}/news`}>{words.all}</a>
        </p>
      </body>
    </html>
  );
}
