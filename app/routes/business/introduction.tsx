import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isId } from "~/lib/ids.ts";
import { acceptIntroduction } from "~/network/people/commands/introduce.server.ts";
import { ContactChoices } from "~/network/people/contact-choices.tsx";
import { IntroducedName } from "~/network/people/introduced-name.tsx";
import { contactsOf, findWaiting } from "~/network/people/introductions.server.ts";
import { AcceptForm } from "~/network/people/schema.ts";
import { refusedWords } from "~/network/threads/refused-words.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.threads.introduction;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const introduction = isId(params.introductionId) ? await findWaiting(actor, params.introductionId) : null;
  if (!introduction) notFound();
  const base = `/business/${actor.businessId}`;
  return { base, introduction, own: await contactsOf(actor.businessId, actor.person.id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  if (!isId(params.introductionId)) notFound();
  const form = await parseForm(request, AcceptForm);
  if (!form.ok) return form.response;
  const done = await acceptIntroduction(actor, params.introductionId, form.value.shows);
  if (done.kind === "gone") notFound();
  if (done.kind === "refused") return formError(form, { formErrors: [refusedWords(done)] });
  return redirectWithFlash(request, `/business/${actor.businessId}/messages/${done.threadId}`, words.accepted);
}

export default function AcceptIntroduction() {
  const { base, introduction, own } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof AcceptForm>(useActionData(), { defaultValue: { shows: ["person"] } });
  return (
    <Page before={<BackLink to={`${base}/introductions`}>{words.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.acceptTitle(introduction.otherName)}</PageTitle>
      <section className="card introduced">
        <IntroducedName introduction={introduction} />
      </section>
      <p>{words.acceptLead}</p>
      <Form form={form}>
        <ContactChoices field={fields.shows} own={own} label={words.showsBack} />
        <Actions>
          <Button>{words.accept}</Button>
        </Actions>
      </Form>
      <Form action={`${base}/introductions`}>
        <input type="hidden" name="id" value={introduction.id} readOnly />
        <Button name="intent" value="decline" tone="secondary">
          {words.decline}
        </Button>
        <p className="hint mt-2!">{words.declineNote}</p>
      </Form>
    </Page>
  );
}
