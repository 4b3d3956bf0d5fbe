import { Form, Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { TOPICS } from "./topics.ts";

const words = texts.services.staff;

interface ServiceFilterFormProps {
  filter: { q: string; status: string; team: string; topic: string };
  teams: readonly { code: string; name: string }[];
}

/** The filter of the editor's list. It is in the address, so a view of it can be kept and sent. */
export function ServiceFilterForm({ filter, teams }: ServiceFilterFormProps) {
  const teamOptions = [
    ...teams.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    { value: "none", label: words.noTeam },
  ];
  return (
    <Form method="get" role="search" className="flex flex-wrap items-end gap-3 mb-4">
      <div>
        <label className="label" htmlFor="filter-q">
          {words.search}
        </label>
        <input className="input width-20" id="filter-q" name="q" type="search" key={filter.q} defaultValue={filter.q} />
      </div>
      <Choice
        name="status"
        label={words.status}
        value={filter.status}
        options={Object.entries(words.statuses).map(([value, label]) => ({
          value: value === "all" ? "" : value,
          label,
        }))}
      />
      <Choice
        name="team"
        label={words.team}
        value={filter.team}
        options={[{ value: "", label: words.allTeams }, ...teamOptions]}
      />
      <Choice
        name="topic"
        label={words.topic}
        value={filter.topic}
        options={[
          { value: "", label: words.allTopics },
          ...Object.entries(TOPICS).map(([value, { title }]) => ({ value, label: title })),
        ]}
      />
      <button type="submit" className="button button-small mb-0!">
        {words.filter}
      </button>
      <Link to="/staff/services">{words.clear}</Link>
    </Form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div>
      <label className="label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="select" id={`filter-${name}`} name={name} key={value} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
