import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSnapshot } from "~/businesses/queries.server.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { sendServices } from "~/services/commands/send-services.server.ts";
import { SendForm } from "~/services/schema.ts";
import { SendServicesForm } from "~/services/send-form.tsx";
import { mayTry } from "~/services/staff-queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.services.phone;
const { send } = texts.services;

export const meta = () => [{ title: texts.common.title(words.sendTitle) }];

async function open(request: Request, businessId: string | undefined) {
  const actor = await requireStaff(request, "businesses.record");
  if (!isId(businessId) || !(await mayTry(actor, businessId))) notFound();
  const snapshot = await findSnapshot(db(), businessId);
  if (!snapshot) notFound();
  return { actor, businessId, snapshot };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, businessId, snapshot } = await open(request, params.businessId);
  return { businessId, name: snapshot.name, to: snapshot.email, officer: actor.person.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, businessId } = await open(request, params.businessId);
  const form = await parseForm(request, SendForm);
  if (!form.ok) return form.response;
  const sender = { businessId, person: actor.person, proven: true, officer: true };
  const sent = await sendServices(sender, { ...form.value, submissionKey: form.submissionKey });
  if (sent === "nothing") return formError(form, { formErrors: [send.nothing] });
  if (sent === "too_often") return formError(form, { formErrors: [send.tooOften] });
  return redirectWithFlash(request, `/staff/businesses/${businessId}/services`, send.sent(form.value.to));
}

export default function SendForOwner() {
  const { businessId, name, to, officer } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof SendForm>(useActionData<typeof action>(), {
    defaultValue: { which: "cards", to },
  });
  return (
    <Page before={<BackLink to={`/staff/businesses/${businessId}/services`} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={name}>{words.sendTitle}</PageTitle>
      <p>
        {words.sendText} {words.sendSeen(officer)}
      </p>
      <SendServicesForm form={form} />
    </Page>
  );
}
