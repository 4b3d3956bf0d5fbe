import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { type Field, Form } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Table } from "~/ui/table.tsx";
import type { Role } from "./policy.ts";

const words = texts.account.staff;

interface StaffPersonFormsProps {
  person: {
    roles: { id: string; role: Role; since: string }[];
    teams: { id: string; name: string }[];
    elsewhere: boolean;
  };
  teams: { id: string; name: string }[];
  mayManage: boolean;
  role: Field;
  teamIds: Field;
  /** roles the person does not have yet */
  free: Role[];
}

/** What an administrator may do with somebody's roles, teams and account; an auditor sees the same without the buttons. */
export function StaffPersonForms({ person, teams, mayManage, role, teamIds, free }: StaffPersonFormsProps) {
  return (
    <>
      <h2>{words.roles}</h2>
      <Table
        caption={words.roles}
        captionHidden
        rows={person.roles}
        rowKey={(one) => one.id}
        columns={[
          { key: "role", title: words.role, rowHeader: true, cell: (one) => words.roleNames[one.role] },
          { key: "since", title: words.since, cell: (one) => one.since },
          ...(mayManage
            ? [{ key: "end", title: words.endRole, cell: (one: { id: string; role: Role }) => <EndRole one={one} /> }]
            : []),
        ]}
      />
      {mayManage && free.length > 0 ? (
        <Form>
          <Radios
            field={role}
            label={words.addRole}
            small
            options={free.map((one) => ({ value: one, label: words.roleNames[one] }))}
          />
          <Button name="intent" value="add-role" tone="secondary">
            {words.addRole}
          </Button>
        </Form>
      ) : null}
      <h2>{words.teams}</h2>
      {teams.length === 0 ? <p>{words.noTeams}</p> : null}
      {mayManage && teams.length > 0 ? (
        <Form>
          <Checkboxes
            field={teamIds}
            label={words.teams}
            labelHidden
            small
            options={teams.map((team) => ({ value: team.id, label: team.name }))}
          />
          <Button name="intent" value="teams" tone="secondary">
            {words.saveTeams}
          </Button>
        </Form>
      ) : (
        <ul>
          {person.teams.map((team) => (
            <li key={team.id}>{team.name}</li>
          ))}
        </ul>
      )}
      {mayManage && !person.elsewhere ? (
        <Form>
          <h2>{words.deactivate}</h2>
          <p>{words.deactivateText}</p>
          <Button name="intent" value="deactivate" tone="warning">
            {words.deactivate}
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function EndRole({ one }: { one: { id: string; role: Role } }) {
  return (
    <Form>
      <Button name="intent" value={`end-role:${one.id}`} tone="secondary" small>
        {words.endRole}
        <span className="visually-hidden">: {words.roleNames[one.role]}</span>
      </Button>
    </Form>
  );
}
