import { staff } from "./staff.ts";

/** Words of the pictures of a place's businesses. */
export const insight = {
  place: {
    title: "The place",
    intro: (council: string, day: string) => `Businesses that trade in ${council}, as they are known on ${day}.`,
    ward: "Ward",
    wholeArea: "The whole area",
    show: "Show",
    total: (count: number) => (count === 1 ? "1 business that trades" : `${count} businesses that trade`),
    none: "No business that trades is known here yet.",
    noneText: "Load a register, or choose the whole area.",
    how: "How they are counted",
    howText:
      "Years since trading began, or since the company was formed where that is all we know. A business that has closed, paused or not begun is not counted. One with places in several wards counts in each.",
  },
  pyramid: {
    title: "Population pyramid",
    text: "One row for each band of age, the oldest on top. To the left those in decline and those not heard from, to the right those that are steady and those that grow. The table below has the same numbers.",
    table: "Businesses by years of trading",
    years: "Years of trading",
    all: "All",
    ages: {
      ...staff.list.ages,
      under_1: "Under 1 year",
      "1_2": "1 to 2 years",
      "3_4": "3 to 4 years",
      "5_9": "5 to 9 years",
      "10_19": "10 to 19 years",
      "20_up": "20 years or more",
    },
    short: { ...staff.list.ages, "1_2": "1–2", "3_4": "3–4", "5_9": "5–9", "10_19": "10–19", "20_up": "20+" },
    trends: staff.list.trends,
    bar: (age: string, trend: string, count: number) => `${age}, ${trend.toLowerCase()}: ${count}`,
  },
};
