import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkNotGood } from "~/casework/link-not-good.tsx";
import { findAsked, settleByLink } from "~/network/needs/commands/settle-need.server.ts";
import { SettleFields } from "~/network/needs/own-post.tsx";
import { SettleForm } from "~/network/needs/schema.ts";
import { OUTCOMES, type Outcome } from "~/network/posts/terms.ts";
import { findLink } from "~/platform/auth/links.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Panel } from "~/ui/panel.tsx";

const words = texts.needs.met;

export const meta = () => [{ title: texts.common.title(words.plain) }, { name: "robots", content: "noindex" }];

/** Opening the link shows the question with the answer of the mail chosen; only the button answers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findLink(params.token, "need_met");
  const asked = found.state === "good" ? await findAsked(found.link) : null;
  const answer = OUTCOMES.find((one) => one === new URL(request.url).searchParams.get("answer")) ?? null;
  return { asked, answer };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, SettleForm);
  if (!form.ok) return form.response;
  const done = await settleByLink(params.token, form.value);
  if (done === "unknown_firm") return formError(form, { fieldErrors: { metBy: [texts.needs.form.metByUnknown] } });
  return { settled: done === "settled" ? form.value.outcome : null };
}

export default function NeedMet() {
  const { asked, answer } = useLoaderData<typeof loader>();
  const reply = useActionData<{ settled?: Outcome | null }>();
  const { form } = useFormState<typeof SettleForm>(reply, { defaultValue: { outcome: answer ?? undefined } });
  if (reply?.settled)
    return (
      <Page>
        <Panel title={words.thanksTitle}>
          <p>{words.thanks[reply.settled]}</p>
        </Panel>
      </Page>
    );
  if (!asked) return <LinkNotGood title={words.goneTitle} text={words.gone} signIn={words.signIn} />;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text(asked.title, asked.business)}</p>
      <Form form={form}>
        <SettleFields form={form} kind="need" answerers={asked.answerers} />
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
