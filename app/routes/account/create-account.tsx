import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { newPasswordFault } from "~/platform/auth/accounts.server.ts";
import { EmailField } from "~/platform/auth/link-form.tsx";
import { safeNext, withNext } from "~/platform/auth/next-path.ts";
import { CreateAccountForm } from "~/platform/auth/schema.ts";
import { askForAccount } from "~/platform/auth/sign-in.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitLinkRequests } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.create;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { next: safeNext(new URL(request.url).searchParams.get("next"), "") };
}

export async function action({ request }: ActionFunctionArgs) {
  await limitLinkRequests();
  const form = await parseForm(request, CreateAccountForm);
  if (!form.ok) return form.response;
  const fault = form.value.password ? newPasswordFault(form.value, form.value.password) : null;
  if (fault) return formError(form, { fieldErrors: { password: [texts.account.password[fault]] } });
  if (!looksAutomatic(form.formData)) await askForAccount(form.value);
  return redirect("/sign-in/link/sent");
}

export default function CreateAccount() {
  const { next } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof CreateAccountForm>(useActionData<typeof action>());
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <p>
        {words.have} <Link to={withNext("/sign-in", next || "/")}>{texts.account.signIn.title}</Link>
      </p>
      <Form form={form}>
        <input type="hidden" name="next" value={next} />
        <TextField field={fields.name} label={texts.account.field.name} autoComplete="name" spellCheck={false} />
        <EmailField field={fields.email} />
        <TextField
          field={fields.password}
          label={words.passwordLabel}
          hint={words.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        <Honeypot />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
