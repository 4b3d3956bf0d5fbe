import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { leftOut } from "~/lib/left-out.ts";
import { openGraph } from "~/lib/open-graph.ts";
import { ListTools } from "~/network/alerts/list-tools.tsx";
import { feedLink } from "~/network/feeds/feed-terms.ts";
import { isNarrow, readPublicFilters } from "~/network/needs/public-filters.ts";
import { PublicFiltersForm } from "~/network/needs/public-filters-form.tsx";
import { PostCard } from "~/network/posts/post-card.tsx";
import { listPosts } from "~/network/posts/queries.server.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { findPlace, servedCouncils } from "~/places/queries.server.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { config } from "~/platform/config.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";

const words = texts.needs.list;

export const meta = ({ data }: { data: { url: string } | undefined }) => [
  { title: texts.common.title(words.title) },
  { name: "description", content: words.lead },
  feedLink("rss", texts.feeds.needs.title, "/feeds/needs.rss"),
  feedLink("atom", texts.feeds.needs.title, "/feeds/needs.atom"),
  ...(data ? openGraph({ title: words.title, description: words.lead, url: data.url }) : []),
];

export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const places = (await servedCouncils()).filter((place) => place.tier !== "county");
  const filters = readPublicFilters(
    search,
    places.map(({ code }) => code),
  );
  const [person, at] = await Promise.all([
    findPerson(request),
    filters.postcode ? findPlace(statements(), filters.postcode) : null,
  ]);
  const point = at && at.eastings !== null && at.northings !== null ? at : null;
  const { posts, next } = await listPosts(
    viewerOf(person),
    {
      kinds: filters.kind ? [filters.kind] : ["need", "offer"],
      needColumn: filters.need,
      ...(filters.place ? { councilCodes: [filters.place] } : {}),
      text: filters.text,
      near: point
        ? { eastings: Number(point.eastings), northings: Number(point.northings), miles: Number(filters.miles) }
        : null,
    },
    { after: filters.after },
  );
  const { kind, need, place } = texts.feeds.chosen;
  const more = new URLSearchParams(search);
  if (next) more.set("after", next);
  return {
    url: `${config().http.publicUrl}/needs`,
    filters: { ...filters, after: null },
    first: filters.after === null,
    wrongPostcode: filters.postcode !== "" && !point,
    places: places.map(({ code, name }) => ({ code, name })),
    leftOut: leftOut(search, filters, { kind, need, place }),
    posts,
    next: next ? `?${more}` : null,
  };
}

export default function Needs() {
  const { filters, first, wrongPostcode, places, leftOut, posts, next } = useLoaderData<typeof loader>();
  const narrow = isNarrow(filters) || !first;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lead}</p>
      <Actions>
        <ButtonLink to="/needs/new?kind=need">{words.postNeed}</ButtonLink>
        <ButtonLink to="/needs/new?kind=offer" tone="secondary">
          {words.postOffer}
        </ButtonLink>
      </Actions>
      <PublicFiltersForm filters={filters} places={places} wrongPostcode={wrongPostcode} />
      {leftOut.length > 0 ? <p>{texts.ui.leftOut(leftOut)}</p> : null}
      {posts.length === 0 ? (
        <EmptyState title={narrow ? words.noneTitle : words.emptyTitle}>
          <p>{narrow ? words.none : words.empty}</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="results" className="post-list">
          <h2 id="results" className="visually-hidden">
            {words.results}
          </h2>
          {posts.map((post) => (
            <PostCard key={post.id} post={post} level="h3" />
          ))}
        </section>
      )}
      <Pagination previous={null} next={next} />
      <ListTools search={`/needs${useLocation().search}`} />
    </Page>
  );
}
