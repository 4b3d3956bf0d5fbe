import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { NEED_COLUMN_KEYS, NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { choiceQuery, chooseOffers } from "~/services/offer-filter.server.ts";
import { OfferFilter } from "~/services/offer-filter.tsx";
import { needSlug } from "~/services/offer-terms.ts";
import { offersFor } from "~/services/offers.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.offers;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lede }];

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await chooseOffers(new URL(request.url).searchParams);
  const choice = { ...page.choice, body: null };
  return {
    choice,
    area: page.area,
    areas: page.areas,
    query: choiceQuery(page, false),
    needs: NEED_COLUMN_KEYS.map((need) => {
      const { local, national } = offersFor({ need }, page.offers, choice);
      const instead = national.folded.filter(({ why }) => why === "local_gives");
      const bodies = new Set([...national.shown, ...instead.map(({ offer }) => offer)].map(({ body }) => body));
      return { need, local: local.shown.length, national: bodies.size };
    }),
  };
}

export default function WhoHelps() {
  const { choice, area, areas, query, needs } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      <OfferFilter choice={choice} area={area?.slug ?? null} areas={areas} bodies={[]} page="/who-helps" />
      {area ? null : <p className="muted">{words.areaHint}</p>}
      <h2>{words.needs}</h2>
      <ul className="ruled-list">
        {needs.map(({ need, local, national }) => (
          <li key={need}>
            <Link to={`/who-helps/${needSlug(need)}${query ? `?${query}` : ""}`} className="font-bold">
              {NEED_COLUMNS[need]}
            </Link>
            <span className="block small">{words.about[need]}</span>
            <span className="block small muted">{words.counts(local, national)}</span>
          </li>
        ))}
      </ul>
      <p>
        {words.plan} <Link to="/start">{words.planLink}</Link>
      </p>
    </Page>
  );
}
