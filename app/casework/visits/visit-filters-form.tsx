import { Form, Link } from "@remix-run/react";
import { addMonths, formatMonth, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { FilterFold } from "~/ui/filter-fold.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { type TeamCode, teamName } from "../teams.ts";
import { CATEGORY_CHOICES, isNarrowed, VISIT_LISTS, type VisitFilters, visitAddress } from "./filters.ts";

const words = texts.visits;
const said = words.filter;

type Filters = Omit<VisitFilters, "after">;

/** Go, or check first: two addresses of the same page. */
export function VisitLists({ filters }: { filters: Filters }) {
  return (
    <nav className="views kept-lists" aria-label={words.listsLabel}>
      <ul>
        {VISIT_LISTS.map((list) => (
          <li key={list}>
            <Link
              to={`?${visitAddress({ ...filters, list })}`}
              aria-current={list === filters.list ? "page" : undefined}
            >
              {words.lists[list]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface FormProps {
  filters: Filters;
  team: TeamCode;
  teams: readonly TeamCode[];
  wards: readonly { code: string; name: string }[];
  asOf: PlainDate;
}

/** Every filter of the visit list, in the address. */
export function VisitFiltersForm({ filters, team, teams, wards, asOf }: FormProps) {
  const months = Array.from({ length: 12 }, (_, ahead) => addMonths(`${asOf.slice(0, 7)}-01`, ahead));
  const choices: [name: string, label: string, value: string, options: [string, string][]][] = [
    ["ward", said.ward, filters.ward, wards.map(({ code, name }) => [code, name])],
    ["category", said.category, filters.category ?? "", CATEGORY_CHOICES.map((one) => [one, one === "none" ? said.categoryNone : one])],
    ["hazard", said.hazard, String(filters.hazard ?? ""), [5, 4, 3, 2, 1].map((one) => [String(one), said.hazards(one)])],
    ["due", said.due, filters.due, [["overdue", said.overdue], ["never", said.never], ...months.map((day): [string, string] => [day.slice(0, 7), formatMonth(day)])]],
    ["planned", said.planned, filters.planned ?? "", [["yes", said.plannedYes], ["no", said.plannedNo]]],
  ]; // biome-ignore format: a line a filter
  return (
    <Form method="get" className="filters filters-small" key={JSON.stringify(filters)} aria-label={said.label}>
      {filters.list === "go" ? null : <input type="hidden" name="list" value={filters.list} />}
      {teams.length > 1 ? (
        <FilterSelect
          id="v-team"
          wide
          name="team"
          label={said.team}
          value={team}
          options={teams.map((code) => [code, teamName(code)])}
        />
      ) : null}
      <FilterFold open={isNarrowed(filters)} summary={said.label}>
        {choices.map(([name, label, value, options]) => (
          <FilterSelect
            id={`v-${name}`}
            key={name}
            name={name}
            label={label}
            value={value}
            options={[["", said.any], ...options]}
          />
        ))}
      </FilterFold>
      <div className="filters-actions">
        <button type="submit" className="button button-secondary button-small">
          {said.show}
        </button>
        {isNarrowed(filters) ? (
          <Link to={`?${visitAddress({ ...filters, ward: "", category: null, hazard: null, due: "", planned: null })}`}>
            {said.clear}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
