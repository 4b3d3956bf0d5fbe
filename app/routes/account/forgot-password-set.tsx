import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPersonOfLink, newPasswordFault, resetPassword } from "~/platform/auth/accounts.server.ts";
import { DeadLink, linkTitle } from "~/platform/auth/link-page.tsx";
import { findLink } from "~/platform/auth/links.server.ts";
import { NewPasswordForm } from "~/platform/auth/schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.forgot;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: linkTitle(data?.state ?? "unknown", words.setTitle) },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const { state } = await findLink(params.token, "new_password");
  return { state };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, NewPasswordForm);
  if (!form.ok) return form.response;
  const found = await findLink(params.token, "new_password");
  const person = found.state === "good" ? await findPersonOfLink(found.link.personId) : null;
  if (!person) return null;
  const fault = newPasswordFault(person, form.value.password);
  if (fault) return formError(form, { fieldErrors: { password: [texts.account.password[fault]] } });
  const done = await resetPassword(request, params.token, form.value.password);
  if (!done) return null;
  return redirectWithFlash(request, done.url, words.saved, { headers: { "Set-Cookie": done.cookie } });
}

export default function SetPassword() {
  const { state } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof NewPasswordForm>(useActionData<typeof action>());
  if (state !== "good") return <DeadLink state={state} newLink="/forgot-password" />;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.setTitle}</PageTitle>
      <Form form={form}>
        <TextField
          field={fields.password}
          label={texts.account.changePassword.fresh}
          hint={texts.account.password.hint}
          type="password"
          autoComplete="new-password"
        />
        <Button>{words.setButton}</Button>
      </Form>
    </Page>
  );
}
