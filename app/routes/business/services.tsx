import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { CardGroups, PutAway, useCardForm } from "~/services/card-list.tsx";
import { MOST_CARDS } from "~/services/cards.ts";
import { bringCardBack, putCardAway } from "~/services/commands/put-card-away.server.ts";
import { findServicesForBusiness } from "~/services/for-business.server.ts";
import { CardForm } from "~/services/schema.ts";
import { shownCard } from "~/services/shown-card.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.services.forYou;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const found = await findServicesForBusiness(actor.businessId, today());
  if (!found) notFound();
  const showAll = new URL(request.url).searchParams.has("all");
  const cards = showAll ? found.cards : found.cards.slice(0, MOST_CARDS);
  return {
    businessId: actor.businessId,
    name: found.name,
    canAct: actor.role !== "viewer",
    showAll,
    hidden: found.cards.length - MOST_CARDS,
    question: found.question,
    inArea: found.inArea,
    putAway: found.putAway.map((card) => ({ ...card, on: formatDay(card.on) })),
    cards: cards.map((card) => shownCard(card, found.providers)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, CardForm);
  if (!form.ok) return form.response;
  const { intent, serviceId, reason } = form.value;
  const page = `/business/${actor.businessId}/services`;
  if (intent === "bring_back") {
    await bringCardBack(actor, serviceId);
  } else {
    const state = intent === "dismiss" ? "dismissed" : intent;
    const kept = await putCardAway(actor, { serviceId, state, reason: state === "does_not_apply" ? reason : null });
    if (!kept) return formError(form, { formErrors: [texts.services.form.gone] });
  }
  return redirectWithFlash(request, page, words.saved[intent]);
}

export default function ServicesForYou() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useCardForm(answer);
  const { cards } = data;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle caption={data.name}>{data.showAll ? words.allTitle : words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      {data.inArea ? null : <InsetText>{words.outside}</InsetText>}
      {cards.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <CardGroups cards={cards} canAct={data.canAct} answer={answer} />
      )}
      {data.hidden > 0 ? (
        <p className="no-print">
          <Link to={data.showAll ? "?" : "?all"}>{data.showAll ? words.fewer : words.more(data.hidden)}</Link>
        </p>
      ) : null}
      {data.question ? (
        <section className="inset" aria-labelledby="question">
          <h2 id="question">{words.questionTitle}</h2>
          <p>
            <strong>{data.question.text}</strong> {words.questionText}
          </p>
          <p>
            <Link to={`/business/${data.businessId}/${data.question.path}`}>{words.questionLink}</Link>
          </p>
        </section>
      ) : null}
      <PutAway cards={data.putAway} canAct={data.canAct} />
      <div className="no-print">
        <h2>{words.passOn}</h2>
        <p>{words.print}</p>
        <Actions>
          {data.canAct && cards.length > 0 ? (
            <ButtonLink to={`/business/${data.businessId}/services/send`} tone="secondary">
              {words.sendLink}
            </ButtonLink>
          ) : null}
          <PrintButton>{words.printButton}</PrintButton>
          <Link to="/services">{words.aToZ}</Link>
        </Actions>
      </div>
    </Page>
  );
}
