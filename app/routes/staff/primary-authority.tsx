import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form as PlainForm, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import {
  endPrimaryAuthority,
  findPrimaryAuthority,
  savePrimaryAuthority,
} from "~/casework/visits/commands/primary-authority.server.ts";
import { authorityForm } from "~/casework/visits/schema.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, FormFields, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.visits.authority;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { business } = await requireStaffBusiness(args, "visits.work");
  const known = await findPrimaryAuthority(business.id);
  return {
    business: { id: business.id, name: business.name },
    known: known !== null,
    defaultValue: known ? { ...known, since: dayParts(known.since) } : {},
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "visits.work");
  const { request } = args;
  const form = await parseForm(request, authorityForm(today()));
  if (!form.ok) return form.response;
  const to = `/staff/businesses/${business.id}#visits`;
  if (form.value.intent === "end") {
    await endPrimaryAuthority(business.id);
    return redirectWithFlash(request, to, words.ended);
  }
  await savePrimaryAuthority(actor, business.id, form.value);
  return redirectWithFlash(request, to, words.saved);
}

export default function PrimaryAuthority() {
  const { business, known, defaultValue } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof authorityForm>>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{words.title}</PageTitle>
      <p>{words.intro}</p>
      <Form form={form}>
        <input type="hidden" name="intent" value="save" />
        <TextField field={form.field("authority")} label={words.name} hint={words.nameHint} />
        <TextField
          field={form.field("planUrl")}
          label={words.plan}
          hint={words.planHint}
          type="url"
          spellCheck={false}
        />
        <DateInput form={form} field={form.field("since")} label={words.since} />
        <Button>{words.button}</Button>
      </Form>
      {known ? (
        <PlainForm method="post" className="visit-off">
          <FormFields />
          <button type="submit" name="intent" value="end" className="button button-secondary button-small">
            {words.end}
          </button>
        </PlainForm>
      ) : null}
    </Page>
  );
}
