import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaArgs, useLoaderData } from "@remix-run/react";
import { readTyped, searchHref, type Typed } from "~/directory/asking.ts";
import { FirmsMap } from "~/directory/firms-map.tsx";
import { ResultList } from "~/directory/result-list.tsx";
import { type ResultPage, resultPage } from "~/directory/result-page.server.ts";
import { SearchForm } from "~/directory/search-form.tsx";
import { Understood } from "~/directory/understood.tsx";
import { placedWards } from "~/directory/wards.server.ts";
import { leftOut } from "~/lib/left-out.ts";
import { openGraph } from "~/lib/open-graph.ts";
import { ListTools } from "~/network/alerts/list-tools.tsx";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { useLayoutData } from "~/ui/layout-data.ts";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";

const words = texts.directory.search;

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  const title = data?.typed.q ? data.heading : words.title;
  const { description } = words;
  return [
    { title: texts.common.title(title) },
    { name: "description", content: description },
    ...(data
      ? [
          { tagName: "link", rel: "canonical", href: data.canonical },
          ...openGraph({ title, description, url: data.canonical }),
        ]
      : []),
    ...(data && data.cards.length === 0 ? [{ name: "robots", content: "noindex" }] : []),
  ];
};

export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const typed = readTyped(search);
  const [page, wards] = await Promise.all([resultPage(typed), typed.map ? placedWards() : []]);
  const canonical = `${config().http.publicUrl}${searchHref(page.typed, { map: false })}`;
  const { tiles } = config();
  return {
    ...page,
    leftOut: leftOut(search, page.typed, {
      within: words.within,
      district: words.district,
      sector: words.sector,
      offers: words.offers,
      local: words.keepLocal,
    }),
    wards,
    canonical,
    tiles: typed.map && tiles ? { url: tiles.url, attribution: tiles.attribution } : null,
  };
}

export default function Directory() {
  const page = useLoaderData<typeof loader>();
  const councils = texts.ui.layout.councils(useLayoutData()?.councils ?? []);
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede(councils)}</p>
      <SearchForm typed={page.typed} options={page.options} canReach={page.canReach} />
      <section aria-labelledby="firms">
        <div className="firms-head">
          <h2 id="firms" role="status">
            {page.heading}
          </h2>
          {page.cards.length > 0 ? <Views typed={page.typed} /> : null}
        </div>
        <Understood page={page} leftOut={page.leftOut} />
        {page.cards.length > 0 ? (
          <div className={page.typed.map ? "firms-beside" : undefined}>
            {page.typed.map ? (
              <div className="firms-map">
                <FirmsMap
                  firms={page.cards}
                  wards={page.wards}
                  origin={page.origin}
                  place={page.place}
                  tiles={page.tiles}
                />
              </div>
            ) : null}
            <ResultList cards={page.cards} numbered={page.typed.map} />
          </div>
        ) : null}
        <Pagination previous={page.first} next={page.next} />
        {page.cards.length === 0 || page.wider.length > 0 ? <Elsewhere page={page} /> : null}
        <ListTools search={page.search} />
      </section>
      <h2>{words.yourFirm}</h2>
      <p>
        {words.yourFirmText} <Link to="/find">{words.yourFirmLink}</Link>
      </p>
    </Page>
  );
}

function Views({ typed }: { typed: Typed }) {
  return (
    <nav aria-label={words.views}>
      <ul className="firms-views">
        {[false, true].map((map) => (
          <li key={String(map)}>
            <Link
              to={searchHref(typed, { map, after: typed.after })}
              aria-current={typed.map === map ? "page" : undefined}
            >
              {map ? words.map : words.list}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Elsewhere({ page }: { page: ResultPage }) {
  const links = (
    <ul>
      {page.wider.map(({ href, text }) => (
        <li key={href}>
          <Link to={href}>{text}</Link>
        </li>
      ))}
    </ul>
  );
  if (page.cards.length > 0)
    return (
      <>
        <p>{words.noneText}</p>
        {links}
      </>
    );
  return <EmptyState title={words.noneText}>{links}</EmptyState>;
}
