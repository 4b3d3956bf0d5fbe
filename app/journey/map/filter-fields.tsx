import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import { PLACES } from "../plan-terms.ts";
import { findPlannedTrade } from "../trades-table.ts";
import { type MapFilter, PERIODS } from "./filter.ts";

const words = texts.journeyStaff.map;

/** The choices of the map; its address holds them. */
export function JourneyFilterFields({ filter, trades }: { filter: MapFilter; trades: readonly string[] }) {
  const known = filter.trade && !trades.includes(filter.trade) ? [...trades, filter.trade] : trades;
  return (
    <>
      <Choice name="trade" label={words.trade} value={filter.trade ?? ""}>
        <option value="">{words.all}</option>
        {known.map((trade) => (
          <option key={trade} value={trade}>
            {findPlannedTrade(trade)?.label ?? texts.journeyStaff.preview.other}
          </option>
        ))}
      </Choice>
      <Choice name="place" label={words.place} value={filter.premises ?? ""}>
        <option value="">{words.all}</option>
        {PLACES.map((place) => (
          <option key={place} value={place}>
            {texts.journey.where.options[place][0]}
          </option>
        ))}
      </Choice>
      <Choice name="months" label={words.year} value={filter.months}>
        {Object.keys(PERIODS).map((months) => (
          <option key={months} value={months}>
            {words.months(Number(months))}
          </option>
        ))}
      </Choice>
      <div className="filters-actions">
        <button type="submit" className="button button-small">
          {words.filter}
        </button>
      </div>
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  children: ReactNode;
}

function Choice({ name, label, value, children }: ChoiceProps) {
  return (
    <p className="filter">
      <label htmlFor={`map-${name}`}>{label}</label>
      <select className="select" id={`map-${name}`} name={name} defaultValue={value}>
        {children}
      </select>
    </p>
  );
}
