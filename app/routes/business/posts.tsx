import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { listOwnPosts, type OwnPost } from "~/network/needs/queries.server.ts";
import { isExchange } from "~/network/posts/terms.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { Listing } from "~/ui/listing.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import type { Column } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.needs.mine;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const after = new URL(request.url).searchParams.get("after");
  const { posts, next } = await listOwnPosts(actor.businessId, after);
  return {
    base: `/business/${actor.businessId}`,
    mayPost: actor.role !== "viewer",
    posts,
    next: next ? `?after=${next}` : null,
  };
}

export default function Posts() {
  const { base, mayPost, posts, next } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to={base} />}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      {mayPost ? (
        <Actions>
          <ButtonLink to={`${base}/posts/new?kind=need`}>{texts.needs.list.postNeed}</ButtonLink>
          <ButtonLink to={`${base}/posts/new?kind=offer`} tone="secondary">
            {texts.needs.list.postOffer}
          </ButtonLink>
        </Actions>
      ) : null}
      <Listing words={words} rows={posts} rowKey={(post) => post.id} columns={columnsFor(base)} next={next} />
      <p>
        <Link to="/needs">{words.read}</Link>
      </p>
    </Page>
  );
}

function columnsFor(base: string): Column<OwnPost>[] {
  const titles = words.columns;
  const path = (post: OwnPost) => (isExchange(post.kind) ? `${base}/posts/${post.id}` : `/news/${post.reference}`);
  return [
    { key: "title", title: titles.title, rowHeader: true, cell: (post) => <Link to={path(post)}>{post.title}</Link> },
    { key: "kind", title: titles.kind, cell: (post) => texts.posts.kinds[post.kind] },
    { key: "state", title: titles.state, cell: (post) => <State post={post} /> },
    { key: "until", title: titles.until, cell: (post) => (post.expiresOn && post.state === "live" ? formatDay(post.expiresOn) : "") },
    { key: "fits", title: titles.fits, numeric: true, cell: (post) => (post.kind === "need" ? post.matches : "") },
    { key: "answers", title: titles.answers, numeric: true, cell: (post) => (isExchange(post.kind) ? post.answers : "") },
  ]; // biome-ignore format: a column a line
}

function State({ post }: { post: OwnPost }) {
  if (post.asked) return <Tag tone="notice">{words.asked}</Tag>;
  if (post.outcome && post.kind === "need") return <>{texts.needs.one.settled[post.outcome].split(".")[0]}</>;
  return <>{texts.posts.states[post.state]}</>;
}
