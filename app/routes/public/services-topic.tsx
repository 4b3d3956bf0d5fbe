import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaArgs, useLoaderData } from "@remix-run/react";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { ServiceList } from "~/services/az-list.tsx";
import { catalogue } from "~/services/queries.server.ts";
import type { ServiceWithRules } from "~/services/rules.ts";
import { isTopic, TOPICS } from "~/services/topics.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.services;

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: texts.common.title(data?.title ?? words.list.title) },
  { name: "description", content: data?.intro ?? "" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const topic = params.topic ?? "";
  if (!isTopic(topic)) notFound();
  const listed = (await catalogue(null)).filter(({ status, topics }) => status === "live" && topics.includes(topic));
  const of = (reach: ServiceWithRules["reach"]) =>
    listed.filter((service) => service.reach === reach).map(({ slug, title, summary }) => ({ slug, title, summary }));
  return { topic, ...TOPICS[topic], local: of("local"), national: of("national") };
}

export default function ServicesTopic() {
  const { topic, title, intro, local, national } = useLoaderData<typeof loader>();
  return (
    <Page before={<Breadcrumbs items={[{ text: words.topic.back, href: "/services" }]} />}>
      <PageTitle>{title}</PageTitle>
      <p className="lede">{intro}</p>
      {local.length > 0 ? (
        <section aria-labelledby="local">
          <h2 id="local">{words.list.local}</h2>
          <ServiceList services={local} />
        </section>
      ) : null}
      {national.length > 0 ? (
        <section aria-labelledby="national">
          <h2 id="national">{words.list.national}</h2>
          <ServiceList services={national} />
        </section>
      ) : null}
      <nav aria-labelledby="others">
        <h2 id="others">{words.topic.others}</h2>
        <ul className="plain-list grid gap-x-8 sm:grid-cols-2">
          {Object.entries(TOPICS)
            .filter(([key]) => key !== topic)
            .map(([key, other]) => (
              <li key={key}>
                <Link to={`/services/topics/${key}`}>{other.title}</Link>
              </li>
            ))}
        </ul>
      </nav>
    </Page>
  );
}
