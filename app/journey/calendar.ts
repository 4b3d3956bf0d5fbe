import { addDays, formatDay } from "~/lib/dates.ts";
import { icalFile, icalInstant, icalText } from "~/lib/icalendar.ts";
import { texts } from "~/texts/texts.ts";
import type { Reminder } from "./reminders.ts";

const words = texts.journey;

/** What a reminder says. */
export function reminderText({ kind, title, dueOn }: Reminder): string {
  const { reminder } = words.plan;
  if (kind === "opening") return reminder.opening;
  return kind === "begin" ? reminder.begin(title, formatDay(dueOn)) : reminder[kind](title);
}

/**
 * The dates of a plan as a calendar (RFC 5545): one whole-day entry each, with an alarm at nine that morning. An entry
 * has the same UID each time, so that loading the file again puts it right instead of adding another.
 * @param planId   names the plan in the UIDs, does not open it
 * @param address  of the plan
 * @param stamp    when the file is made
 */
export function calendarOf(
  reminders: readonly Reminder[],
  { planId, address, stamp }: { planId: string; address: string; stamp: Date },
): string {
  const at = icalInstant(stamp);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Think Local//Plan for a new business//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${icalText(words.calendar.name)}`,
    ...reminders.flatMap((reminder) => [
      "BEGIN:VEVENT",
      `UID:${reminder.kind}-${reminder.key}-${planId}@think-local`,
      `DTSTAMP:${at}`,
      `DTSTART;VALUE=DATE:${reminder.on.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${addDays(reminder.on, 1).replaceAll("-", "")}`,
      `SUMMARY:${icalText(reminderText(reminder))}`,
      `DESCRIPTION:${icalText(words.plan.printed(address))}`,
      `URL:${address}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${icalText(reminderText(reminder))}`,
      "TRIGGER:PT9H",
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return icalFile(lines);
}
