import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctContact } from "~/casework/commands/correct-contact.server.ts";
import { CorrectFields } from "~/casework/contact-fields.tsx";
import { ContactHistory, ContactSummary } from "~/casework/contact-summary.tsx";
import { findContact, listContactSteps } from "~/casework/queries/contacts.server.ts";
import { correctContactForm } from "~/casework/schema/contact.ts";
import { teamName } from "~/casework/teams.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.contacts.correct;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function contactOf(actor: StaffActor, contactId: string | undefined) {
  const contact = isId(contactId) ? await findContact(actor, contactId) : null;
  if (!contact) notFound();
  return contact;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const contact = await contactOf(actor, params.contactId);
  const [steps, services] = await Promise.all([listContactSteps(contact.id), catalogue(actor.councilCode)]);
  return {
    contact,
    steps,
    team: teamName(contact.teamCode),
    mayCorrect: contact.theirs && allows(actor.roles, "contacts.log"),
    services: services.map(({ id, title }) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title)),
    today: today(),
    defaultValue: {
      ...contact,
      happenedOn: dayParts(contact.happenedOn),
      serviceId: contact.serviceId ?? "",
      restricted: contact.restricted ? "yes" : "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "contacts.log");
  const contact = await contactOf(actor, params.contactId);
  const form = await parseForm(request, correctContactForm(today()));
  if (!form.ok) return form.response;
  const { version, reason, ...right } = form.value;
  const answer = await correctContact(actor, contact, right, { version, reason });
  if (answer.kind === "refused") return formRefused(form, answer);
  return redirectWithFlash(
    request,
    `/staff/contacts/${contact.id}`,
    answer.kind === "corrected" ? words.saved : words.same,
  );
}

export default function Contact() {
  const { contact, steps, team, mayCorrect, services, today: day, defaultValue } = useLoaderData<typeof loader>();
  const { form } = useFormState(useActionData<typeof action>(), correctContactForm(day), { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${contact.businessId}`}>{contact.businessName}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={contact.businessName}>{words.title}</PageTitle>
      <ContactSummary contact={contact} team={team} />
      <h2>{words.history}</h2>
      <ContactHistory steps={steps} />
      <h2>{words.formTitle}</h2>
      {mayCorrect ? (
        <Form form={form} key={contact.version}>
          <p>{words.intro}</p>
          <CorrectFields form={form} services={services} />
          <Button>{words.button}</Button>
        </Form>
      ) : (
        <p>{words.notYours(team)}</p>
      )}
    </Page>
  );
}
