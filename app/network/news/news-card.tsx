import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import { plainWords } from "../markdown-plain.ts";
import type { PostLine } from "../posts/queries.server.ts";
import { whenWords } from "./when.ts";

const words = texts.news;

/** What a list shows of a post, with what its picture shows. */
export type NewsLine = Omit<PostLine, "summary"> & { words: string; alt: string; path: string };

/** News, an event, a need or an offer in a list. */
export function NewsCard({
  post,
  level: Heading = "h2",
  children,
}: {
  post: NewsLine;
  level?: "h2" | "h3";
  children?: ReactNode;
}) {
  const when = whenWords(post.startsAt, post.endsAt);
  return (
    <article className={post.imageId ? "news-card news-card-pictured" : "news-card"}>
      {post.imageId ? (
        <img
          src={`/posts/${post.reference}/files/${post.imageId}?size=small`}
          alt={post.alt}
          loading="lazy"
          decoding="async"
        />
      ) : null}
      <div>
        <p className="news-kind">
          <Tag
            tone={post.kind === "problem" || post.kind === "need" ? "notice" : post.kind === "event" ? "info" : "good"}
          >
            {texts.posts.kinds[post.kind]}
          </Tag>
          {post.state === "live" ? null : <Tag>{texts.posts.states[post.state]}</Tag>}
          {post.audience === "public" ? null : <Tag>{texts.posts.audiences[post.audience]}</Tag>}
        </p>
        <Heading>
          <Link to={post.path}>{post.title}</Link>
        </Heading>
        {when ? (
          <p className="news-when">
            <strong>{when}</strong>
            {post.placeText ? `, ${post.placeText}` : null}
          </p>
        ) : null}
        <p>{post.words}</p>
        <p className="muted small">
          {words.by(post.business ?? words.local, post.town)}
          {post.publishedAt ? ` · ${formatDay(dayInBritain(new Date(post.publishedAt)))}` : null}
        </p>
        {children}
      </div>
    </article>
  );
}

/** The line of a list for a post. */
export function newsLine(post: PostLine, alts: ReadonlyMap<string, string>): NewsLine {
  const { summary, ...line } = post;
  const folder = post.kind === "need" || post.kind === "offer" ? "needs" : "news";
  return {
    ...line,
    words: plainWords(summary, 220),
    alt: (post.imageId && alts.get(post.imageId)) || "",
    path: `/${folder}/${post.reference}`,
  };
}
