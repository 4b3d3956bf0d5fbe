import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeName, getAccount } from "~/platform/auth/accounts.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { NameForm } from "~/platform/auth/schema.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.name;
const field = texts.account.field;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const { name, phone } = await getAccount(actor);
  return { name, phone: phone ?? "" };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const form = await parseForm(request, NameForm);
  if (!form.ok) return form.response;
  await changeName(actor, form.value);
  return redirectWithFlash(request, "/account", words.saved);
}

export default function AccountName() {
  const defaultValue = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof NameForm>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to="/account" />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <Form form={form}>
        <TextField field={fields.name} label={field.name} autoComplete="name" spellCheck={false} />
        <TextField
          field={fields.phone}
          label={field.phone}
          hint={field.phoneHint}
          type="tel"
          autoComplete="tel"
          width={20}
        />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
