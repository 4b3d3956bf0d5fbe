import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows, ROLES } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { changeStaff, findStaffMember, listTeams } from "~/platform/auth/staff.server.ts";
import { StaffPersonForms } from "~/platform/auth/staff-person-forms.tsx";
import { RoleAndTeamsForm } from "~/platform/auth/staff-schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.account.staff;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data?.person.name ?? words.title) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "people.view");
  const person = isId(params.personId) ? await findStaffMember(actor, params.personId) : null;
  if (!person) notFound();
  return {
    person: {
      ...person,
      lastSeenAt: person.lastSeenAt ? formatDay(dayInBritain(person.lastSeenAt)) : words.never,
      roles: person.roles.map((one) => ({ ...one, since: formatDay(dayInBritain(one.since)) })),
    },
    teams: await listTeams(actor),
    mayManage: allows(actor.roles, "people.manage") && !person.closed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "people.manage");
  const person = isId(params.personId) ? await findStaffMember(actor, params.personId) : null;
  if (!person || person.closed) notFound();
  const form = await parseForm(request, RoleAndTeamsForm.partial({ role: true }));
  if (!form.ok) return form.response;
  const { role, teamIds } = form.value;
  const answer = await changeStaff(actor, person.id, String(form.formData.get("intent") ?? ""), { role, teamIds });
  if ("fault" in answer) {
    return formError(
      form,
      answer.field ? { fieldErrors: { [answer.field]: [answer.fault] } } : { formErrors: [answer.fault] },
    );
  }
  return redirectWithFlash(request, answer.left ? "/staff/people" : `/staff/people/${person.id}`, answer.done);
}

export default function Person() {
  const { person, teams, mayManage } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof RoleAndTeamsForm>(useActionData<typeof action>(), {
    defaultValue: { teamIds: person.teams.map((team) => team.id) },
  });
  return (
    <Page before={<BackLink to="/staff/people" />}>
      <ErrorSummary form={form} />
      <PageTitle>{person.name}</PageTitle>
      <SummaryList
        rows={[
          { key: words.email, value: person.email },
          { key: words.lastSeen, value: person.lastSeenAt },
          {
            key: words.account,
            value: <Tag tone={person.closed ? "problem" : "good"}>{person.closed ? words.closed : words.active}</Tag>,
          },
        ]}
      />
      <StaffPersonForms
        person={person}
        teams={teams}
        mayManage={mayManage}
        role={fields.role}
        teamIds={fields.teamIds}
        free={ROLES.filter((role) => !person.roles.some((one) => one.role === role))}
      />
    </Page>
  );
}
