import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { NEED_COLUMN_KEYS, NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { choiceQuery, chooseOffers } from "~/services/offer-filter.server.ts";
import { OfferFilter } from "~/services/offer-filter.tsx";
import { OfferLists } from "~/services/offer-list.tsx";
import { needOfSlug, needSlug } from "~/services/offer-terms.ts";
import { bodiesOf, offersFor } from "~/services/offers.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.offers;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data ? words.needTitle(NEED_COLUMNS[data.need]) : words.title) },
  { name: "description", content: data ? words.about[data.need] : "" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const need = needOfSlug(params.need);
  if (!need) notFound();
  const page = await chooseOffers(new URL(request.url).searchParams);
  const { choice, area, areas } = page;
  const anybody = offersFor({ need }, page.offers, { ...choice, body: null });
  const whole = offersFor({ need }, page.offers, { stage: null, channel: null, body: null });
  return {
    need,
    choice,
    area,
    areas,
    query: choiceQuery(page, false),
    offers: choice.body === null ? anybody : offersFor({ need }, page.offers, choice),
    bodies: bodiesOf(anybody),
    /** nobody local even without a filter */
    gap: whole.local.shown.length === 0,
  };
}

export default function WhoHelpsNeed() {
  const { need, choice, area, areas, query, offers, bodies, gap } = useLoaderData<typeof loader>();
  const page = `/who-helps/${needSlug(need)}`;
  const found = offers.local.shown.length + offers.national.shown.length + offers.national.folded.length;
  return (
    <Page before={<Breadcrumbs items={[{ text: words.crumb, href: `/who-helps${query ? `?${query}` : ""}` }]} />}>
      <PageTitle>{words.needTitle(NEED_COLUMNS[need])}</PageTitle>
      <p className="lede">{words.about[need]}</p>
      <OfferFilter choice={choice} area={area?.slug ?? null} areas={areas} bodies={bodies} page={page} />
      {area ? null : <p className="muted">{words.areaHint}</p>}
      {found === 0 ? (
        <EmptyState title={words.nothingFits}>
          <p>
            <Link to={page}>{words.all}</Link>
          </p>
        </EmptyState>
      ) : (
        <OfferLists
          offers={offers}
          local={{
            title: area ? words.localAt(area.name) : words.local,
            nobody: choice.body !== null ? null : gap ? words.nobodyLocal : words.nothingFits,
          }}
          national={{ title: words.national, nobody: choice.body === null ? words.nobodyNational : null }}
          askTeam={gap}
        />
      )}
      <nav aria-labelledby="other-needs" className="no-print">
        <h2 id="other-needs">{words.others}</h2>
        <ul className="plain-list grid gap-x-8 sm:grid-cols-2">
          {NEED_COLUMN_KEYS.filter((one) => one !== need).map((one) => (
            <li key={one}>
              <Link to={`/who-helps/${needSlug(one)}${query ? `?${query}` : ""}`}>{NEED_COLUMNS[one]}</Link>
            </li>
          ))}
        </ul>
      </nav>
    </Page>
  );
}
