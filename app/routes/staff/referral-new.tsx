import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refer } from "~/casework/commands/refer.server.ts";
import { NoTeam, SeenRecently } from "~/casework/contact-parts.tsx";
import { REFERRAL_DAYS } from "~/casework/contact-terms.ts";
import { listRecentContacts } from "~/casework/queries/recent-contacts.server.ts";
import { listReferralTargets } from "~/casework/queries/referrals.server.ts";
import { ReferralFields } from "~/casework/referral-fields.tsx";
import { referralForm } from "~/casework/schema/contact.ts";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.contacts.referral;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const [targets, recent] = await Promise.all([
    listReferralTargets(actor, business.id),
    listRecentContacts(actor, business.id),
  ]);
  return {
    business: { id: business.id, name: business.name },
    targets,
    recent,
    inTeam: actor.teamCodes.length > 0,
    defaultValue: { dueOn: dayParts(addWorkingDays(today(), REFERRAL_DAYS)), shared: ["name", "need"] },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const form = await parseForm(args.request, referralForm(today()));
  if (!form.ok) return form.response;
  const answer = await refer(actor, business, form.value, form.submissionKey);
  if (answer.kind === "refused") return formRefused(form, answer);
  const said = words.saved(answer.toName, formatDay(form.value.dueOn));
  return redirectWithFlash(args.request, `/staff/businesses/${business.id}`, said);
}

export default function ReferralNew() {
  const { business, targets, recent, inTeam, defaultValue } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof referralForm>>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{words.title}</PageTitle>
      {inTeam ? null : <NoTeam />}
      <SeenRecently lines={recent} />
      <Form form={form}>
        <ReferralFields form={form} targets={targets} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
