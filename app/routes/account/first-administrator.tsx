import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { servedCouncils } from "~/places/queries.server.ts";
import { newPasswordFault } from "~/platform/auth/accounts.server.ts";
import { createFirstAdministrator } from "~/platform/auth/invitations.server.ts";
import { DeadLink, linkTitle } from "~/platform/auth/link-page.tsx";
import { findLink } from "~/platform/auth/links.server.ts";
import { FirstAdministratorForm } from "~/platform/auth/staff-schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.firstAdministrator;
const field = texts.account.field;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: linkTitle(data?.state ?? "unknown", words.title) },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const { state } = await findLink(params.token, "first_admin");
  const councils = state === "good" ? await servedCouncils() : [];
  return { state, councils: councils.map(({ code, name }) => ({ value: code, label: name })) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { state } = await findLink(params.token, "first_admin");
  if (state !== "good") return null;
  const form = await parseForm(request, FirstAdministratorForm);
  if (!form.ok) return form.response;
  const fault = newPasswordFault(form.value, form.value.password);
  if (fault) return formError(form, { fieldErrors: { password: [texts.account.password[fault]] } });
  const councils = await servedCouncils();
  if (!councils.some((council) => council.code === form.value.councilCode)) {
    return formError(form, { fieldErrors: { councilCode: [words.councilMissing] } });
  }
  const done = await createFirstAdministrator(request, params.token, form.value);
  if (done === "taken") return formError(form, { fieldErrors: { email: [words.taken] } });
  if (!done) return null;
  return redirectWithFlash(request, done.url, texts.account.create.done, { headers: { "Set-Cookie": done.cookie } });
}

export default function FirstAdministrator() {
  const { state, councils } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof FirstAdministratorForm>(useActionData<typeof action>());
  if (state !== "good") return <DeadLink state={state} />;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{councils.length > 0 ? words.text : words.noCouncils}</p>
      <Form form={form}>
        <TextField field={fields.name} label={field.name} autoComplete="name" spellCheck={false} />
        <TextField field={fields.email} label={field.email} type="email" autoComplete="username" />
        <TextField
          field={fields.password}
          label={field.password}
          hint={texts.account.password.hint}
          type="password"
          autoComplete="new-password"
        />
        <Radios field={fields.councilCode} label={words.council} options={councils} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
