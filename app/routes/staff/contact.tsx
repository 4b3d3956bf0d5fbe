import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctContact } from "~/casework/commands/correct-contact.server.ts";
import { takeBackContact } from "~/casework/commands/take-back-contact.server.ts";
import { CorrectFields, TakeBack } from "~/casework/contact-fields.tsx";
import { ContactHistory, ContactSummary } from "~/casework/contact-summary.tsx";
import { findContact, listContactSteps } from "~/casework/queries/contacts.server.ts";
import { correctContactForm, TakeBackForm } from "~/casework/schema/contact.ts";
import { teamName } from "~/casework/teams.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, textValue, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { WarningText } from "~/ui/warning-text.tsx";

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
    mayCorrect: contact.theirs && contact.takenBackOn === null && allows(actor.roles, "contacts.log"),
    takenBack: contact.takenBackOn && words.backSaid(contact.takenBackBy, formatDay(contact.takenBackOn), contact.takenBackReason ?? ""), // biome-ignore format: one row
    services: services.map(({ id, title }) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title)),
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
  const intent = await sentIntent(request);
  if (intent === "take_back") {
    const back = await parseForm(request, TakeBackForm);
    if (!back.ok) return back.response;
    const done = await takeBackContact(actor, contact, { ...back.value, reason: back.value.backReason });
    if (done.kind === "refused") return formRefused(back, done);
    return redirectWithFlash(request, `/staff/contacts/${contact.id}`, words.backDone);
  }
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
  const { contact, steps, team, mayCorrect, takenBack, services, defaultValue } =
    useLoaderData<typeof loader>(); // biome-ignore format: one row
  const answer = useActionData<typeof action>();
  const { form: back } = useFormState<typeof TakeBackForm>(answer, { id: "back" });
  const isBack = textValue(back.field("intent")) === "take_back";
  const { form } = useFormState<ReturnType<typeof correctContactForm>>(isBack ? undefined : answer, { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${contact.businessId}`}>{contact.businessName}</BackLink>}>
      <ErrorSummary form={isBack ? back : form} />
      <PageTitle caption={contact.businessName}>{words.title}</PageTitle>
      {takenBack ? <WarningText>{takenBack}</WarningText> : null}
      {takenBack ? <del><ContactSummary contact={contact} team={team} /></del> : <ContactSummary contact={contact} team={team} />}
      <h2>{words.history}</h2>
      <ContactHistory steps={steps} />
      {mayCorrect ? (
        <>
          <h2>{words.formTitle}</h2>
          <Form form={form} key={contact.version}>
            <p>{words.intro}</p>
            <CorrectFields form={form} services={services} />
            <Button>{words.button}</Button>
          </Form>
          <TakeBack form={back} version={contact.version} />
        </>
      ) : null}
      {contact.theirs ? null : <p>{words.notYours(team)}</p>}
    </Page>
  ); // biome-ignore format: two lists, one of them struck through
}
