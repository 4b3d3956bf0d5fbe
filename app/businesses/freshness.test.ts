import { expect, test } from "vitest";
import { dueOn, freshness, laterDay } from "./freshness.ts";

test.each([
  [null, "never"],
  ["2026-11-21", "fresh"],
  ["2026-05-22", "fresh"],
  ["2026-05-21", "due"],
  ["2025-11-22", "due"],
  ["2025-11-21", "stale"],
  ["2024-11-22", "stale"],
  ["2024-11-21", "not_heard_from"],
  ["1999-01-01", "not_heard_from"],
] as const)("details confirmed on %s are %s on 21 November 2026", (day, expected) => {
  expect(freshness(day, "2026-11-21")).toBe(expected);
});

test("due half a year later, at the month's last day when it is shorter", () => {
  expect(dueOn("2026-08-31")).toBe("2027-02-28");
});

test("the later of two days", () => {
  expect(laterDay(null, null)).toBeNull();
  expect(laterDay("2026-01-01", null)).toBe("2026-01-01");
  expect(laterDay("2026-01-01", "2026-02-01")).toBe("2026-02-01");
});
