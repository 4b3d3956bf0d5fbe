import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import { plainWords } from "../markdown-plain.ts";
import type { PostLine } from "./queries.server.ts";
import { BUDGET_BANDS, isExchange, NEED_CHOICE_LABELS } from "./terms.ts";

const words = texts.posts;

/** The address of a post's own page. */
export function postPath(post: Pick<PostLine, "kind" | "reference">): string {
  return isExchange(post.kind) ? `/needs/${post.reference}` : `/news/${post.reference}`;
}

/** A post in a list: what it is, who says it, its first words. `children` follow below. */
export function PostCard({
  post,
  level: Heading = "h2",
  children,
}: {
  post: PostLine;
  level?: "h2" | "h3";
  children?: ReactNode;
}) {
  const facts = [
    post.needColumn && isExchange(post.kind) ? NEED_CHOICE_LABELS[post.needColumn] : null,
    post.area,
    post.budgetBand ? BUDGET_BANDS[post.budgetBand] : null,
    post.wantedBy ? words.card.wantedBy(formatDay(post.wantedBy)) : null,
  ].filter((fact) => fact !== null);
  return (
    <article className="card">
      <p className="muted">
        <Tag tone={post.kind === "need" ? "notice" : post.kind === "offer" ? "good" : "info"}>
          {words.kinds[post.kind]}
        </Tag>{" "}
        {post.state === "live" ? null : <Tag tone="neutral">{words.states[post.state]}</Tag>}
      </p>
      <Heading>
        <Link to={postPath(post)}>{post.title}</Link>
      </Heading>
      <p>{plainWords(post.summary)}</p>
      {facts.length > 0 ? <p className="muted">{facts.join(" · ")}</p> : null}
      <p className="muted">
        {words.card.by(post.business ?? words.card.local, post.town)}
        {post.miles === null ? null : ` · ${words.card.miles(post.miles)}`}
        {post.publishedAt ? ` · ${words.card.posted(formatDay(dayInBritain(new Date(post.publishedAt))))}` : null}
      </p>
      {children}
    </article>
  );
}
