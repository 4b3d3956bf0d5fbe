import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, findInvitation } from "~/platform/auth/invitations.server.ts";
import { DeadLink, linkTitle } from "~/platform/auth/link-page.tsx";
import { FinishAccountForm } from "~/platform/auth/schema.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.invitation;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: linkTitle(data?.state ?? "unknown", words.title) },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findInvitation(params.token);
  if (found.state !== "good") return { state: found.state };
  const roles = found.invitation.roles.map((role) => texts.account.staff.roleNames[role]).join(", ");
  return { state: found.state, asksName: found.asksName, text: words.text(found.invitation.councilName, roles) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const found = await findInvitation(params.token);
  const asksName = found.state === "good" && found.asksName;
  const form = await parseForm(request, asksName ? FinishAccountForm : FinishAccountForm.partial());
  if (!form.ok) return form.response;
  const done = await acceptInvitation(request, params.token, form.value.name);
  if (!done) return null;
  return redirectWithFlash(request, done.url, words.accepted, { headers: { "Set-Cookie": done.cookie } });
}

export default function Invitation() {
  const page = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof FinishAccountForm>(useActionData<typeof action>());
  if (page.state !== "good") return <DeadLink state={page.state} />;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{page.text}</p>
      <Form form={form}>
        {page.asksName ? (
          <TextField field={fields.name} label={texts.account.field.name} autoComplete="name" spellCheck={false} />
        ) : null}
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
