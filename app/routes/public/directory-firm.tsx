import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaArgs, useLoaderData } from "@remix-run/react";
import { findFirm, firmOf } from "~/directory/firm.server.ts";
import { FirmView } from "~/directory/firm-view.tsx";
import { structuredData } from "~/directory/structured-data.ts";
import { openGraph } from "~/lib/open-graph.ts";
import { feedLink } from "~/network/feeds/feed-terms.ts";
import { networkOf } from "~/network/news/firm-network.server.ts";
import { FirmNetwork } from "~/network/news/firm-network.tsx";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.directory;

export const meta = ({ data: page }: MetaArgs<typeof loader>) => {
  if (!page?.firm) return [{ title: texts.common.title(words.gone.title) }, { name: "robots", content: "noindex" }];
  const { firm, url, summary } = page;
  const title = words.page.description(firm.name, firm.places[0]?.town ?? null);
  return [
    { title: texts.common.title(title) },
    { name: "description", content: summary },
    { tagName: "link", rel: "canonical", href: url },
    feedLink("rss", texts.feeds.firm.title(firm.name), `${url}/feed.rss`),
    feedLink("atom", texts.feeds.firm.title(firm.name), `${url}/feed.atom`),
    ...openGraph({ title, description: summary, url }),
    { "script:ld+json": structuredData(firm, url) },
  ];
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params.firmSlug ?? "";
  const found = /^[a-z0-9-]{1,90}$/.test(slug) ? await findFirm(slug) : null;
  if (!found) notFound();
  const url = `${config().http.publicUrl}/directory/${slug}`;
  const headers = { "Cache-Control": "no-cache" };
  if (found.state === "gone")
    return data({ firm: null, network: null, url, summary: "", mayChange: false }, { status: 410, headers });
  const firm = await firmOf(found.shown);
  const summary = (firm.description ?? "").replace(/\s+/g, " ").slice(0, 160);
  const [network, actor] = [await networkOf(request, firm.businessId), await findPerson(request)];
  const theirs = actor?.memberships.some(({ businessId }) => businessId === firm.businessId);
  // whoever is not signed in yet may be somebody of the firm
  return data({ firm, network, url, summary, mayChange: actor === null || theirs === true }, { headers });
}

export default function DirectoryFirm() {
  const { firm, network, mayChange } = useLoaderData<typeof loader>();
  if (!firm) return <Gone />;
  return (
    <Page before={<Breadcrumbs items={[{ text: words.page.crumb, href: "/directory" }]} />}>
      <PageTitle>{firm.name}</PageTitle>
      <FirmView firm={firm} />
      {network ? <FirmNetwork firm={firm} {...network} /> : null}
      <Actions>
        <PrintButton>{words.page.print}</PrintButton>
      </Actions>
      <p className="muted small no-print">
        {words.page.listedBy}{" "}
        {mayChange ? (
          <>
            {words.page.own} <Link to={`/business/${firm.businessId}/listing`}>{words.page.ownLink}</Link>
          </>
        ) : null}
      </p>
    </Page>
  );
}

function Gone() {
  return (
    <Page before={<Breadcrumbs items={[{ text: words.page.crumb, href: "/directory" }]} />}>
      <PageTitle>{words.gone.title}</PageTitle>
      <p className="lede">{words.gone.text}</p>
      <ButtonLink to="/directory">{words.gone.search}</ButtonLink>
    </Page>
  );
}
