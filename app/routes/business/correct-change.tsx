import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listTrades, tradeTitles } from "~/businesses/search.server.ts";
import { readTrades, sentenceCase } from "~/businesses/trade-words.ts";
import { correctEvent } from "~/casework/commands/correct-event.server.ts";
import { ofCorrection, SetRightForm, TakeBackForm, WhatWasTold } from "~/casework/correction-page.tsx";
import { previewCorrection } from "~/casework/preview-change.server.ts";
import { atFields, type EditReply } from "~/casework/profile-answer.server.ts";
import { ownerActor } from "~/casework/profile-edit.server.ts";
import { PreviewPage } from "~/casework/profile-preview.tsx";
import { countsFrom, findChange, isCorrectable, listEndedWith } from "~/casework/queries/changes.server.ts";
import { correctedValues, correctionDefaults, correctionFields, correctionForm } from "~/casework/schema/correction.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import { describeFields, valueText } from "~/circumstances/describe.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isReference } from "~/lib/ids.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { useKeptAnswers } from "~/ui/kept-answers.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

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
  const [trades, endedWith] = await Promise.all([tradeTitles(), listEndedWith(actor, event)]);
  return {
    back: `/business/${actor.businessId}/changes/${event.receiptReference ?? ""}`,
    here: `/business/${actor.businessId}/changes/${event.reference}/correct`,
    title: eventRow(type).title,
    lines: describeFields(event.before, event.after, { trades }),
    open,
    when,
    fields,
    endedWith: endedWith.map(({ reference, type, site }) => ({ reference, title: eventRow(type).title, place: site })),
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
  const value: Record<string, unknown> & { intent: string } = form.value;
  const typed = formError(form, {}).data.lastResult.initialValue;
  if (value.intent === "back") return data({ lastResult: { error: {}, initialValue: typed } });
  const right = value.intent === "correct" || value.intent === "save";
  if (right && fields.some((field) => field.kind === "trades")) {
    const { codes, faults } = readTrades(value, await listTrades());
    if (Object.keys(faults).length > 0) return formError(form, { fieldErrors: faults });
    value.sicCodes = codes;
  }
  const endedWith = right ? [] : await listEndedWith(actor, event);
  const also = endedWith.map(({ reference }) => reference).filter((one) => asked(value.also).includes(one));
  const correction = {
    businessId: actor.businessId,
    reference: event.reference,
    values: right ? correctedValues(fields, value) : null,
    ...(right && typeof value.effectiveOn === "string" ? { effectiveOn: value.effectiveOn } : {}),
    note: typeof value.note === "string" ? value.note : null,
    submissionKey: form.submissionKey,
  };
  const owner = ownerActor(actor.person.id);
  if (value.intent === "correct" || value.intent === "withdraw") {
    const preview = await previewCorrection(owner, correction, also);
    if (preview.kind === "preview") return data({ lastResult: { error: {}, initialValue: typed }, preview: preview.content, right }); // biome-ignore format: one answer
    return formError(form, preview.kind === "refused" ? atFields(preview.faults) : { formErrors: [words.cannot] });
  }
  const result = await correctEvent(owner, correction, also);
  if (result.kind === "refused") return formError(form, atFields(result.faults));
  if (result.kind !== "saved" && result.kind !== "repeated") return formError(form, { formErrors: [words.cannot] });
  const url = `/business/${actor.businessId}/changes/${result.receipt.reference}`;
  const said = right ? words.saved : words.withdrawn;
  const saidAhead = right ? words.savedAhead : words.withdrawnAhead;
  return redirectWithFlash(request, url, when.waiting ? saidAhead : said);
}

const asked = (also: unknown): string[] => (Array.isArray(also) ? also : []);

export default function CorrectChange() {
  const page = useLoaderData<typeof loader>();
  const reply = useKeptAnswers(useActionData()) as (EditReply & { right?: boolean }) | undefined;
  const { form } = useFormState(ofCorrection(reply), { defaultValue: page.defaultValue as Record<string, unknown> });
  if (reply?.preview) {
    const save = reply.right ? { intent: "save", words: words.save } : { intent: "take_back", words: words.withdraw, warning: true }; // biome-ignore format: two buttons
    return (
      <Page>
        <PreviewPage
          content={reply.preview}
          answers={reply.lastResult.initialValue}
          save={save}
          backTo={reply.right ? undefined : page.here}
        />
      </Page>
    );
  }
  return (
    <Page before={<BackLink to={page.back} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={page.title}>{words.title}</PageTitle>
      {page.open ? (
        <p>{words.lead}</p>
      ) : (
        <EmptyState title={words.cannot}>
          <p>{words.cannotText}</p>
        </EmptyState>
      )}
      <WhatWasTold effectiveOn={page.when.effectiveOn} lines={page.lines} />
      {page.open ? (
        <>
          <SetRightForm
            key={reply?.kept ? "kept" : "new"}
            form={form}
            fields={page.fields}
            waiting={page.when.waiting}
          />
          <TakeBackForm endedWith={page.endedWith} />
        </>
      ) : null}
    </Page>
  );
}
