import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findOutcome, type OutcomeDetail, recordOutcome } from "~/casework/triage/outcomes.server.ts";
import { OutcomeForm } from "~/casework/triage/schema.ts";
import { STILL_TRADING } from "~/casework/triage/triage-terms.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { type Ability, allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const { outcome: words, outcomes: list, decisions, reasons, record } = texts.triage;

export const meta = () => [{ title: texts.common.title(list.title) }];

async function outcomeOf({ request, params }: LoaderFunctionArgs, ability: Ability) {
  const actor = await requireStaff(request, ability);
  const outcome = isId(params.outcomeId) ? await findOutcome(actor, params.outcomeId) : null;
  if (!outcome) notFound();
  return { actor, outcome };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, outcome } = await outcomeOf(args, "triage.view");
  const open = outcome.state === "open";
  return {
    ...{ open, mayRecord: open && allows(actor.roles, "triage.decide") },
    ...{ months: outcome.months, name: outcome.name, businessId: outcome.businessId, rows: rowsOf(outcome) },
    notDue: open && outcome.dueOn > today() ? words.notDue(formatDay(outcome.dueOn)) : null,
    defaultValue: { jobs: outcome.employees === null ? "" : String(outcome.employees) },
  };
}

/** What was decided, and what was recorded. */
function rowsOf(outcome: OutcomeDetail): { key: string; value: string }[] {
  const decision = decisions[outcome.decision] ?? outcome.decision;
  const rows = [
    { key: words.decided, value: `${list.decided(decision, formatDay(outcome.decidedOn))}, ${outcome.owner ?? record.unknown}. ${reasons[outcome.reason] ?? ""}` },
    { key: words.score, value: String(outcome.scoreThen) },
    { key: words.employees, value: outcome.employeesThen === null ? words.notKnown : String(outcome.employeesThen) },
  ]; // biome-ignore format: a row a line
  if (outcome.state !== "recorded") return rows;
  const pounds = outcome.investment === null ? null : `£${(Number(outcome.investment) / 100).toLocaleString("en-GB")}`;
  return [
    ...rows,
    { key: words.trading, value: words.tradings[outcome.stillTrading ?? "not_known"] ?? "" },
    { key: words.jobs, value: outcome.jobs === null ? words.notKnown : String(outcome.jobs) },
    { key: words.investment, value: pounds ?? words.notKnown },
    ...(outcome.note ? [{ key: words.note, value: outcome.note }] : []),
    { key: words.recorded, value: words.recordedBy(outcome.recordedBy ?? record.unknown, formatDay(outcome.recordedOn ?? outcome.dueOn)) },
  ]; // biome-ignore format: a row a line
}

export async function action(args: ActionFunctionArgs) {
  const { actor, outcome } = await outcomeOf(args, "triage.decide");
  const form = await parseForm(args.request, OutcomeForm);
  if (!form.ok) return form.response;
  const answer = await recordOutcome(actor, outcome, form.value);
  if (answer.kind === "refused") return formRefused(form, answer);
  return redirectWithFlash(args.request, "/staff/growth/outcomes", words.saved);
}

export default function Outcome() {
  const { open, mayRecord, months, name, businessId, rows, notDue, defaultValue } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof OutcomeForm>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to="/staff/growth/outcomes">{list.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={name}>{words.title(months)}</PageTitle>
      <SummaryList rows={rows} />
      <p>
        <Link to={`/staff/businesses/${businessId}`}>{texts.triage.decide.openRecord}</Link>
      </p>
      {notDue ? <InsetText>{notDue}</InsetText> : null}
      {open && !mayRecord ? <p>{words.readOnly}</p> : null}
      {mayRecord ? (
        <Form form={form}>
          <Radios
            field={fields.stillTrading}
            label={words.trading}
            small
            inline
            options={STILL_TRADING.map((value) => ({ value, label: words.tradings[value] }))}
          />
          <TextField field={fields.jobs} label={words.jobs} hint={words.jobsHint} width={5} inputMode="numeric" />
          <TextField
            field={fields.investment}
            label={words.investment}
            hint={words.investmentHint}
            width={10}
            inputMode="numeric"
            prefix="£"
          />
          <TextArea field={fields.note} label={words.note} rows={3} limit={1000} />
          <Button>{words.button}</Button>
        </Form>
      ) : null}
    </Page>
  );
}
