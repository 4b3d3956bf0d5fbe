import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaArgs, useActionData, useLoaderData } from "@remix-run/react";
import { answerServices } from "~/casework/services-answer.server.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { CardGroups, PutAway, useCardForm } from "~/services/card-list.tsx";
import { MOST_CARDS } from "~/services/cards.ts";
import { findServicesForBusiness } from "~/services/for-business.server.ts";
import { OpenSteps } from "~/services/open-steps-list.tsx";
import { QuestionForm, useQuestionForm } from "~/services/question-form.tsx";
import { CardForm } from "~/services/schema.ts";
import { shownCard, shownQuestion, shownStep } from "~/services/shown-card.ts";
import { mayTry } from "~/services/staff-queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
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
    question: shownQuestion(found, true, `/staff/businesses/${businessId}`),
    steps: found.steps.map(shownStep),
    canAct: allows(actor.roles, "businesses.record"),
    whoHelps: found.whoHelps,
    putAway: found.putAway.map((card) => ({ ...card, on: formatDay(card.on) })),
    cards: found.cards
      .slice(0, showAll ? undefined : MOST_CARDS)
      .map((card) => ({ ...shownCard(card, found.providers), from: [] })),
  };
}

/** What the owner says on the telephone, marked for them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "businesses.record");
  const { businessId } = params;
  if (!isId(businessId) || !(await mayTry(actor, businessId))) notFound();
  const form = await parseForm(request, CardForm);
  if (!form.ok) return form.response;
  const { person, councilCode } = actor;
  const sourceKey = `officer:${councilCode}`;
  return answerServices(
    request,
    form,
    { businessId, person, councilCode },
    { kind: "officer", personId: person.id, sourceKey, councilCode },
    `/staff/businesses/${businessId}/services`,
  );
}

export default function BusinessServices() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useCardForm(answer);
  const asked = useQuestionForm(answer);
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
      <ErrorSummary form={asked.form.errors.length > 0 ? asked.form : form} />
      <PageTitle caption={data.name}>{words.title}</PageTitle>
      <p>{words.lede}</p>
      {data.canAct ? <p className="small muted no-print">{words.act}</p> : null}
      {data.question ? (
        <QuestionForm
          title={words.ask}
          question={{ ...data.question, to: data.question.kind === null ? `${record}/record` : null }}
          answer={answer}
          canAct={data.canAct}
        />
      ) : null}
      {data.cards.length === 0 ? (
        <EmptyState title={forYou.none}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <CardGroups cards={data.cards} canAct={data.canAct} answer={answer} />
      )}
      <OpenSteps steps={data.steps} canAct={data.canAct} />
      <PutAway cards={data.putAway} canAct={data.canAct} />
      <div className="inline-actions no-print">
        {data.canAct && data.cards.length > 0 ? (
          <ButtonLink to={`${record}/services/send`} tone="secondary" small>
            {words.send}
          </ButtonLink>
        ) : null}
        <PrintButton>{forYou.printButton}</PrintButton>
        <Link to={data.whoHelps}>{texts.offers.forBusiness}</Link>
        {data.hidden > 0 ? (
          <Link to={data.showAll ? "?" : "?all"}>{data.showAll ? forYou.fewer : forYou.more(data.hidden)}</Link>
        ) : null}
      </div>
    </Page>
  );
}
