import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { invite } from "~/businesses/commands/invitations.server.ts";
import { inviteForm } from "~/businesses/schema/people.ts";
import { today } from "~/lib/clock.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { BUSINESS_ROLES } from "~/platform/auth/policy.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.people;

export const meta = () => [{ title: texts.common.title(words.inviteTitle) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "admin");
  return { id: actor.businessId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "admin");
  const form = await parseForm(request, inviteForm(today()));
  if (!form.ok) return form.response;
  const answer = await invite(actor.person, actor.businessId, form.value);
  switch (answer) {
    case "invited":
      return redirectWithFlash(request, `/business/${actor.businessId}/people`, words.invited(form.value.email));
    case "already":
      return formError(form, { fieldErrors: { email: [words.already] } });
    case "too_many":
      return formError(form, { formErrors: [words.tooMany] });
    case "not_admin":
      return formError(form, { formErrors: [words.refused.not_admin ?? ""] });
  }
}

export default function Invite() {
  const { id } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<ReturnType<typeof inviteForm>>(useActionData<typeof action>());
  return (
    <Page before={<BackLink to={`/business/${id}/people`}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.inviteTitle}</PageTitle>
      <p>{words.inviteLead}</p>
      <Form form={form}>
        <TextField
          field={fields.email}
          label={words.email}
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Radios
          field={fields.role}
          label={words.role}
          options={BUSINESS_ROLES.map((value) => ({
            value,
            label: words.roles[value],
            hint: words.roleHints[value],
          }))}
        />
        <DateInput form={form} field={fields.until} label={words.adviser} hint={words.adviserHint} />
        <Button>{words.send}</Button>
      </Form>
    </Page>
  );
}
