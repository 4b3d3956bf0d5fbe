import { Form } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { SHOWN_KINDS, type WorkFilters } from "./schema/work-filters.ts";

const words = texts.contacts.list;

/** Whose work, of which kind, due when: in the address. */
export function WorkFilter({ filters }: { filters: Omit<WorkFilters, "after"> }) {
  return (
    <Form method="get" className="filters" key={JSON.stringify(filters)} aria-label={words.show}>
      <FilterSelect
        id="w-whose"
        name="whose"
        label={words.whose}
        value={filters.whose}
        options={[
          ["mine", words.mine],
          ["team", words.team],
        ]}
      />
      <FilterSelect
        id="w-kind"
        name="kind"
        label={words.kind}
        value={filters.kind ?? ""}
        options={[["", words.any], ...SHOWN_KINDS.map((kind): [string, string] => [kind, words.kinds[kind] ?? kind])]}
      />
      <FilterSelect
        id="w-due"
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
