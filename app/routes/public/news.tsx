import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form as GetForm, Link, useLoaderData } from "@remix-run/react";
import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { leftOut } from "~/lib/left-out.ts";
import { openGraph } from "~/lib/open-graph.ts";
import { ListTools } from "~/network/alerts/list-tools.tsx";
import { feedLink } from "~/network/feeds/feed-terms.ts";
import { ComingUp } from "~/network/news/coming-up.tsx";
import { NewsCard } from "~/network/news/news-card.tsx";
import { PlaceSelect } from "~/network/news/place-select.tsx";
import { listComing, listNews, listPlaces, readNewsFilter } from "~/network/news/queries.server.ts";
import { FollowButton } from "~/network/people/follow-button.tsx";
import { followable } from "~/network/people/follows.server.ts";
import { NEWS_KINDS } from "~/network/post-terms.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { FilterFold } from "~/ui/filter-fold.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";

const words = texts.news;

export const meta = ({ data }: { data: { url: string } | undefined }) => [
  { title: texts.common.title(words.title) },
  { name: "description", content: words.lead },
  feedLink("rss", texts.feeds.news.title, "/feeds/news.rss"),
  feedLink("atom", texts.feeds.news.title, "/feeds/news.atom"),
  ...(data ? openGraph({ title: words.title, description: words.lead, url: data.url }) : []),
];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  const viewer = viewerOf(person);
  const search = new URL(request.url).searchParams;
  const places = await listPlaces();
  const filter = readNewsFilter(search, places);
  const { after, ...chosen } = filter;
  const [page, coming, follows] = await Promise.all([
    listNews(viewer, filter),
    after ? [] : listComing(viewer),
    followable(person?.person.id ?? null, filter),
  ]);
  const { kind, sector, place } = texts.feeds.chosen;
  return {
    ...page,
    url: `${config().http.publicUrl}/news`,
    filter: chosen,
    leftOut: leftOut(search, chosen, { kind, sector, place }),
    isFirst: !after,
    coming,
    places,
    follows,
  };
}

export default function News() {
  const { posts, next, filter, leftOut, isFirst, coming, places, follows } = useLoaderData<typeof loader>();
  const query = (more: Record<string, string>) => {
    const kept = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const search = new URLSearchParams([...kept, ...Object.entries(more)]).toString();
    return search ? `/news?${search}` : "/news";
  };
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lead}</p>
      <GetForm method="get" className="filters" aria-label={words.filter.title}>
        <FilterFold open={filtered}>
          <FilterSelect
            id="kind"
            name="kind"
            label={words.filter.kind}
            value={filter.kind ?? ""}
            options={[
              ["", words.filter.anyKind],
              ...NEWS_KINDS.map((kind) => [kind, texts.posts.kinds[kind]] as const),
            ]}
          />
          <FilterSelect
            id="sector"
            name="sector"
            label={words.filter.sector}
            value={filter.sector ?? ""}
            options={[["", words.filter.anySector], ...SECTOR_GROUPS.map(({ key, label }) => [key, label] as const)]}
          />
          <PlaceSelect places={places} value={filter.place ?? ""} />
        </FilterFold>
        <div className="filters-actions">
          <Button small>{words.filter.button}</Button>
          {filtered ? <Link to="/news">{words.clear}</Link> : null}
        </div>
      </GetForm>
      <div className="news-page">
        <div>
          {leftOut.length > 0 ? <p>{texts.ui.leftOut(leftOut)}</p> : null}
          {posts.length === 0 ? (
            <EmptyState title={words.noneTitle}>
              <p>{filtered ? words.none : words.noneYet}</p>
              {filtered ? <ButtonLink to="/news">{words.clear}</ButtonLink> : null}
            </EmptyState>
          ) : (
            <div className="news-list">
              {posts.map((post) => (
                <NewsCard key={post.id} post={post} />
              ))}
            </div>
          )}
          <Pagination previous={isFirst ? null : query({})} next={next ? query({ after: next }) : null} />
          <ListTools search={query({})} />
        </div>
        <div className="news-side">
          {follows.map((one) => (
            <div key={one.kind}>
              <p>{one.following ? texts.follow.following : texts.follow.what(one.label)}</p>
              <FollowButton {...one} />
            </div>
          ))}
          <ComingUp events={coming} />
          <section className="card">
            <h2>
              <Link to={"/as-business?for=news"}>{words.post}</Link>
            </h2>
            <p>{words.postLead}</p>
            <p>
              <Link to="/groups">{texts.follow.groups.title}</Link>
            </p>
          </section>
        </div>
      </div>
    </Page>
  );
}
