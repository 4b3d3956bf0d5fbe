import { addDays, formatDay } from "~/lib/dates.ts";
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
  const at = stamp.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Think Local//Plan for a new business//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(words.calendar.name)}`,
    ...reminders.flatMap((reminder) => [
      "BEGIN:VEVENT",
      `UID:${reminder.kind}-${reminder.key}-${planId}@think-local`,
      `DTSTAMP:${at}`,
      `DTSTART;VALUE=DATE:${reminder.on.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${addDays(reminder.on, 1).replaceAll("-", "")}`,
      `SUMMARY:${escaped(reminderText(reminder))}`,
      `DESCRIPTION:${escaped(words.plan.printed(address))}`,
      `URL:${address}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(reminderText(reminder))}`,
      "TRIGGER:PT9H",
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

/** Lines of at most 75 bytes, the rest on lines that begin with a space; no letter is cut. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 74) {
      parts.push(part);
      part = " ";
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part];
}
