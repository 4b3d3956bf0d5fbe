import { expect, it } from "vitest";
import { britishClock, britishInstant, formatTime, readTime } from "./british-time.ts";

it.each([
  ["2026-01-15", "09:00", "2026-01-15T09:00:00.000Z"],
  ["2026-07-15", "09:00", "2026-07-15T08:00:00.000Z"],
  ["2026-07-15", "00:30", "2026-07-14T23:30:00.000Z"],
  // clocks go forward at 1 am on 29 March and back at 2 am on 25 October
  ["2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
  ["2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"],
])("%s at %s is %s", (day, time, instant) => {
  expect(britishInstant(day, time).toISOString()).toBe(instant);
  expect(britishClock(new Date(instant))).toEqual({ day, time });
});

it("reads times as people type them", () => {
  expect(["7pm", "7.30 pm", "19:30", "1930", "9", "12am", "12 pm", "9.05am"].map(readTime)).toEqual([
    "19:00",
    "19:30",
    "19:30",
    "19:30",
    "09:00",
    "00:00",
    "12:00",
    "09:05",
  ]);
  expect(["25:00", "13pm", "7:60", "soon", "", "0am", "7:5"].map(readTime)).toEqual(Array(7).fill(null));
});

it("shows times as people say them", () => {
  expect(["19:30", "09:00", "12:00", "00:05"].map(formatTime)).toEqual(["7.30pm", "9am", "12pm", "12.05am"]);
});
