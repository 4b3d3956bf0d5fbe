import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { now } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { PostDocuments, PostPictures } from "~/network/files/post-files.tsx";
import { Markdown } from "~/network/markdown.tsx";
import { plainWords, safeLink } from "~/network/markdown-plain.ts";
import { getNews } from "~/network/news/find-news.server.ts";
import { listedSlugs } from "~/network/news/queries.server.ts";
import { isOver, whenWords } from "~/network/news/when.ts";
import { FollowButton } from "~/network/people/follow-button.tsx";
import { isFollowing } from "~/network/people/follows.server.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.news;

type Data = Awaited<ReturnType<typeof loader>>;

export function meta({ data }: { data: Data | undefined }) {
  if (!data) return [{ title: texts.common.title(words.title) }];
  const { post } = data;
  return [
    { title: texts.common.title(post.title) },
    { name: "description", content: plainWords(post.body, 160) },
    { property: "og:title", content: post.title },
    { property: "og:type", content: "article" },
    ...(post.audience === "public" && post.state === "live" ? [] : [{ name: "robots", content: "noindex" }]),
  ];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  const { post, files } = await getNews(viewerOf(person), params.newsReference);
  const slugs = await listedSlugs([post.businessId]);
  const own = person?.memberships.find(({ businessId }) => businessId === post.businessId);
  return {
    post,
    files,
    slug: slugs.get(post.businessId) ?? null,
    isOwn: own !== undefined,
    mayEdit: own !== undefined && own.role !== "viewer",
    isOver: isOver(post.startsAt, post.endsAt, now()),
    followed: await isFollowing(person?.person.id ?? null, "business", post.businessId),
  };
}

export default function NewsPost() {
  const page = useLoaderData<typeof loader>();
  const { post, files, slug } = page;
  const fileBase = `/posts/${post.reference}/files`;
  const state = post.state !== "live" && post.state !== "closed" ? post.state : post.audience;
  const when = whenWords(post.startsAt, post.endsAt);
  const link = post.link && safeLink(post.link);
  const by = words.by(post.business ?? words.local, post.town);
  return (
    <Page before={<BackLink to="/news">{words.oneBack}</BackLink>}>
      <article className="news-post">
        <PageTitle caption={texts.posts.kinds[post.kind]}>{post.title}</PageTitle>
        <p className="muted">
          {by}
          {post.publishedAt ? `. ${words.posted(formatDay(dayInBritain(new Date(post.publishedAt))))}` : null}
        </p>
        {words.state[state] && page.isOwn ? <InsetText>{words.state[state]}</InsetText> : null}
        {page.isOwn && (state === "hidden" || state === "refused") ? (
          <p>
            <Link to={`/business/${post.businessId}/posts/${post.reference}/appeal`}>
              {texts.moderation.appeal.see}
            </Link>
          </p>
        ) : null}
        {!page.isOwn && post.audience === "registered" ? <InsetText>{words.state.registered}</InsetText> : null}
        {when ? (
          <SummaryList
            rows={[
              { key: words.when, value: page.isOver ? `${when}. ${words.over}` : when },
              ...(post.placeText ? [{ key: words.where, value: post.placeText }] : []),
            ]}
          />
        ) : null}
        <PostPictures files={files} base={fileBase} />
        <Markdown>{post.body}</Markdown>
        {link ? (
          <p>
            <a href={link} rel="nofollow ugc noopener" className="break-words">
              {words.more}
              <span className="visually-hidden">: {link}</span>
            </a>
          </p>
        ) : null}
        <PostDocuments files={files} base={fileBase} />
      </article>
      {page.mayEdit ? (
        <p>
          <Link to={`/business/${post.businessId}/news/${post.reference}`}>{words.form.edit}</Link>
        </p>
      ) : null}
      <section aria-labelledby="about" className="news-about">
        <h2 id="about">{words.about}</h2>
        <p>{slug && post.business ? <Link to={`/directory/${slug}`}>{words.theirPage(post.business)}</Link> : by}</p>
        {page.isOwn || !post.business ? null : (
          <div className="inline-actions">
            <FollowButton kind="business" target={post.businessId} label={post.business} following={page.followed} />
            {slug ? <Link to={`/as-business?for=introduction&to=${slug}`}>{texts.follow.groups.introduce}</Link> : null}
          </div>
        )}
      </section>
      {page.isOwn ? null : (
        <p className="small">
          <Link to={`/report/${post.reference}`}>{words.report}</Link>
        </p>
      )}
    </Page>
  );
}
