import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { FEED_FILES, feedLink, formatOf } from "~/network/feeds/feed-terms.ts";
import { listPlaces, readNewsFilter } from "~/network/news/queries.server.ts";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.feeds;

export const meta = () => [
  { title: texts.common.title(words.title) },
  { name: "description", content: words.description },
  feedLink("rss", words.news.title, "/feeds/news.rss"),
  feedLink("rss", words.needs.title, "/feeds/needs.rss"),
];

export async function loader({ request }: LoaderFunctionArgs) {
  const districts = await listPlaces();
  const { sector, place } = readNewsFilter(new URL(request.url).searchParams, districts);
  const places = districts.flatMap(({ code, name, wards }) => [
    [code, name] as const,
    ...wards.map((ward) => [ward.code, `${name}: ${ward.name}`] as const),
  ]);
  return { sector: sector ?? "", place: place ?? "", places, publicUrl: config().http.publicUrl };
}

export default function Feeds() {
  const { sector, place, places, publicUrl } = useLoaderData<typeof loader>();
  const query = new URLSearchParams(Object.entries({ sector, place }).filter(([, value]) => value !== "")).toString();
  const address = (path: string) => `${publicUrl}/feeds/${path}${query ? `?${query}` : ""}`;
  const snippet = `<iframe src="${address("embed").replaceAll("&", "&amp;")}" title="${words.embed.frameTitle}" width="100%" height="500" style="border:0" loading="lazy"></iframe>`;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lead}</p>
      <h2>{words.choose}</h2>
      <Form method="get" className="filters" aria-label={words.choose}>
        <FilterSelect
          id="sector"
          name="sector"
          label={words.sector}
          value={sector}
          options={[["", words.anySector], ...SECTOR_GROUPS.map(({ key, label }) => [key, label] as const)]}
        />
        <FilterSelect
          id="place"
          name="place"
          label={words.place}
          value={place}
          options={[["", words.anyPlace], ...places.map(([code, name]) => [code, name] as const)]}
        />
        <div className="filters-actions">
          <Button small>{words.button}</Button>
        </div>
      </Form>
      <h2>{words.addresses}</h2>
      <p>{words.addressesLead}</p>
      <ul>
        {FEED_FILES.map((file) => (
          <li key={file}>
            {words[file.split(".")[0] as "news" | "needs" | "events"].title} ({words.formats[formatOf(file)]})
            <br />
            <a className="feed-address" href={address(file)}>
              {address(file)}
            </a>
          </li>
        ))}
      </ul>
      <p>{words.firm.each}</p>
      <h2>{words.how}</h2>
      <ul>
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{words.embed.title}</h2>
      <p>{words.embed.lead}</p>
      <pre className="feed-snippet">
        <code>{snippet}</code>
      </pre>
      <p>
        <a href={address("embed")}>{words.embed.see}</a>
      </p>
      <h2>{words.email}</h2>
      <p>
        {words.emailText} <Link to="/alerts/new">{texts.alerts.tellMe}</Link>
      </p>
    </Page>
  );
}
