import { describe, expect, it } from "vitest";
import { addWorkingDays, bankHolidays, isWorkingDay, workingDaysBetween } from "./working-days.ts";

/** Published by the government for England and Wales. */
const PUBLISHED: Record<number, string[]> = {
  2022: ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
  2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
  2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

describe("bank holidays", () => {
  it.each(Object.entries(PUBLISHED))("of %s are those published", (year, days) => {
    expect([...bankHolidays(Number(year))]).toEqual(days.map((day) => `${year}-${day}`));
  });
});

describe("working days", () => {
  it("skip weekends and holidays", () => {
    expect(isWorkingDay("2026-11-21")).toBe(false);
    expect(isWorkingDay("2026-12-28")).toBe(false);
    expect(isWorkingDay("2026-11-23")).toBe(true);
  });

  it.each([
    ["2026-11-21", 1, "2026-11-23"],
    ["2026-11-20", 1, "2026-11-23"],
    ["2026-11-23", 3, "2026-11-26"],
    ["2026-12-23", 3, "2026-12-30"],
    ["2026-12-31", 1, "2027-01-04"],
    ["2026-11-23", 0, "2026-11-23"],
  ])("%s plus %i is %s", (from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
    expect(workingDaysBetween(from, to)).toBe(days);
  });

  it("count backwards when overdue", () => {
    expect(workingDaysBetween("2026-11-26", "2026-11-23")).toBe(-3);
  });
});
