import { britishClock, formatTime } from "~/lib/british-time.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.news;

/** When an event is, in words: "21 November 2026, 7.30pm to 9pm". Both as ISO instants. */
export function whenWords(startsAt: string | null, endsAt: string | null): string | null {
  if (!startsAt) return null;
  const begin = britishClock(new Date(startsAt));
  const end = endsAt ? britishClock(new Date(endsAt)) : null;
  if (!end) return `${formatDay(begin.day)}, ${words.from(formatTime(begin.time))}`;
  if (end.day !== begin.day) return words.spanDays(formatDay(begin.day), formatDay(end.day));
  return `${formatDay(begin.day)}, ${words.span(formatTime(begin.time), formatTime(end.time))}`;
}

/** Whether an event is over at an instant: after its end, or a day after a beginning without one. */
export function isOver(startsAt: string | null, endsAt: string | null, now: Date): boolean {
  const last = endsAt ? Date.parse(endsAt) : startsAt ? Date.parse(startsAt) + 86_400_000 : Number.POSITIVE_INFINITY;
  return last < now.getTime();
}
