import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askToChangeEmail, getAccount, isPasswordOf } from "~/platform/auth/accounts.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { ChangeEmailForm } from "~/platform/auth/schema.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.email;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const { email, hasPassword } = await getAccount(actor);
  return { email, hasPassword };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const form = await parseForm(request, ChangeEmailForm);
  if (!form.ok) return form.response;
  const { email, password } = form.value;
  if (email === actor.person.email) return formError(form, { fieldErrors: { email: [words.same] } });
  const answer = await isPasswordOf(actor.person, password);
  if (answer !== "right") {
    return formError(form, { fieldErrors: { password: [texts.account.changePassword[answer]] } });
  }
  await askToChangeEmail(actor, email);
  return redirect("/sign-in/link/sent");
}

export default function AccountEmail() {
  const { email, hasPassword } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof ChangeEmailForm>(useActionData<typeof action>());
  return (
    <Page before={<BackLink to="/account" />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.now(email)}</p>
      <p>{words.text}</p>
      <Form form={form}>
        <TextField
          field={fields.email}
          label={words.fresh}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        {hasPassword ? (
          <TextField
            field={fields.password}
            label={texts.account.field.password}
            type="password"
            autoComplete="current-password"
          />
        ) : null}
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
