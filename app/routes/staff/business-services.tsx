import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaArgs, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { CardGroups, PutAway } from "~/services/card-list.tsx";
import { MOST_CARDS } from "~/services/cards.ts";
import { findServicesForBusiness } from "~/services/for-business.server.ts";
import { shownCard } from "~/services/shown-card.ts";
import { mayTry } from "~/services/staff-queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.services.phone;
const { forYou } = texts.services;

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: texts.common.title(data ? `${words.title}: ${data.name}` : words.title) },
];

/** The owner's page as an officer reads it out on the telephone; what the rules looked at stays in the record. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const { businessId } = params;
  if (!isId(businessId) || !(await mayTry(actor, businessId))) notFound();
  const found = await findServicesForBusiness(businessId, today());
  if (!found) notFound();
  const showAll = new URL(request.url).searchParams.has("all");
  return {
    businessId,
    name: found.name,
    showAll,
    hidden: found.cards.length - MOST_CARDS,
    question: found.question?.text ?? null,
    canRecord: allows(actor.roles, "businesses.record"),
    putAway: found.putAway.map((card) => ({ ...card, on: formatDay(card.on) })),
    cards: found.cards
      .slice(0, showAll ? undefined : MOST_CARDS)
      .map((card) => ({ ...shownCard(card, found.providers), from: [] })),
  };
}

export default function BusinessServices() {
  const data = useLoaderData<typeof loader>();
  const record = `/staff/businesses/${data.businessId}`;
  return (
    <Page
      before={
        <Breadcrumbs
          items={[
            { text: texts.staff.list.title, href: "/staff/businesses" },
            { text: data.name, href: record },
          ]}
        />
      }
    >
      <PageTitle caption={data.name}>{words.title}</PageTitle>
      <p>{words.lede}</p>
      {data.question ? (
        <section className="inset" aria-labelledby="question">
          <h2 id="question">{words.ask}</h2>
          <p>
            <strong>{data.question}</strong>{" "}
            {data.canRecord ? <Link to={`${record}/record`}>{words.record}</Link> : null}
          </p>
        </section>
      ) : null}
      {data.cards.length === 0 ? (
        <EmptyState title={forYou.none}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <CardGroups cards={data.cards} canAct={false} />
      )}
      <PutAway cards={data.putAway} canAct={false} />
      <div className="inline-actions no-print">
        <PrintButton>{forYou.printButton}</PrintButton>
        {data.hidden > 0 ? (
          <Link to={data.showAll ? "?" : "?all"}>{data.showAll ? forYou.fewer : forYou.more(data.hidden)}</Link>
        ) : null}
      </div>
    </Page>
  );
}
