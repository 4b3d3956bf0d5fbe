import { Form } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { SHOWN_KINDS, type WorkFilters } from "./schema/work-filters.ts";

const words = texts.contacts.list;

/** Whose work, of which kind, due when: in the address. */
export function WorkFilter({ filters }: { filters: Omit<WorkFilters, "after"> }) {
  return (
    <Form method="get" className="filters" key={JSON.stringify(filters)} aria-label={words.show}>
      <Choice
        name="whose"
        label={words.whose}
        value={filters.whose}
        options={[
          ["mine", words.mine],
          ["team", words.team],
        ]}
      />
      <Choice
        name="kind"
        label={words.kind}
        value={filters.kind ?? ""}
        options={[["", words.any], ...SHOWN_KINDS.map((kind): [string, string] => [kind, words.kinds[kind] ?? kind])]}
      />
      <Choice
        name="due"
        label={words.due}
        value={filters.due ?? ""}
        options={[
          ["", words.dueAny],
          ["late", words.late],
          ["week", words.week],
        ]}
      />
      <div className="filters-actions">
        <button type="submit" className="button button-secondary button-small">
          {words.show}
        </button>
      </div>
    </Form>
  );
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: [string, string][];
}) {
  return (
    <p className="filter">
      <label htmlFor={`w-${name}`}>{label}</label>
      <select className="select" id={`w-${name}`} name={name} defaultValue={value}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}
