import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { safeNext } from "~/platform/auth/next-path.ts";
import { LinkForm } from "~/platform/auth/schema.ts";
import { askForLink } from "~/platform/auth/sign-in.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitLinkRequests } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.link;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { next: safeNext(new URL(request.url).searchParams.get("next"), "") };
}

export async function action({ request }: ActionFunctionArgs) {
  await limitLinkRequests();
  const form = await parseForm(request, LinkForm);
  if (!form.ok) return form.response;
  if (!looksAutomatic(form.formData)) await askForLink("sign_in", form.value);
  return redirect("/sign-in/link/sent");
}

export default function SignInLink() {
  const { next } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState(useActionData<typeof action>(), LinkForm);
  return (
    <Page before={<BackLink to="/sign-in" />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <Form form={form}>
        <input type="hidden" name="next" value={next} />
        <TextField
          field={fields.email}
          label={texts.account.field.email}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Honeypot />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
