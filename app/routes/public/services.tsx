import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { servedCouncils } from "~/places/queries.server.ts";
import { LetterList, ServiceList } from "~/services/az-list.tsx";
import { catalogue } from "~/services/queries.server.ts";
import type { ServiceWithRules } from "~/services/rules.ts";
import { byLetter, searchServices } from "~/services/search.ts";
import { TOPICS } from "~/services/topics.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SearchBox } from "~/ui/search-box.tsx";

const words = texts.services.list;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lede }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const typed = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const councils = (await servedCouncils()).filter((council) => council.tier !== "county");
  const council = councils.find((one) => one.slug === searchParams.get("council")) ?? null;
  const services = (await catalogue(council?.code ?? null)).filter((service) => service.status === "live");
  const found = searchServices(services, typed);
  const short = ({ slug, title, summary }: ServiceWithRules) => ({ slug, title, summary });
  const local = found.filter((service) => service.reach === "local").map(short);
  return {
    typed,
    council: council?.slug ?? "",
    councils: councils.map(({ slug, shortName }) => ({ slug, shortName })),
    local: typed === "" ? [] : local,
    letters: typed === "" ? byLetter(local) : [],
    national: found.filter((service) => service.reach === "national").map(short),
  };
}

export default function Services() {
  const { typed, council, councils, local, letters, national } = useLoaderData<typeof loader>();
  const count = local.length + national.length;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      <SearchForm typed={typed} council={council} councils={councils} />
      {typed === "" ? (
        <Topics />
      ) : (
        <p role="status">
          {words.found(count, typed)}.{" "}
          <Link to={council ? `/services?council=${council}` : "/services"}>{words.all}</Link>
        </p>
      )}
      {typed !== "" && count === 0 ? (
        <EmptyState title={words.noneTitle(typed)}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : null}
      {local.length + letters.length > 0 ? (
        <section aria-labelledby="local">
          <h2 id="local">{words.local}</h2>
          {typed === "" ? <LetterList groups={letters} /> : <ServiceList services={local} />}
        </section>
      ) : null}
      {national.length > 0 ? (
        <section aria-labelledby="national">
          <h2 id="national">{words.national}</h2>
          <ServiceList services={national} />
        </section>
      ) : null}
      <h2>{words.forYouTitle}</h2>
      <p>
        {words.forYouText} <Link to="/business">{words.forYouLink}</Link>
      </p>
    </Page>
  );
}

function Topics() {
  return (
    <nav aria-labelledby="by-subject">
      <h2 id="by-subject">{words.topics}</h2>
      <ul className="plain-list grid gap-x-8 sm:grid-cols-2">
        {Object.entries(TOPICS).map(([topic, { title }]) => (
          <li key={topic}>
            <Link to={`/services/topics/${topic}`}>{title}</Link>
          </li>
        ))}
        <li>
          <Link to="/who-helps">{texts.offers.link}</Link>
        </li>
        <li>
          <Link to="/business-rates">{texts.rates.explain.listTitle}</Link>
        </li>
      </ul>
    </nav>
  );
}

interface SearchFormProps {
  typed: string;
  council: string;
  councils: { slug: string; shortName: string }[];
}

function SearchForm({ typed, council, councils }: SearchFormProps) {
  return (
    <Form method="get" className="find-form mb-8" role="search">
      <SearchBox id="services-q" name="q" label={words.searchLabel} hint={words.searchHint} typed={typed} />
      {councils.length > 1 ? (
        <div className="mt-4">
          <label className="label label-plain" htmlFor="services-council">
            {words.councilLabel}
          </label>
          <select className="select" id="services-council" name="council" key={council} defaultValue={council}>
            <option value="">{words.anyCouncil}</option>
            {councils.map(({ slug, shortName }) => (
              <option key={slug} value={slug}>
                {shortName}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div className="mt-4">
        <button type="submit" className="button mb-0!">
          {words.button}
        </button>
      </div>
    </Form>
  );
}
