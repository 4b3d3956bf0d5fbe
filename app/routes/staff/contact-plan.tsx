import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { savePlan, stopPlan } from "~/casework/commands/contact-plan.server.ts";
import { NoTeam, SeenRecently, WhoSelect } from "~/casework/contact-parts.tsx";
import { PLAN_MONTHS } from "~/casework/contact-terms.ts";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { findPlan } from "~/casework/queries/plan.server.ts";
import { listRecentContacts } from "~/casework/queries/recent-contacts.server.ts";
import { planForm } from "~/casework/schema/contact.ts";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import { today } from "~/lib/clock.ts";
import { addMonths } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { formRefused, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.contacts.plan;
const USUAL_MONTHS = 6;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const [plan, recent, officers] = await Promise.all([
    findPlan(actor, business.id),
    listRecentContacts(actor, business.id),
    listOfficers(actor),
  ]);
  return {
    business: { id: business.id, name: business.name },
    recent,
    officers: officers.map(({ id, name }) => ({ id, name })),
    planned: plan !== null,
    teamCode: plan?.teamCode ?? actor.teamCodes[0] ?? null,
    inTeam: actor.teamCodes.length > 0,
    defaultValue: {
      everyMonths: String(plan?.everyMonths ?? USUAL_MONTHS),
      nextOn: dayParts(plan?.nextOn ?? addMonths(today(), USUAL_MONTHS)),
      personId: plan ? plan.personId : actor.person.id,
      note: plan?.note,
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const { request } = args;
  const to = `/staff/businesses/${business.id}`;
  if ((await sentIntent(request)) === "stop") {
    await stopPlan(actor, business.id);
    return redirectWithFlash(request, to, words.stopped);
  }
  const form = await parseForm(request, planForm(today()));
  if (!form.ok) return form.response;
  const answer = await savePlan(actor, business.id, form.value);
  if (answer.kind === "refused") return formRefused(form, answer);
  return redirectWithFlash(request, to, words.saved);
}

export default function ContactPlan() {
  const page = useLoaderData<typeof loader>();
  const { business, officers, teamCode, defaultValue } = page;
  const { form, fields } = useFormState<ReturnType<typeof planForm>>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{words.title}</PageTitle>
      <p>{words.intro}</p>
      {page.inTeam ? null : <NoTeam />}
      <SeenRecently lines={page.recent} />
      <Form form={form}>
        <Radios
          field={fields.everyMonths}
          label={words.every}
          small
          options={PLAN_MONTHS.map((count) => ({ value: String(count), label: words.months(count) }))}
        />
        <DateInput form={form} field={fields.nextOn} label={words.next} />
        <WhoSelect
          field={fields.personId}
          label={texts.contacts.task.who}
          officers={officers}
          teamCode={teamCode ?? ""}
        />
        <TextArea field={fields.note} label={words.note} rows={2} limit={500} />
        <Button>{words.button}</Button>
      </Form>
      {page.planned ? (
        <Form>
          <Button tone="secondary" name="intent" value="stop">
            {words.stop}
          </Button>
        </Form>
      ) : null}
    </Page>
  );
}
