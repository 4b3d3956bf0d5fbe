import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { NewsCard } from "~/network/news/news-card.tsx";
import { listFeed } from "~/network/people/feed.server.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";

const words = texts.follow.feed;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const after = new URL(request.url).searchParams.get("after");
  const base = `/business/${actor.businessId}`;
  return { base, canEdit: actor.role !== "viewer", isFirst: !after, ...(await listFeed(actor, after)) };
}

export default function Feed() {
  const { base, canEdit, isFirst, posts, next } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to={base} />}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <ul className="inline-list">
        {canEdit ? (
          <li>
            <Link to={`${base}/news/new`}>{words.own}</Link>
          </li>
        ) : null}
        <li>
          <Link to="/groups">{words.groups}</Link>
        </li>
        <li>
          <Link to="/news">{words.news}</Link>
        </li>
        <li>
          <Link to="/follow">{words.follows}</Link>
        </li>
      </ul>
      {posts.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
          <ButtonLink to="/groups">{words.groups}</ButtonLink>
        </EmptyState>
      ) : null}
      <div className="news-list">
        {posts.map((post) => (
          <NewsCard key={post.id} post={post}>
            <p className="small muted">{words.because[post.because.kind](post.because.name)}</p>
          </NewsCard>
        ))}
      </div>
      <Pagination previous={isFirst ? null : `${base}/feed`} next={next ? `${base}/feed?after=${next}` : null} />
    </Page>
  );
}
