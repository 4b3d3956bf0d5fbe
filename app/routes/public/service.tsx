import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaArgs, useLoaderData } from "@remix-run/react";
import { isRatesService, RatesLink } from "~/journey/rates/rates-link.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay, monthsBetween } from "~/lib/dates.ts";
import { findCouncil, servedCouncils } from "~/places/queries.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { NOWHERE, providerName } from "~/services/provider.ts";
import { everyService } from "~/services/queries.server.ts";
import { relatedServices } from "~/services/search.ts";
import { isTopic, TOPICS } from "~/services/topics.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { WarningText } from "~/ui/warning-text.tsx";

const words = texts.services.one;
const OLD_MONTHS = 12;

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: texts.common.title(data?.title ?? words.crumb) },
  { name: "description", content: data?.summary ?? "" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const all = (await everyService()).filter((service) => service.status === "live");
  const service = all.find((one) => one.slug === params.slug);
  if (!service) notFound();
  const council = service.councilCode ? await findCouncil(service.councilCode) : null;
  const served = await servedCouncils();
  const providers =
    council?.tier === "county"
      ? { district: null, county: council.name }
      : { district: council?.name ?? null, county: null };
  const own = all
    .filter((one) => one.basedOnId === service.id)
    .map((one) => ({
      slug: one.slug,
      council: served.find(({ code }) => code === one.councilCode)?.name ?? one.title,
    }));
  const age = service.checkedOn ? monthsBetween(service.checkedOn, today()) : null;
  const { title, summary, whoFor, howToGet, cost, channel, contact, openingHours, url } = service;
  return {
    title, summary, whoFor, howToGet, cost, channel, contact, openingHours, url, own,
    provider: providerName(service, council ? providers : NOWHERE),
    council: council?.name ?? null,
    shared: all.find((one) => one.id === service.basedOnId)?.slug ?? null,
    websites: service.providingBody === "council" && !council ? served.filter((one) => service.tier === "any" || service.tier === null || one.tier === service.tier || one.tier === "unitary").map(({ name, website }) => ({ name, website })) : [],
    topics: service.topics.flatMap((key) => (isTopic(key) ? [{ key, title: TOPICS[key].title }] : [])),
    rates: isRatesService(service.lgsl),
    related: relatedServices(service, all, 5).map((one) => ({ slug: one.slug, title: one.title })),
    checked: service.checkedOn ? formatDay(service.checkedOn) : null,
    old: age === null || age >= OLD_MONTHS,
  }; // biome-ignore format: one page
}

export default function Service() {
  const service = useLoaderData<typeof loader>();
  const said: [string, string | null][] = [
    [words.whoFor, service.whoFor],
    [words.howToGet, service.howToGet],
    [words.cost, service.cost],
    [words.provider, service.provider],
    [words.channel, service.channel],
    [words.contact, service.contact],
    [words.openingHours, service.openingHours],
  ];
  const rows = said.flatMap(([key, value]) => (value ? [{ key, value: <span>{value}</span> }] : []));
  if (service.url) rows.push({ key: words.website, value: <span><a href={service.url} className="break-words">{service.url}</a></span> }); // biome-ignore format: one row
  return (
    <Page before={<Breadcrumbs items={[{ text: words.crumb, href: "/services" }]} />}>
      <PageTitle caption={service.council ?? undefined}>{service.title}</PageTitle>
      <p className="lede">{service.summary}</p>
      <SummaryList rows={rows} />
      {service.rates ? <RatesLink /> : null}
      <Freshness checked={service.checked} old={service.old} />
      {service.council ? (
        <InsetText>
          <p>
            {words.only(service.council)}{" "}
            {service.shared ? <Link to={`/services/${service.shared}`}>{words.sharedVersion}</Link> : null}
          </p>
        </InsetText>
      ) : null}
      <Links title={words.ownVersions} links={service.own.map(({ slug, council }) => [`/services/${slug}`, council])} />
      <Links title={words.websites} links={service.websites.map(({ name, website }) => [website, name])} />
      <Links title={words.topics} links={service.topics.map(({ key, title }) => [`/services/topics/${key}`, title])} />
      <Links title={words.related} links={service.related.map(({ slug, title }) => [`/services/${slug}`, title])} />
    </Page>
  );
}

function Freshness({ checked, old }: { checked: string | null; old: boolean }) {
  if (!checked) return <WarningText>{words.neverChecked}</WarningText>;
  if (old) return <WarningText>{words.longAgo(checked)}</WarningText>;
  return <p className="muted small">{words.checked(checked)}</p>;
}

function Links({ title, links }: { title: string; links: [string | null, string][] }) {
  if (links.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {links.map(([href, text]) => (
          <li key={text}>
            {href === null ? text : href.startsWith("/") ? <Link to={href}>{text}</Link> : <a href={href}>{text}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
