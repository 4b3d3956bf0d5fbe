import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { listDemoPeople } from "~/platform/auth/demo.server.ts";
import { DemoPeople } from "~/platform/auth/demo-people.tsx";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { EmailField } from "~/platform/auth/link-form.tsx";
import { safeNext, withNext } from "~/platform/auth/next-path.ts";
import { SignInForm } from "~/platform/auth/schema.ts";
import { signInWithPassword } from "~/platform/auth/sign-in.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.signIn;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const next = safeNext(new URL(request.url).searchParams.get("next"), "");
  if (await findPerson(request)) throw redirect(next || "/account");
  return { next, demoGroups: await listDemoPeople() };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, SignInForm);
  if (!form.ok) return form.response;
  const answer = await signInWithPassword(request, form.value);
  if (answer.kind === "wait") return formError(form, { formErrors: [words.wait(answer.seconds)] });
  if (answer.kind === "wrong") return formError(form, { fieldErrors: { email: [words.wrong] } });
  return redirect(answer.url, { headers: { "Set-Cookie": answer.cookie } });
}

export default function SignIn() {
  const { next, demoGroups } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof SignInForm>(useActionData<typeof action>());
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      {next ? <p>{words.first}</p> : null}
      <Form form={form}>
        <input type="hidden" name="next" value={next} />
        <EmailField field={fields.email} autoComplete="username" />
        <TextField
          field={fields.password}
          label={texts.account.field.password}
          type="password"
          autoComplete="current-password"
        />
        <Actions>
          <Button>{words.button}</Button>
          <Link to={withNext("/sign-in/link", next || "/")}>{words.byLink}</Link>
          <Link to={withNext("/forgot-password", next || "/")}>{words.forgotten}</Link>
        </Actions>
      </Form>
      <p>
        {words.noAccount} <Link to={withNext("/create-account", next || "/")}>{words.create}</Link>
      </p>
      <DemoPeople groups={demoGroups} next={next} />
    </Page>
  );
}
