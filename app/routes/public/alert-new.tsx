import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { FREQUENCIES } from "~/network/alerts/alert-terms.ts";
import { askToConfirm, keepSearch } from "~/network/alerts/commands/keep-alert.server.ts";
import { labelOfSearch } from "~/network/alerts/label.server.ts";
import { AskForm, KeepForm } from "~/network/alerts/schema.ts";
import { readSearch } from "~/network/alerts/searches.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitLinkRequests } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.alerts.ask;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

const searchOf = (request: Request) => readSearch(new URL(request.url).searchParams.get("search"));

export async function loader({ request }: LoaderFunctionArgs) {
  const [search, actor] = [searchOf(request), await findPerson(request)];
  return { label: search && (await labelOfSearch(search)), email: actor?.person.email ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const search = searchOf(request);
  if (!search) return redirect("/alerts/new");
  const actor = await findPerson(request);
  const { target } = search;
  const label = await labelOfSearch(search);
  if (actor) {
    const form = await parseForm(request, KeepForm);
    if (!form.ok) return form.response;
    const kept = await keepSearch(actor.person, { target, label, ...form.value });
    if (kept === "too_many") return formError(form, { formErrors: [words.tooMany] });
    return redirectWithFlash(request, "/account/alerts", words.kept);
  }
  await limitLinkRequests();
  const form = await parseForm(request, AskForm);
  if (!form.ok) return form.response;
  const { email, frequency } = form.value;
  if (!looksAutomatic(form.formData)) await askToConfirm(email, { target, label, frequency });
  return redirectWithFlash(request, target, words.sent);
}

export default function AlertNew() {
  const { label, email } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof AskForm>(useActionData());
  if (label === null) return <NoSearch />;
  const options = FREQUENCIES.map((value) => ({
    value,
    label: texts.alerts.frequencies[value],
    hint: texts.alerts.frequencyHints[value],
  }));
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <InsetText>
        {words.about}: <strong>{label}</strong>
      </InsetText>
      <Form form={form}>
        <Radios field={fields.frequency} label={words.frequency} options={options} />
        {email === null ? (
          <TextField
            field={fields.email}
            label={words.email}
            hint={words.emailHint}
            type="email"
            autoComplete="email"
          />
        ) : (
          <p>{words.signedIn(email)}</p>
        )}
        <Honeypot />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}

function NoSearch() {
  return (
    <Page>
      <PageTitle>{words.noSearch}</PageTitle>
      <p>{words.noSearchText}</p>
      <ul>
        {words.links.map(([href, text]) => (
          <li key={href}>
            <Link to={href}>{text}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
