import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listTrades, tradeTitles } from "~/businesses/search.server.ts";
import { readTrades, sentenceCase } from "~/businesses/trade-words.ts";
import { correctEvent } from "~/casework/commands/correct-event.server.ts";
import { CorrectionFields } from "~/casework/correction-fields.tsx";
import { atFields } from "~/casework/profile-answer.server.ts";
import { countsFrom, findChange, isCorrectable } from "~/casework/queries/changes.server.ts";
import { correctedValues, correctionDefaults, correctionFields, correctionForm } from "~/casework/schema/correction.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import { describeFields, valueText } from "~/circumstances/describe.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isReference } from "~/lib/ids.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.changes.correct;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function eventOf(actor: BusinessActor, reference: string | undefined) {
  const event = isReference(reference) ? await findChange(actor, reference) : null;
  if (!event) notFound();
  const { type, before } = event.about ?? event;
  const fields = correctionFields(type, before, event.after, valueText);
  const when = { waiting: event.status === "scheduled", effectiveOn: countsFrom(event) };
  return { event, type, open: isCorrectable(event), when, fields };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { event, type, open, when, fields } = await eventOf(actor, params.reference);
  const trades = await tradeTitles();
  return {
    back: `/business/${actor.businessId}/changes/${event.receiptReference ?? ""}`,
    title: eventRow(type).title,
    lines: describeFields(event.before, event.after, { trades }),
    effectiveOn: formatDay(when.effectiveOn),
    today: today(),
    open,
    when,
    fields,
    defaultValue: {
      ...correctionDefaults(fields, event.after, (code) => sentenceCase(trades.get(code) ?? code)),
      effectiveOn: dayParts(when.effectiveOn),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { event, when, fields } = await eventOf(actor, params.reference);
  const form = await parseForm(request, correctionForm(fields, when, today()));
  if (!form.ok) return form.response;
  const value: Record<string, unknown> & { intent: string; note: string | null } = form.value;
  if (fields.some((field) => field.kind === "trades")) {
    const { codes, faults } = readTrades(value, await listTrades());
    if (Object.keys(faults).length > 0) return formError(form, { fieldErrors: faults });
    value.sicCodes = codes;
  }
  const right = value.intent === "correct";
  const moved = right && typeof value.effectiveOn === "string" ? value.effectiveOn : null;
  const result = await correctEvent(
    { kind: "owner", personId: actor.person.id, sourceKey: "owner" },
    {
      businessId: actor.businessId,
      reference: event.reference,
      values: right ? correctedValues(fields, value) : null,
      ...(moved ? { effectiveOn: moved } : {}),
      note: value.note ?? null,
      submissionKey: form.submissionKey,
    },
  );
  if (result.kind === "refused") return formError(form, atFields(result.faults));
  if (result.kind !== "saved" && result.kind !== "repeated") return formError(form, { formErrors: [words.cannot] });
  const url = `/business/${actor.businessId}/changes/${result.receipt.reference}`;
  const said = right ? words.saved : words.withdrawn;
  const saidAhead = right ? words.savedAhead : words.withdrawnAhead;
  return redirectWithFlash(request, url, when.waiting ? saidAhead : said);
}

export default function CorrectChange() {
  const page = useLoaderData<typeof loader>();
  const schema = correctionForm(page.fields, page.when, page.today);
  const { form, fields } = useFormState<typeof schema>(useActionData<typeof action>(), {
    defaultValue: page.defaultValue as Record<string, unknown>,
  });
  return (
    <Page before={<BackLink to={page.back} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={page.title}>{words.title}</PageTitle>
      {page.open ? null : (
        <EmptyState title={words.cannot}>
          <p>{words.cannotText}</p>
        </EmptyState>
      )}
      {page.open ? <p>{words.lead}</p> : null}
      <h2>{words.told}</h2>
      <SummaryList
        rows={[
          { key: texts.queue.item.effective, value: page.effectiveOn },
          ...page.lines.map((line) => ({ key: line.label, value: line.before === null ? line.afterText : `${line.beforeText} → ${line.afterText}` })), // biome-ignore format: one row
        ]}
      />
      {page.open ? (
        <>
          <h2>{words.setRight}</h2>
          <Form form={form}>
            <input type="hidden" name="intent" value="correct" />
            <CorrectionFields form={form} fields={page.fields} />
            <DateInput
              form={form}
              field={form.field("effectiveOn")}
              label={page.when.waiting ? words.day : words.dayWas}
            />
            <TextArea field={fields.note} label={words.why} rows={2} limit={500} />
            <Button>{words.save}</Button>
          </Form>
        </>
      ) : null}
      {page.open ? (
        <>
          <h2>{words.takeBack}</h2>
          <p>{words.takeBackText}</p>
          <Form>
            <input type="hidden" name="intent" value="withdraw" />
            <Button tone="warning">{words.withdraw}</Button>
          </Form>
        </>
      ) : null}
    </Page>
  );
}
