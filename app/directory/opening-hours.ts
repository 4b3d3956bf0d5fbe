import { readTime } from "~/lib/british-time.ts";

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
const DAY = "(?:mo|tu|we|th|fr|sa|su)[a-z]*";
const TO = "\\s*(?:-|–|—|to|till?|until)\\s*";
const AND = "\\s*(?:,|&|/|\\band\\b)\\s*";
const SPAN = `${DAY}(?:${TO}${DAY})?`;
const WHEN = new RegExp(
  `^(every\\s?day|daily|(?:7|seven) days(?: a week)?|weekdays|weekends|${SPAN}(?:${AND}${SPAN})*)\\s*[:,]?\\s*`,
  "i",
);
const TIME = "\\d{1,2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?|noon|midnight";
const HOURS = new RegExp(`^(?:from\\s+)?(${TIME})${TO}(${TIME})`, "i");
const BETWEEN = /^(?:[\s,;.]|and\b)+/i;

/**
 * Opening hours as search engines read them, "Mo-Fr 09:00-17:00", of what people write: "Monday to Friday, 9am to 5pm; Sat
 * 10-4". Pure.
 * @returns null when any of it is something else: part of the hours would say that it is closed for the rest
 */
export function openingHours(text: string): string[] | null {
  const said: string[] = [];
  let rest = text.normalize("NFKC").trim();
  while (rest !== "") {
    const when = WHEN.exec(rest);
    const days = when && daysOf(when[1] ?? "");
    if (!days) return null;
    rest = rest.slice(when[0].length);
    const closed = /^closed\b/i.exec(rest);
    let hours = HOURS.exec(rest);
    if (closed) rest = rest.slice(closed[0].length).replace(BETWEEN, "");
    else if (!hours) return null;
    for (; hours && !closed; hours = HOURS.exec(rest)) {
      const span = spanOf(hours[1] ?? "", hours[2] ?? "");
      if (!span) return null;
      said.push(`${days} ${span}`);
      rest = rest.slice(hours[0].length).replace(BETWEEN, "");
    }
  }
  return said.length > 0 ? said : null;
}

/** "Mo-Fr,Su" of "Monday to Friday and Sunday". */
function daysOf(words: string): string | null {
  if (/^(every|daily|7|seven)/i.test(words)) return "Mo-Su";
  if (/^week/i.test(words)) return /ends$/i.test(words) ? "Sa-Su" : "Mo-Fr";
  const parts = words.split(new RegExp(AND, "i")).map((part) => part.split(new RegExp(TO, "i")).map(dayOf));
  return parts.flat().includes(null) ? null : parts.map((part) => part.join("-")).join(",");
}

const NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function dayOf(word: string): string | null {
  const typed = word.trim().toLowerCase();
  const short = /^(mon?|tues?|weds?|thu?r?s?|fri?|sat?|sun?)$/.test(typed) || /^tu$|^we$/.test(typed);
  const at = NAMES.findIndex((name) => name === typed || `${name}s` === typed || (short && name.startsWith(typed.slice(0, 2))));
  return DAYS[at] ?? null;
} // biome-ignore format: one search

const HALF = /[ap]\.?m|noon|midnight/i;

function spanOf(from: string, until: string): string | null {
  const clock = (typed: string) => (/noon/i.test(typed) ? "12:00" : /midnight/i.test(typed) ? "23:59" : readTime(typed));
  const [opens, shuts] = [clock(from), clock(until)];
  if (!opens || !shuts) return null;
  // "9 to 5" ends in the afternoon
  const later = !HALF.test(from + until) && shuts <= opens && shuts < "12:00";
  return `${opens}-${later ? `${Number(shuts.slice(0, 2)) + 12}${shuts.slice(2)}` : shuts}`;
} // biome-ignore format: one rule
