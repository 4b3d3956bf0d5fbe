import type { PlainDate } from "./dates.ts";

const PARTS = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** "2026-11-21T14:05", as clocks in the United Kingdom have it at an instant. */
function onTheClock(instant: Date): string {
  const parts = new Map(PARTS.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}T${parts.get("hour")}:${parts.get("minute")}`;
}

/**
 * The instant at which clocks in the United Kingdom show a time. An hour that a clock change leaves out is the one after
 * it; one that is there twice is the first.
 * @param time  "19:30"
 */
export function britishInstant(day: PlainDate, time: string): Date {
  const wanted = `${day}T${time}`;
  const inSummer = new Date(new Date(`${wanted}:00Z`).getTime() - 3_600_000);
  return onTheClock(inSummer) === wanted ? inSummer : new Date(`${wanted}:00Z`);
}

/** Day and time, "2026-11-21" and "14:05", as clocks in the United Kingdom show them. */
export function britishClock(instant: Date): { day: PlainDate; time: string } {
  const [day = "", time = ""] = onTheClock(instant).split("T");
  return { day, time };
}

/** "14:05" for what people type: "2pm", "2.05 pm", "14:05", "1405"; null when it is no time. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:[:.\s]?(\d{2}))?\s*([ap]\.?m\.?)?$/i.exec(typed.trim());
  if (!match) return null;
  const half = match[3]?.[0]?.toLowerCase();
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? "0");
  if (half && (hour < 1 || hour > 12)) return null;
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** "7.30pm", "noon" is "12pm". */
export function formatTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}${minute ? `.${String(minute).padStart(2, "0")}` : ""}${hour < 12 ? "am" : "pm"}`;
}
