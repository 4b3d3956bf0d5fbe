/** A day without a time or a zone, "2026-11-21". Days compare as strings. */
export type PlainDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Whether the text is a real calendar day in `YYYY-MM-DD` form (30 February is not). */
export function isPlainDate(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day of a database DATE (midnight UTC) or of an instant, in UTC. */
export function toPlainDate(date: Date): PlainDate;
export function toPlainDate(date: Date | null | undefined): PlainDate | null;
export function toPlainDate(date: Date | null | undefined): PlainDate | null {
  return date ? date.toISOString().slice(0, 10) : null;
}

/** Midnight UTC of a day, as Prisma wants a DATE. */
export function fromPlainDate(day: PlainDate): Date;
export function fromPlainDate(day: PlainDate | null | undefined): Date | null;
export function fromPlainDate(day: PlainDate | null | undefined): Date | null {
  return day ? new Date(`${day}T00:00:00Z`) : null;
}

const DAY_IN_BRITAIN = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" });

const HOUR_MS = 3_600_000;
let lastAsked = { hour: Number.NaN, day: "" };

/** The day it is in the United Kingdom at an instant. */
export function dayInBritain(instant: Date): PlainDate {
  // days begin on a whole hour of UTC there, in summer too
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  if (hour !== lastAsked.hour) lastAsked = { hour, day: DAY_IN_BRITAIN.format(instant) };
  return lastAsked.day;
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Year, month and day of the month; read digit by digit, as models ask for it many times a business. */
function partsOf(day: PlainDate): { year: number; month: number; date: number } {
  const digit = (at: number) => day.charCodeAt(at) - 48;
  return {
    year: digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
    month: digit(5) * 10 + digit(6),
    date: digit(8) * 10 + digit(9),
  };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day of the month `months` later; the 31st becomes the month's last day. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const toDate = Math.min(date, daysIn(toYear, toMonth));
  return `${String(toYear).padStart(4, "0")}-${toMonth < 10 ? "0" : ""}${toMonth}-${toDate < 10 ? "0" : ""}${toDate}`;
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Whole months completed from one day to another; negative when `to` comes first. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return -monthsBetween(to, from);
  const begin = partsOf(from);
  const end = partsOf(to);
  const months = (end.year - begin.year) * 12 + (end.month - begin.month);
  return Math.min(begin.date, daysIn(end.year, end.month)) > end.date ? months - 1 : months;
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]; // biome-ignore format: a calendar reads best as two rows

/** "21 November 2026". */
export function formatDay(day: PlainDate): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** "November 2026". */
export function formatMonth(day: PlainDate): string {
  const { year, month } = partsOf(day);
  return `${MONTHS[month - 1]} ${year}`;
}

const CLOCK_IN_BRITAIN = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "numeric",
  minute: "2-digit",
});

/** "21 November 2026 at 14:05", in British time. */
export function formatInstant(instant: Date): string {
  return `${formatDay(dayInBritain(instant))} at ${CLOCK_IN_BRITAIN.format(instant)}`;
}
