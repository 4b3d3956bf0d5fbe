import { Form, Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { FilterFold } from "~/ui/filter-fold.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { NEED_CHOICE_LABELS, NEED_CHOICES } from "../posts/terms.ts";
import { isNarrow, NEAR_MILES, type PublicFilters } from "./public-filters.ts";

const words = texts.needs.list;

/** What to see of needs and offers. It asks by GET, so that a list can be kept and passed on as its address. */
export function PublicFiltersForm({
  filters,
  places,
  wrongPostcode,
}: {
  filters: PublicFilters;
  places: readonly { code: string; name: string }[];
  wrongPostcode: boolean;
}) {
  return (
    <Form method="get" className="filters" key={JSON.stringify(filters)} aria-label={words.filters}>
      <FilterFold open={isNarrow(filters) || wrongPostcode}>
        <FilterSelect
          id="f-kind"
          name="kind"
          label={words.kind}
          value={filters.kind ?? ""}
          options={[
            ["", words.anyKind],
            ["need", words.kinds.need],
            ["offer", words.kinds.offer],
          ]}
        />
        <FilterSelect
          id="f-need"
          name="need"
          label={words.column}
          value={filters.need ?? ""}
          options={[["", words.anyColumn], ...NEED_CHOICES.map((need) => [need, NEED_CHOICE_LABELS[need]] as const)]}
        />
        <FilterSelect
          id="f-place"
          name="place"
          label={words.place}
          value={filters.place ?? ""}
          options={[["", words.anyPlace], ...places.map(({ code, name }) => [code, name] as const)]}
        />
        <p className="filter">
          <label htmlFor="f-q">{words.words}</label>
          <input className="input" id="f-q" name="q" type="search" defaultValue={filters.text} maxLength={80} />
        </p>
        <p className="filter">
          <label htmlFor="f-near">{words.postcode}</label>
          <input
            className="input"
            id="f-near"
            name="near"
            defaultValue={filters.postcode}
            autoComplete="postal-code"
            maxLength={12}
            aria-describedby={wrongPostcode ? "f-near-error" : undefined}
          />
          {wrongPostcode ? (
            <span className="error-message" id="f-near-error">
              {words.postcodeWrong}
            </span>
          ) : null}
        </p>
        <FilterSelect
          id="f-miles"
          name="miles"
          label={words.miles}
          value={filters.miles}
          options={NEAR_MILES.map((miles) => [miles, words.mileWords(Number(miles))] as const)}
        />
      </FilterFold>
      <div className="filters-actions">
        <Button small>{words.filter}</Button>
        {isNarrow(filters) ? <Link to="/needs">{words.clear}</Link> : null}
      </div>
    </Form>
  );
}
