import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { finishAccount } from "~/platform/auth/accounts.server.ts";
import { DeadLink, linkTitle } from "~/platform/auth/link-page.tsx";
import { findLink } from "~/platform/auth/links.server.ts";
import { FinishAccountForm } from "~/platform/auth/schema.ts";
import { payloadText } from "~/platform/auth/sign-in.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.create;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: linkTitle(data?.state ?? "unknown", words.finishTitle) },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findLink(params.token, "create_account");
  if (found.state !== "good") return { state: found.state };
  return {
    state: found.state,
    email: found.link.email ?? "",
    asksName: payloadText(found.link.payload, "name") === undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const found = await findLink(params.token, "create_account");
  const asksName = found.state === "good" && payloadText(found.link.payload, "name") === undefined;
  const form = await parseForm(request, asksName ? FinishAccountForm : FinishAccountForm.partial());
  if (!form.ok) return form.response;
  const done = await finishAccount(request, params.token, form.value.name);
  if (!done) return null;
  return redirectWithFlash(request, done.url, words.done, { headers: { "Set-Cookie": done.cookie } });
}

export default function FinishAccount() {
  const page = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof FinishAccountForm>(useActionData<typeof action>());
  if (page.state !== "good") return <DeadLink state={page.state} newLink="/create-account" />;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.finishTitle}</PageTitle>
      <p>{words.finishText(page.email)}</p>
      <Form form={form}>
        {page.asksName ? (
          <TextField field={fields.name} label={texts.account.field.name} autoComplete="name" spellCheck={false} />
        ) : null}
        <Button>{words.finishButton}</Button>
      </Form>
    </Page>
  );
}
