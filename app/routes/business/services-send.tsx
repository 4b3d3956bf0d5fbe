import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { sendServices } from "~/services/commands/send-services.server.ts";
import { SendForm } from "~/services/schema.ts";
import { SendServicesForm } from "~/services/send-form.tsx";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.services.send;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, proven, person } = await requireBusiness(request, params.businessId, "edit");
  return { businessId, proven, name: person.name, email: person.email };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, SendForm);
  if (!form.ok) return form.response;
  const sent = await sendServices(actor, { ...form.value, submissionKey: form.submissionKey });
  if (sent === "unproven") return formError(form, { formErrors: [words.unproven] });
  if (sent === "nothing") return formError(form, { formErrors: [words.nothing] });
  if (sent === "too_often") return formError(form, { formErrors: [words.tooOften] });
  return redirectWithFlash(request, `/business/${actor.businessId}/services`, words.sent(form.value.to));
}

export default function SendServices() {
  const { businessId, proven, name, email } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof SendForm>(useActionData<typeof action>(), { defaultValue: { which: "cards" } });
  const back = <BackLink to={`/business/${businessId}/services`} />;
  if (!proven) {
    return (
      <Page before={back}>
        <PageTitle>{words.title}</PageTitle>
        <p>{words.unproven}</p>
        <p>
          <Link to={`/claim/${businessId}`}>{words.unprovenLink}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page before={back}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>
        {words.text} {words.seen(name, email)}
      </p>
      <SendServicesForm form={form} />
    </Page>
  );
}
