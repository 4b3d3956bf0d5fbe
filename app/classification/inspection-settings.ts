import { ACTIVITIES, type ActivityKey } from "~/businesses/activities.ts";
import type { Range } from "./ranges.ts";

export const HAZARDS = [1, 2, 3, 4, 5] as const;
export type Hazard = (typeof HAZARDS)[number];
export const EXPOSURES = [1, 2, 3] as const;
export type Exposure = (typeof EXPOSURES)[number];
export const CATEGORIES = ["A", "B", "C", "D", "E"] as const;
export type Category = (typeof CATEGORIES)[number];
export const RECORDS = ["poor", "standard", "good", "never"] as const;
export type InspectionRecord = (typeof RECORDS)[number];

/** What an administrator may change of inspection priority. */
export interface InspectionSettings {
  version: number;
  /** hazard of each activity of the activity table */
  activities: Record<ActivityKey, Hazard>;
  /** hazard of a line of work, by the first digits of its SIC code; the longest that fits counts. Read where no activity is told */
  sic: { start: string; hazard: Hazard }[];
  /** hazard of a workplace of which nothing more is known than that it is an office or a home with no public */
  quiet: Hazard;
  /** a hazard this high is category A whatever the exposure */
  alwaysA: Hazard;
  /** by hazard × exposure */
  categories: (Range & { category: Category })[];
  /** months between visits; null is no routine visit */
  months: Record<Category, number | null>;
  factors: Record<InspectionRecord, number>;
  exposure: { quietUnder: number; manyFrom: number; vulnerable: ActivityKey[]; wideSupply: ActivityKey[] };
  certainty: { confirmedMonths: number; probableMonths: number };
}

const fromActivities = Object.fromEntries(
  Object.entries(ACTIVITIES).map(([key, { hazard }]) => [key, hazard]),
) as Record<ActivityKey, Hazard>;

const SIC_HAZARDS: [Hazard, string[]][] = [
  [5, ["2051", "4730", "101", "102", "105"]],
  [4, ["56", "10", "0520", "0610", "1920", "2011", "2012", "2013", "2014", "2020", "2442", "2443", "3822", "9104"]],
  [3, ["55", "0162", "0143", "7500", "8720", "8730", "92", "9321", "9609", "9604", "3831", "3832", "4677", "4776"]],
  [2, [
    "01", "02", "03", "05", "06", "07", "08", "09", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
    "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "35", "36", "37", "38", "39", "41", "42", "43", "45",
    "46", "47", "49", "50", "51", "52", "53", "75", "77", "81", "85", "86", "87", "88", "90", "91", "93", "94", "95", "96",
  ]],
  [1, ["58", "59", "60", "61", "62", "63", "64", "65", "66", "68", "69", "70", "71", "72", "73", "74", "78", "79", "80", "82", "84", "97", "98", "99"]],
]; // biome-ignore format: a row a hazard

/** The first settings. */
export const INSPECTION_SETTINGS: InspectionSettings = {
  version: 1,
  activities: fromActivities,
  sic: SIC_HAZARDS.flatMap(([hazard, starts]) => starts.map((start) => ({ start, hazard }))),
  quiet: 1,
  alwaysA: 5,
  categories: [
    { from: 1, to: 1, category: "E" },
    { from: 2, to: 3, category: "D" },
    { from: 4, to: 7, category: "C" },
    { from: 8, to: 11, category: "B" },
    { from: 12, to: null, category: "A" },
  ],
  months: { A: 6, B: 12, C: 24, D: 36, E: null },
  factors: { poor: 0.5, never: 0.5, standard: 1, good: 1.5 },
  exposure: {
    quietUnder: 5,
    manyFrom: 50,
    vulnerable: ["childcare"],
    wideSupply: ["food_animal_products", "food_labelled"],
  },
  certainty: { confirmedMonths: 6, probableMonths: 12 },
};
