import { addDays, type PlainDate } from "./dates.ts";

/** Bank holidays of England that a proclamation added or moved; the ordinary ones follow from rules. */
const ADDED: readonly PlainDate[] = ["2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"];
const MOVED_AWAY: readonly PlainDate[] = ["2022-05-30"];

const cache = new Map<number, ReadonlySet<PlainDate>>();

/** The bank holidays of England and Wales in a year. */
export function bankHolidays(year: number): ReadonlySet<PlainDate> {
  let days = cache.get(year);
  if (!days) {
    days = new Set(work(year));
    cache.set(year, days);
  }
  return days;
}

function work(year: number): PlainDate[] {
  const easter = easterSunday(year);
  const christmas = substitutes([`${year}-12-25`, `${year}-12-26`]);
  const days = [
    ...substitutes([`${year}-01-01`]),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(year, 5),
    addDays(firstMonday(year, 6), -7),
    addDays(firstMonday(year, 9), -7),
    ...christmas,
    ...ADDED.filter((day) => day.startsWith(`${year}-`)),
  ];
  return days.filter((day) => !MOVED_AWAY.includes(day)).sort();
}

/** A holiday on a weekend is kept on the next free weekday. */
function substitutes(days: PlainDate[]): PlainDate[] {
  const kept: PlainDate[] = days.filter((day) => !isWeekend(day));
  for (const day of days.filter(isWeekend)) {
    let instead = day;
    while (isWeekend(instead) || kept.includes(instead)) instead = addDays(instead, 1);
    kept.push(instead);
  }
  return kept;
}

function isWeekend(day: PlainDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function firstMonday(year: number, month: number): PlainDate {
  let day = `${year}-${String(month).padStart(2, "0")}-01`;
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 1) day = addDays(day, 1);
  return day;
}

/** The Gregorian computus, after Meeus. */
function easterSunday(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether councils in England work on a day: no weekend, no bank holiday. */
export function isWorkingDay(day: PlainDate): boolean {
  return !isWeekend(day) && !bankHolidays(Number(day.slice(0, 4))).has(day);
}

/** The working day that lies `days` working days after a day; the day itself does not count. */
export function addWorkingDays(day: PlainDate, days: number): PlainDate {
  let reached = day;
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Working days from one day to a later one; negative when the later one has passed. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
