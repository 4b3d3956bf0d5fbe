import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { changePassword, getAccount, isPasswordOf, newPasswordFault } from "~/platform/auth/accounts.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { ChangePasswordForm } from "~/platform/auth/schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.changePassword;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const { hasPassword, email } = await getAccount(actor);
  return { hasPassword, email };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const form = await parseForm(request, ChangePasswordForm);
  if (!form.ok) return form.response;
  const answer = await isPasswordOf(actor.person, form.value.currentPassword);
  if (answer !== "right") return formError(form, { fieldErrors: { currentPassword: [words[answer]] } });
  const fault = newPasswordFault(actor.person, form.value.password);
  if (fault) return formError(form, { fieldErrors: { password: [texts.account.password[fault]] } });
  await changePassword(actor, form.value.password);
  return redirectWithFlash(request, "/account", words.saved);
}

export default function AccountPassword() {
  const { hasPassword, email } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof ChangePasswordForm>(useActionData<typeof action>());
  return (
    <Page before={<BackLink to="/account" />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <Form form={form}>
        <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
        {hasPassword ? (
          <TextField
            field={fields.currentPassword}
            label={words.current}
            type="password"
            autoComplete="current-password"
          />
        ) : (
          <p>{words.noneYet}</p>
        )}
        <TextField
          field={fields.password}
          label={words.fresh}
          hint={texts.account.password.hint}
          type="password"
          autoComplete="new-password"
        />
        <Button>{words.button}</Button>
      </Form>
      {hasPassword ? (
        <p>
          <Link to="/forgot-password">{words.forgotten}</Link>
        </p>
      ) : null}
    </Page>
  );
}
