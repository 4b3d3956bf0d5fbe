import { expect, test } from "vitest";
import { steps } from "./headcount-line.tsx";

test("a count said again is no step, the last of a day counts, and a day to come is left out", () => {
  const counts = [
    { date: "2026-03-01", employees: 12 },
    { date: "2025-01-01", employees: 10 },
    { date: "2025-06-01", employees: 10 },
    { date: "2026-03-01", employees: 14 },
    { date: "2027-01-01", employees: 20 },
  ];
  expect(steps(counts, "2026-11-22")).toEqual([
    { date: "2025-01-01", employees: 10 },
    { date: "2026-03-01", employees: 14 },
  ]);
});
