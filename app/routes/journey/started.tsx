import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { tradeTitles } from "~/businesses/search.server.ts";
import { beginBusiness } from "~/journey/commands/begin-business.server.ts";
import { openLivePlan } from "~/journey/open-plan.server.ts";
import { placeOfPlan } from "~/journey/queries.server.ts";
import { startedSchema } from "~/journey/schema.ts";
import { startSummary } from "~/journey/start-summary.ts";
import { findPlannedTrade } from "~/journey/trades-table.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.journey.started;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

/** A plan becomes one business and no more: where it has, its own page says so. */
async function open(token: string | undefined) {
  const kept = await openLivePlan(token);
  if (kept.businessId) throw redirect(`/plan/${kept.token}`);
  return kept;
}

export async function loader({ params }: LoaderFunctionArgs) {
  const { answers, token } = await open(params.token);
  const planned = findPlannedTrade(answers.trade)?.label ?? null;
  const official = answers.sicCode ? (await tradeTitles()).get(answers.sicCode) : null;
  const place = await placeOfPlan(answers);
  const sections = startSummary(answers, {
    tradeTitle: planned ?? official ?? null,
    council: place.elsewhere ? place.elsewhere.name : place.council,
  });
  const opening = answers.openingOn ?? null;
  return {
    base: `/plan/${token}`,
    known: sections.slice(0, 4).flatMap(({ lines }) => lines.map(({ key, value }) => ({ key, value }))),
    startedOn: opening !== null && opening <= today() ? opening : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitAnonymousForm();
  const kept = await open(params.token);
  const form = await parseForm(request, startedSchema(today()));
  if (!form.ok) return form.response;
  const person = await findPerson(request);
  const { to, headers } = await beginBusiness(request, kept, person?.person.id ?? null, form.value.startedOn);
  return redirect(to, { headers });
}

export default function Started() {
  const { base, known, startedOn } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<ReturnType<typeof startedSchema>>(useActionData(), {
    defaultValue: { startedOn: dayParts(startedOn) },
  });
  return (
    <Page before={<BackLink to={base}>{texts.journey.task.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      <Form form={form}>
        <DateInput form={form} field={fields.startedOn} label={words.when} hint={words.whenHint} />
        <h2>{words.knownTitle}</h2>
        <p>{words.knownLead}</p>
        <SummaryList rows={known} />
        <Actions>
          <Button>{words.button}</Button>
          <Link to={base}>{words.notYet}</Link>
        </Actions>
      </Form>
    </Page>
  );
}
