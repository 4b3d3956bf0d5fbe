import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { inviteStaff, listInvitations } from "~/platform/auth/invitations.server.ts";
import { allows, ROLES } from "~/platform/auth/policy.ts";
import { listStaff, listTeams } from "~/platform/auth/staff.server.ts";
import { InviteForm } from "~/platform/auth/staff-schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.account.staff;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function councilName(code: string): Promise<string> {
  return (await findCouncil(code))?.name ?? code;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "people.view");
  const [council, people, teams, invitations] = await Promise.all([
    councilName(actor.councilCode),
    listStaff(actor),
    listTeams(actor),
    listInvitations(actor),
  ]);
  return {
    council,
    teams,
    mayManage: allows(actor.roles, "people.manage"),
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      roles: person.roles.map(({ role }) => words.roleNames[role]).join(", "),
      teams: person.teams.map(({ name }) => name).join(", "),
      lastSeen: person.lastSeenAt ? formatDay(dayInBritain(person.lastSeenAt)) : words.never,
    })),
    invitations: invitations.map(({ email, expiresAt }) => ({ email, until: formatDay(dayInBritain(expiresAt)) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "people.manage");
  const form = await parseForm(request, InviteForm);
  if (!form.ok) return form.response;
  const answer = await inviteStaff(actor, await councilName(actor.councilCode), form.value);
  if (answer === "team_unknown") return formError(form, { fieldErrors: { teamIds: [words.teamUnknown] } });
  return redirectWithFlash(request, "/staff/people", words.invited);
}

export default function People() {
  const page = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof InviteForm>(useActionData<typeof action>());
  return (
    <Page wide>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text(page.council)}</p>
      <Table
        caption={words.title}
        captionHidden
        stack
        rows={page.people}
        rowKey={(person) => person.id}
        columns={[
          {
            key: "name",
            title: words.name,
            rowHeader: true,
            cell: (person) => <Link to={`/staff/people/${person.id}`}>{person.name}</Link>,
          },
          { key: "email", title: words.email, cell: (person) => person.email },
          { key: "roles", title: words.roles, cell: (person) => person.roles },
          { key: "teams", title: words.teams, cell: (person) => person.teams },
          { key: "lastSeen", title: words.lastSeen, cell: (person) => person.lastSeen },
        ]}
      />
      {page.mayManage ? (
        <p>
          <Link to="/staff/handover">{texts.contacts.list.handover}</Link>
        </p>
      ) : null}
      {page.invitations.length > 0 ? (
        <>
          <h2>{words.waiting}</h2>
          <ul>
            {page.invitations.map((one) => (
              <li key={one.email}>
                {one.email} ({words.until(one.until)})
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {page.mayManage ? (
        <>
          <h2>{words.invite}</h2>
          <p>{words.inviteText}</p>
          <Form form={form}>
            <TextField field={fields.email} label={words.email} type="email" autoComplete="off" />
            <Checkboxes
              field={fields.roles}
              label={words.roles}
              small
              options={ROLES.map((role) => ({ value: role, label: words.roleNames[role] }))}
            />
            {page.teams.length > 0 ? (
              <Checkboxes
                field={fields.teamIds}
                label={words.teams}
                small
                options={page.teams.map((team) => ({ value: team.id, label: team.name }))}
              />
            ) : null}
            <Button>{words.inviteButton}</Button>
          </Form>
        </>
      ) : null}
    </Page>
  );
}
