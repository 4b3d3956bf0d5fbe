import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { PLACES } from "../plan-terms.ts";
import { findPlannedTrade } from "../trades-table.ts";

export const PERIODS = { "3": 3, "12": 12, "24": 24 } as const;

/** Which plans the map counts. What is not an answer is left out. */
export function journeyFilter(search: URLSearchParams, today: PlainDate) {
  const period = Object.entries(PERIODS).find(([key]) => key === search.get("months"))?.[0] ?? "12";
  const trade = search.get("trade");
  return {
    trade: trade === "other" ? "other" : (findPlannedTrade(trade ?? undefined)?.key ?? null),
    premises: PLACES.find((place) => place === search.get("place")) ?? null,
    months: period,
    since: addMonths(today, -Number(period)),
  };
}

export type MapFilter = ReturnType<typeof journeyFilter>;
