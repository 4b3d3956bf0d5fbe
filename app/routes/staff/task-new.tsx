import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openTask } from "~/casework/commands/handle-task.server.ts";
import { NoTeam, WhoSelect } from "~/casework/contact-parts.tsx";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { taskForm } from "~/casework/schema/contact.ts";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.contacts.task;
/** Working days that the form proposes. */
const USUAL_DAYS = 5;

export const meta = () => [{ title: texts.common.title(words.newTitle) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  return {
    business: { id: business.id, name: business.name },
    teamCode: actor.teamCodes[0] ?? null,
    officers: (await listOfficers(actor)).map(({ id, name }) => ({ id, name })),
    defaultValue: { dueOn: dayParts(addWorkingDays(today(), USUAL_DAYS)), assignedToId: actor.person.id },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const form = await parseForm(args.request, taskForm(today()));
  if (!form.ok) return form.response;
  const answer = await openTask(actor, business.id, form.value, form.submissionKey);
  if (answer.kind === "refused") return formRefused(form, answer);
  return redirectWithFlash(args.request, `/staff/businesses/${business.id}`, words.added);
}

export default function TaskNew() {
  const { business, officers, teamCode, defaultValue } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<ReturnType<typeof taskForm>>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{words.newTitle}</PageTitle>
      {teamCode ? null : <NoTeam />}
      <Form form={form}>
        <TextField field={fields.title} label={words.what} />
        <DateInput form={form} field={fields.dueOn} label={words.due} />
        <WhoSelect field={fields.assignedToId} label={words.who} officers={officers} teamCode={teamCode ?? ""} />
        <TextArea field={fields.note} label={words.note} rows={3} limit={1000} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
