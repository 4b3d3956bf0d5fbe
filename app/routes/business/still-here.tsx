import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkNotGood } from "~/casework/link-not-good.tsx";
import { answerByLink, findAsk } from "~/casework/visits/commands/answer-ask.server.ts";
import { stillHereForm } from "~/casework/visits/schema.ts";
import { today } from "~/lib/clock.ts";
import { findLink } from "~/platform/auth/links.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Panel } from "~/ui/panel.tsx";
import { Radios } from "~/ui/radios.tsx";

const words = texts.visits.stillHere;

export const meta = () => [{ title: texts.common.title(words.plain) }, { name: "robots", content: "noindex" }];

/** Opening the link shows the question; only a button answers. Nothing is shown but name and place. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findLink(params.token, "still_here");
  const ask = found.state === "good" ? await findAsk(statements(), found.link.payload) : null;
  const state = found.state === "good" && !ask ? "used" : found.state;
  return { state, name: ask?.business ?? "", address: ask?.address ?? "" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, stillHereForm(today()));
  if (!form.ok) return form.response;
  const kept = await answerByLink(params.token, form.value);
  return { answer: kept ? form.value.answer : null };
}

export default function StillHere() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<{ answer?: string | null }>();
  const { form } = useFormState<ReturnType<typeof stillHereForm>>(done);
  if (done?.answer) return <Thanks answer={done.answer} />;
  if (page.state !== "good")
    return <LinkNotGood title={words[`${page.state}Title`]} text={words[page.state]} signIn={words.signIn} />;
  const failed = form.errors.length > 0;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title(page.name)}</PageTitle>
      <p>{words.text(page.address || page.name)}</p>
      <Form>
        <Actions>
          <Button name="intent" value="yes">
            {words.yes}
          </Button>
        </Actions>
      </Form>
      <Details summary={words.or} open={failed}>
        <Form form={form}>
          <input type="hidden" name="intent" value="gone" />
          <Radios
            field={form.field("answer")}
            label={words.what}
            options={Object.entries(words.options).map(([value, label]) => ({ value, label }))}
          />
          <DateInput form={form} field={form.field("goneOn")} label={words.since} hint={words.sinceHint} />
          <Button tone="secondary">{words.send}</Button>
        </Form>
      </Details>
    </Page>
  );
}

function Thanks({ answer }: { answer: string }) {
  return (
    <Page>
      <Panel title={words.done} />
      <p>{words.doneText[answer]}</p>
      {answer === "moved" ? (
        <>
          <p>{words.newPlace}</p>
          <Actions>
            <ButtonLink to="/sign-in?next=/business">{words.signIn}</ButtonLink>
          </Actions>
        </>
      ) : null}
    </Page>
  );
}
