import type { ActivityKey } from "~/businesses/activities.ts";
import type { TeamCode } from "../teams.ts";

/** What a team that inspects looks after. A place is on its list when the business does one of these, or by its SIC code. */
export interface Regime {
  /** null: every place of work */
  activities: readonly ActivityKey[] | null;
  /** beginnings of SIC codes, for places of which nothing more is told */
  sic: readonly string[];
}

/** The teams that visit businesses, in the order of the filter. */
export const REGIMES: Partial<Record<TeamCode, Regime>> = {
  EH: {
    activities: ["food", "food_mobile", "food_open_high_risk", "food_animal_products", "food_labelled", "treatments", "permitted_process"],
    sic: ["10", "11", "472", "4711", "56"],
  },
  LIC: {
    activities: [
      "alcohol", "entertainment", "late_night", "street", "animals_boarding", "animals_dangerous", "treatments",
      "vehicles_for_hire", "gambling", "scrap_metal", "sex_establishment", "auctions",
    ],
    sic: ["4932", "5630", "92"],
  },
  TS: {
    activities: ["explosives", "fuel", "poisons", "food_labelled", "weighed_goods", "age_restricted"],
    sic: ["2051", "4711", "472", "4726", "4730"],
  },
  HS: { activities: null, sic: [] },
  EY: { activities: ["childcare"], sic: ["8510", "8891"] },
}; // biome-ignore format: a table

export const INSPECTING_TEAMS = Object.keys(REGIMES) as TeamCode[];

/** How an officer found the management, the best first. */
export const CONFIDENCES = ["good", "fair", "poor"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What it was, where an officer met nobody. */
export const FOUND = ["moved", "closed", "shut_that_day", "wrong_address"] as const;
export type Found = (typeof FOUND)[number];

/** The business was gone: counted against the first baseline. */
export const FOUND_GONE: readonly Found[] = ["moved", "closed"];

/** What a business answers when it is asked whether it is still there. */
export const LINK_ANSWERS = ["yes", "moved", "closed", "someone_else"] as const;
export type LinkAnswer = (typeof LINK_ANSWERS)[number];
/** What a call may come to. */
export const CALL_ANSWERS = [...LINK_ANSWERS, "no_answer"] as const;
export type CallAnswer = (typeof CALL_ANSWERS)[number];

/** Working days for the call: with a message before it the business has some time to answer by itself. */
export const CALL_DAYS = { mailed: 5, alone: 3 } as const;

/** Shares of visits that found nobody before anybody asked first: gone, and for any reason. */
export const BASELINE = { gone: 10, wasted: 13 } as const;

/** Counts under this are not shown beyond the team. */
export const SMALL_CELL = 5;

/** Legal schemes whose own category counts. */
export const SCHEMES = [
  "Food hygiene scheme", "Food standards scheme", "Health and safety priority planning", "Animal licensing scheme",
  "Explosives licensing scheme", "Petroleum scheme", "Environmental permit risk scheme", "Trading standards risk scheme",
] as const; // biome-ignore format: a list

/** Months of visits in the figures. */
export const FIGURE_MONTHS = 6;
