import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { COMPLEXITY_LABELS } from "~/classification/complexity.ts";
import { GROWTH_BAND_LABELS } from "~/classification/growth-terms.ts";
import { STAGES } from "~/classification/lifecycle-terms.ts";
import { NEED_COLUMN_KEYS, NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { AGE_BANDS, TRENDS } from "~/classification/population.ts";
import { NOT_SETTLED } from "~/classification/results.ts";
import { segmentWords } from "~/classification/stake-terms.ts";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { formatDay, isPlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { FilterFold } from "~/ui/filter-fold.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import {
  ANSWERS,
  type BusinessFilters,
  CHANGED_DAYS,
  FRESHNESS,
  isNarrowed,
  NEED_STATES,
  RESULT_COLUMNS,
} from "./schema/business-filters.ts";

const words = texts.staff.list;
const models = texts.models;

/** A model's answers as choices, "not enough known" among them. */
function choices<Answer extends string>(
  answers: readonly (Answer | typeof NOT_SETTLED)[],
  label: (answer: Answer) => string,
  notSettled: string = models.notKnown,
): { value: string; label: string }[] {
  return answers.map((answer) => ({
    value: answer,
    label: answer === NOT_SETTLED ? notSettled : label(answer as Answer),
  }));
}

interface FormProps {
  filters: BusinessFilters;
  wards: { code: string; name: string }[];
  /** of a county */
  districts: { code: string; name: string }[];
  filtered: boolean;
}

/** Every filter of the list of businesses. It asks by GET, so that a list can be kept and passed on as its address. */
export function BusinessFiltersForm({ filters, wards, districts, filtered }: FormProps) {
  const changed = CHANGED_DAYS.map((days) => ({ value: days, label: words.changedDays[days] }));
  if (isPlainDate(filters.changed))
    changed.push({ value: filters.changed as never, label: formatDay(filters.changed) });
  return (
    <Form method="get" className="filters" key={JSON.stringify(filters)} aria-label={words.filters}>
      <Typed id="q-name" name="name" label={words.name} value={filters.name} wide />
      <FilterFold open={isNarrowed(filters)} summary={words.more}>
        <Typed id="q-place" name="place" label={words.place} value={filters.place} />
        <Typed id="q-sic" name="sic" label={words.sic} value={filters.sic} />
        {districts.length > 0 ? (
          <Chosen id="q-district" name="district" label={words.district} value={filters.district}>
            {districts.map(({ code, name }) => ({ value: code, label: name }))}
          </Chosen>
        ) : null}
        <Chosen id="q-ward" name="ward" label={words.ward} value={filters.ward}>
          {wards.map((ward) => ({ value: ward.code, label: ward.name }))}
        </Chosen>
        <Chosen id="q-stage" name="stage" label={words.stage} value={filters.stage ?? ""}>
          {STAGES.map((stage) => ({ value: stage, label: STAGE_LABELS[stage] }))}
        </Chosen>
        <Chosen id="q-changed" name="changed" label={words.changed} value={filters.changed}>
          {changed}
        </Chosen>
        <Chosen id="q-fresh" name="fresh" label={words.fresh} value={filters.freshness ?? ""}>
          {FRESHNESS.map((fresh) => ({ value: fresh, label: words.freshness[fresh] }))}
        </Chosen>
        <Chosen id="q-trend" name="trend" label={words.trend} value={filters.trend ?? ""}>
          {TRENDS.map((trend) => ({ value: trend, label: words.trends[trend] }))}
        </Chosen>
        <Chosen id="q-trading" name="trading" label={words.trading} value={filters.trading ?? ""}>
          {[{ value: "yes", label: words.tradingOnly }]}
        </Chosen>
        <Chosen id="q-age" name="age" label={words.age} value={filters.age ?? ""}>
          {AGE_BANDS.map((band) => ({ value: band, label: words.ages[band] }))}
        </Chosen>
        <Chosen id="q-segment" name="segment" label={models.filters.segment} value={filters.segment ?? ""}>
          {choices(ANSWERS.segment, segmentWords)}
        </Chosen>
        <Chosen id="q-complexity" name="complexity" label={models.filters.complexity} value={filters.complexity ?? ""}>
          {choices(ANSWERS.complexity, (band: keyof typeof COMPLEXITY_LABELS) => COMPLEXITY_LABELS[band])}
        </Chosen>
        <Chosen id="q-growth" name="growth" label={models.filters.growth} value={filters.growth ?? ""}>
          {choices(
            ANSWERS.growth,
            (band: keyof typeof GROWTH_BAND_LABELS) => GROWTH_BAND_LABELS[band],
            models.nothingKnown,
          )}
        </Chosen>
        <Chosen id="q-inspection" name="inspection" label={models.filters.inspection} value={filters.inspection ?? ""}>
          {choices(ANSWERS.inspection, models.filters.category)}
        </Chosen>
        <Chosen id="q-need" name="need" label={words.need} value={filters.need ?? ""}>
          {NEED_COLUMN_KEYS.map((need) => ({ value: need, label: NEED_COLUMNS[need] }))}
        </Chosen>
        <Chosen id="q-told" name="told" label={words.told} value={filters.needState ?? ""}>
          {NEED_STATES.map((state) => ({ value: state, label: words.needStates[state] }))}
        </Chosen>
        <Chosen id="q-show" name="show" label={words.showResult} value={filters.show ?? ""} none={words.showNone}>
          {RESULT_COLUMNS.map((column) => ({ value: column, label: models.names[column] }))}
        </Chosen>
      </FilterFold>
      {filters.sort === "name" || filters.sort === "like" ? null : (
        <input type="hidden" name="sort" value={filters.sort} />
      )}
      <div className="filters-actions">
        <button type="submit" className="button button-small">
          {words.search}
        </button>
        {filtered ? <Link to="/staff/businesses">{words.clear}</Link> : null}
      </div>
    </Form>
  );
}

interface FieldProps {
  id: string;
  name: string;
  label: string;
  value: string;
}

function Typed({ id, name, label, value, wide }: FieldProps & { wide?: boolean }) {
  return (
    <p className={wide ? "filter filter-wide" : "filter"}>
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        id={id}
        name={name}
        type="search"
        defaultValue={value}
        maxLength={100}
        autoComplete="off"
      />
    </p>
  );
}

/** A choice of one, with "Any" first. */
function Chosen({
  id,
  name,
  label,
  value,
  none = words.any,
  children,
}: FieldProps & { none?: string; children: { value: string; label: string }[] }): ReactNode {
  return (
    <FilterSelect
      id={id}
      name={name}
      label={label}
      value={value}
      options={[["", none], ...children.map((option) => [option.value, option.label] as const)]}
    />
  );
}
