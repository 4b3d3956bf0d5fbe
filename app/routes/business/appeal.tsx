import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { isId, isReference } from "~/lib/ids.ts";
import { appeal } from "~/network/moderation/commands/appeal.server.ts";
import { appealUntil, type DecisionReason } from "~/network/moderation/moderation-terms.ts";
import { findDecision, findSanction } from "~/network/moderation/queries.server.ts";
import { AppealForm } from "~/network/moderation/schema.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.moderation.appeal;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** The decision of the address: by itself, or the newest about a post. */
async function decisionOf(actor: BusinessActor, params: LoaderFunctionArgs["params"]) {
  const { actionId, postReference } = params;
  const id = isReference(postReference) ? await findSanction(actor, postReference) : actionId;
  const found = isId(id ?? undefined) ? await findDecision(actor, id ?? "") : null;
  return found ?? notFound();
}

const day = (at: Date) => formatDay(dayInBritain(at));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const { line, post } = await decisionOf(actor, params);
  const until = appealUntil(line.at);
  return {
    businessId: actor.businessId,
    mayWrite: actor.role !== "viewer",
    post: post?.title ?? null,
    action: line.action,
    reason: line.reason as DecisionReason | null,
    words: line.words,
    on: day(line.at),
    until: line.action === "posting_suspended" ? (line.until ? formatDay(line.until) : words.noEnd) : null,
    undone: line.undoneAt !== null,
    appealUntil: formatDay(until),
    over: until < today(),
    appeal: line.appeal && {
      words: line.appeal.words,
      state: line.appeal.state as "open" | "upheld" | "refused",
      answer: line.appeal.answer,
      on: day(line.appeal.at),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { line } = await decisionOf(actor, params);
  const form = await parseForm(request, AppealForm);
  if (!form.ok) return form.response;
  const appealed = await appeal(actor, line.id, form.value.words);
  if (appealed === "gone") notFound();
  if (appealed === "words") return formError(form, { fieldErrors: { words: [words.notWords] } });
  if (appealed === "too_late") return formError(form, { formErrors: [words.over(formatDay(appealUntil(line.at)))] });
  return redirectWithFlash(request, `/business/${actor.businessId}/decisions/${line.id}`, words.done);
}

export default function Appeal() {
  const data = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof AppealForm>(useActionData());
  const rows = [
    { key: words.what, value: texts.moderation.actions[data.action] },
    { key: words.post, value: data.post },
    { key: words.on, value: data.on },
    { key: words.until, value: data.until },
    { key: words.why, value: data.reason && texts.moderation.reasons[data.reason] },
    { key: words.words, value: data.words && <span className="said-words">{data.words}</span> },
  ].filter(({ value }) => value !== null);
  return (
    <Page before={<BackLink to={`/business/${data.businessId}`}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{data.post === null ? words.messageTitle : words.title}</PageTitle>
      <SummaryList rows={rows} />
      {data.undone ? <InsetText>{words.took}</InsetText> : null}
      {data.appeal ? (
        <>
          <h2>{words.sent(data.appeal.on)}</h2>
          <p className="said-words">{data.appeal.words}</p>
          <p>
            <strong>{texts.moderation.page.appealStates[data.appeal.state]}</strong>
          </p>
          {data.appeal.answer ? <p className="said-words">{data.appeal.answer}</p> : null}
        </>
      ) : null}
      {data.appeal || data.undone ? null : data.over ? (
        <p>{words.over(data.appealUntil)}</p>
      ) : (
        <>
          <h2>{words.heading}</h2>
          <p>{words.lead(data.appealUntil)}</p>
          {data.post === null ? null : <p>{words.edit}</p>}
          {data.mayWrite ? (
            <Form form={form}>
              <TextArea field={fields.words} label={words.yours} rows={5} limit={2000} />
              <Button>{words.button}</Button>
            </Form>
          ) : (
            <p>{words.viewer}</p>
          )}
        </>
      )}
      <p>
        <Link to="/community-rules">{words.rules}</Link>
      </p>
    </Page>
  );
}
