import { icalFile, icalInstant, icalText } from "~/lib/icalendar.ts";
import { plainWords } from "../markdown-plain.ts";

export interface CalendarEvent {
  id: string;
  title: string;
  words: string;
  place: string | null;
  startsAt: Date;
  endsAt: Date | null;
  publishedAt: Date;
  href: string;
}

/** Calendars ask again this often. */
const AGAIN = "PT1H";

/**
 * Events as a calendar to subscribe to (RFC 5545). Each has the same UID every time, so that a change replaces it and
 * what was taken back goes.
 */
export function eventsCalendar(name: string, events: readonly CalendarEvent[]): string {
  const text = (words: string) => icalText(words.replace(/[^\P{Cc}\n]/gu, " "));
  return icalFile([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Think Local//Events//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${text(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${AGAIN}`,
    `X-PUBLISHED-TTL:${AGAIN}`,
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${event.id}@think-local`,
      `DTSTAMP:${icalInstant(event.publishedAt)}`,
      `DTSTART:${icalInstant(event.startsAt)}`,
      ...(event.endsAt && event.endsAt > event.startsAt ? [`DTEND:${icalInstant(event.endsAt)}`] : []),
      `SUMMARY:${text(event.title)}`,
      ...(event.place ? [`LOCATION:${text(event.place)}`] : []),
      `DESCRIPTION:${text(`${plainWords(event.words)}\n${event.href}`)}`,
      `URL:${event.href}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ]);
}
