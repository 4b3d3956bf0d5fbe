import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { askForPage } from "~/journey/partners/commands/keep-partners.server.ts";
import { RequestForm } from "~/journey/partners/schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitLinkRequests } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.partners.join;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lead }];

export async function action({ request }: ActionFunctionArgs) {
  await limitLinkRequests();
  const form = await parseForm(request, RequestForm);
  if (!form.ok) return form.response;
  if (looksAutomatic(form.formData)) return redirect("/partners");
  if (!(await askForPage(form.value))) return formError(form, { fieldErrors: { contactEmail: [words.tooMany] } });
  return redirectWithFlash(request, "/partners", words.sent);
}

export default function Partners() {
  const { form, fields } = useFormState<typeof RequestForm>(useActionData());
  const kinds = Object.entries(texts.partners.kinds).map(([value, label]) => ({ value, label }));
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      <h2>{words.what}</h2>
      <ul>
        {words.gets.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>
        {words.start} <Link to="/start">{words.startLink}</Link>
      </p>
      <h2>{words.form}</h2>
      <p>{words.formLead}</p>
      <Form form={form}>
        <TextField field={fields.name} label={words.name} autoComplete="organization" />
        <Select field={fields.kind} label={words.kind} options={[{ value: "", label: "" }, ...kinds]} />
        <TextField field={fields.contactName} label={words.contactName} autoComplete="name" />
        <TextField field={fields.contactEmail} label={words.email} type="email" autoComplete="email" />
        <TextField field={fields.website} label={words.website} type="url" autoComplete="url" />
        <TextArea field={fields.why} label={words.why} hint={words.whyHint} limit={500} rows={3} />
        <Honeypot />
        <Actions>
          <Button>{words.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
