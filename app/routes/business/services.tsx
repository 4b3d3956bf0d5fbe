import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ownerActor } from "~/casework/profile-edit.server.ts";
import { answerServices } from "~/casework/services-answer.server.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { CardGroups, PutAway, useCardForm } from "~/services/card-list.tsx";
import { MOST_CARDS } from "~/services/cards.ts";
import { findServicesForBusiness } from "~/services/for-business.server.ts";
import { OpenSteps } from "~/services/open-steps-list.tsx";
import { QuestionForm, useQuestionForm } from "~/services/question-form.tsx";
import { CardForm } from "~/services/schema.ts";
import { shownCard, shownQuestion, shownStep } from "~/services/shown-card.ts";
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
    question: shownQuestion(found, actor.proven, `/business/${actor.businessId}`),
    steps: found.steps.map(shownStep),
    inArea: found.inArea,
    whoHelps: found.whoHelps,
    putAway: found.putAway.map((card) => ({ ...card, on: formatDay(card.on) })),
    cards: cards.map((card) => shownCard(card, found.providers)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, CardForm);
  if (!form.ok) return form.response;
  const page = `/business/${actor.businessId}/services`;
  return answerServices(request, form, actor, ownerActor(actor.person.id), page);
}

export default function ServicesForYou() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useCardForm(answer);
  const asked = useQuestionForm(answer);
  const { cards } = data;
  return (
    <Page>
      <ErrorSummary form={asked.form.errors.length > 0 ? asked.form : form} />
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
        <QuestionForm title={words.questionTitle} question={data.question} answer={answer} canAct={data.canAct} />
      ) : null}
      <OpenSteps steps={data.steps} canAct={data.canAct} />
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
          <Link to={data.whoHelps}>{texts.offers.link}</Link>
        </Actions>
      </div>
    </Page>
  );
}
