import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { NewsCard } from "~/network/news/news-card.tsx";
import { listOwnNews } from "~/network/news/own-news.server.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.news;

export const meta = () => [{ title: texts.common.title(words.mine.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const { businessId } = actor;
  return { businessId, canEdit: actor.role !== "viewer", posts: await listOwnNews(businessId) };
}

export default function OwnNews() {
  const { businessId, canEdit, posts } = useLoaderData<typeof loader>();
  const base = `/business/${businessId}`;
  return (
    <Page before={<BackLink to={base} />}>
      <PageTitle>{words.mine.title}</PageTitle>
      {canEdit ? (
        <Actions>
          <ButtonLink to={`${base}/news/new`}>{words.post}</ButtonLink>
        </Actions>
      ) : null}
      {posts.length === 0 ? (
        <EmptyState title={words.mine.noneTitle}>
          <p>{words.mine.none}</p>
        </EmptyState>
      ) : null}
      {posts.length === 50 ? <p className="muted">{words.mine.tooMany}</p> : null}
      <div className="news-list">
        {posts.map((post) => (
          <NewsCard key={post.id} post={post}>
            {canEdit ? (
              <p>
                <Link to={`${base}/news/${post.reference}`}>
                  {words.form.edit}
                  <span className="visually-hidden">: {post.title}</span>
                </Link>
              </p>
            ) : null}
          </NewsCard>
        ))}
      </div>
    </Page>
  );
}
