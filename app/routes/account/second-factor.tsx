import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { safeNext, withNext } from "~/platform/auth/next-path.ts";
import { CodeForm } from "~/platform/auth/schema.ts";
import { checkCode, completeSignIn } from "~/platform/auth/second-factor.server.ts";
import { findAnySession } from "~/platform/auth/session.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.secondFactor;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** The first factor is given; somebody who owes no code has no business here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const next = safeNext(new URL(request.url).searchParams.get("next"), "");
  const session = await findAnySession(request);
  if (!session) throw redirect(withNext("/sign-in", next || "/"));
  if (!session.hasSecondFactor || session.secondFactorAt) throw redirect(next || "/account");
  return { next };
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await findAnySession(request);
  if (!session) throw redirect("/sign-in");
  const form = await parseForm(request, CodeForm, { hide: ["code"] });
  if (!form.ok) return form.response;
  const answer = await checkCode(session.personId, form.value.code);
  if (answer !== "right") return formError(form, { fieldErrors: { code: [words[answer]] } }, { hide: ["code"] });
  const done = await completeSignIn(request, session.personId, form.value.next);
  return redirect(done.url, { headers: { "Set-Cookie": done.cookie } });
}

export default function SecondFactor() {
  const { next } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof CodeForm>(useActionData<typeof action>());
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <Form form={form}>
        <input type="hidden" name="next" value={next} />
        <TextField
          field={fields.code}
          label={texts.account.field.code}
          hint={words.hint}
          autoComplete="one-time-code"
          width={10}
          spellCheck={false}
        />
        <Button>{words.button}</Button>
      </Form>
      <Form action="/sign-out">
        <Button tone="secondary">{texts.account.signOut.button}</Button>
      </Form>
    </Page>
  );
}
