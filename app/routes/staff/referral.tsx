import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { decideReferral } from "~/casework/commands/refer.server.ts";
import { REFERRAL_DAYS } from "~/casework/contact-terms.ts";
import { DueTag, daysLeftOf } from "~/casework/item-parts.tsx";
import { findReferral } from "~/casework/queries/referrals.server.ts";
import { referralDecision } from "~/casework/schema/contact.ts";
import { ReferralForms } from "~/casework/task-forms.tsx";
import { teamName } from "~/casework/teams.ts";
import { NEED_COLUMN_KEYS, NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.contacts.referral;

export const meta = ({ data }: { data?: { referral: { toName: string } } }) => [
  { title: texts.common.title(data ? words.pageTitle(data.referral.toName) : words.title) },
];

async function referralOf(actor: StaffActor, referralId: string | undefined) {
  const referral = isId(referralId) ? await findReferral(actor, referralId) : null;
  if (!referral) notFound();
  return referral;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "tasks.view");
  const referral = await referralOf(actor, params.referralId);
  const closed = referral.closedAt ? formatDay(dayInBritain(referral.closedAt)) : null;
  return {
    referral,
    kind: kindOf(referral.need),
    from: [referral.owner, teamName(referral.teamCode), referral.council].filter(Boolean).join(", "),
    on: formatDay(dayInBritain(referral.createdAt)),
    closed: [referral.closedBy, closed].filter(Boolean).join(", "),
    later: addWorkingDays(today(), REFERRAL_DAYS),
    daysLeft: daysLeftOf(referral.dueOn, today()),
    mayAct: allows(actor.roles, "contacts.log") && referral.theirs && referral.state === "open",
  };
}

function kindOf(need: string | null): string | null {
  if (need === "other") return words.kindOther;
  return NEED_COLUMN_KEYS.flatMap((one) => (one === need ? [NEED_COLUMNS[one]] : []))[0] ?? null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "contacts.log");
  const referral = await referralOf(actor, params.referralId);
  const form = await parseForm(request, referralDecision(today()));
  if (!form.ok) return form.response;
  const answer = await decideReferral(actor, referral, form.value);
  if (answer.kind === "refused") return formError(form, { formErrors: [answer.message] });
  const said = form.value.intent === "close" ? words.closed : words.later(formatDay(form.value.dueOn));
  return redirectWithFlash(request, `/staff/referrals/${referral.id}`, said);
}

export default function Referral() {
  const { referral, kind, from, on, closed, later, daysLeft, mayAct } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof referralDecision>>(useActionData<typeof action>());
  const sent = form.field("intent").initialValue;
  const open = referral.state === "open";
  return (
    <Page before={<BackLink to="/staff/tasks">{texts.contacts.task.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={referral.businessName}>{words.pageTitle(referral.toName)}</PageTitle>
      <p>
        <Tag tone={open ? "info" : "good"}>{words.states[referral.state] ?? referral.state}</Tag>
      </p>
      {mayAct && daysLeft <= 0 ? <InsetText>{words.askNow}</InsetText> : null}
      <SummaryList
        rows={[
          { key: texts.contacts.task.business, value: <Link to={`/staff/businesses/${referral.businessId}`}>{referral.businessName}</Link> }, // biome-ignore format: one row
          { key: words.from, value: from },
          { key: words.on, value: on },
          { key: words.need, value: referral.reason },
          ...(kind ? [{ key: words.kindKey, value: kind }] : []),
          { key: words.told, value: referral.shared.map((item) => words.sharedItems[item] ?? item).join(", ") },
          { key: words.dueOn, value: <DueTag due={formatDay(referral.dueOn)} daysLeft={daysLeft} open={open} /> },
          ...(referral.outcome
            ? [{ key: words.outcome, value: words.outcomes[referral.outcome] ?? referral.outcome }]
            : []),
          ...(referral.outcomeNote ? [{ key: words.note, value: referral.outcomeNote }] : []),
          ...(closed ? [{ key: texts.contacts.task.closedBy, value: closed }] : []),
        ]}
      />
      {open && !mayAct ? <p className="muted">{texts.contacts.task.notYours(teamName(referral.teamCode))}</p> : null}
      {mayAct ? <ReferralForms form={form} intent={typeof sent === "string" ? sent : null} later={later} /> : null}
    </Page>
  );
}
