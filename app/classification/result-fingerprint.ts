import { formatDay, type PlainDate } from "~/lib/dates.ts";

/** Parts of an output that change with the day, or say nothing of the business. */
const LEFT_OUT = new Set(["settingsVersion", "contradiction", "surer", "since", "certaintyReason"]);

/**
 * What makes a result another one, in a few letters: all that it says but the day it was worked out for and the version of
 * the settings. The order of an object's keys is nothing, as the database has its own; that of a list counts.
 * Two that differ have the same letters once in some 10^15.
 */
export function fingerprint(output: object, asOf: PlainDate): string {
  const first = hash(output, { words: formatDay(asOf), day: asOf, year: asOf.slice(0, 4) });
  return (first >>> 0).toString(36) + (second >>> 0).toString(36).padStart(7, "0");
}

interface Days {
  words: string;
  day: PlainDate;
  year: string;
}

/** Two hashes that have nothing to do with one another make one that is long enough. As 32-bit integers, which are quick. */
const A = 2654435761 | 0;
const B = 1597334677 | 0;
const MIX_A = 2246822507 | 0;
const MIX_B = 3266489909 | 0;

/** The second hash of what was hashed last: returned beside the first without making an object of the two. */
let second = 0;

function hash(value: unknown, days: Days): number {
  if (typeof value === "string") return ofText(withoutDay(value, days));
  if (typeof value !== "object" || value === null) return mixed(ofText(String(value)), second, 11, 11);
  if (Array.isArray(value)) {
    let [a, b] = [3 + value.length, 3 + value.length];
    for (const part of value) {
      const one = hash(part ?? null, days);
      a = mixed(a, b, one, second);
      b = second;
    }
    second = b;
    return a;
  }
  let [a, b] = [5, 5];
  for (const key in value) {
    const part = (value as Record<string, unknown>)[key];
    if (part === undefined || LEFT_OUT.has(key)) continue;
    const one = hash(part, days);
    const other = second;
    a = (a + mixed(ofKey(key), second, one, other)) | 0;
    b = (b + second) | 0;
  }
  second = b;
  return a;
}

function withoutDay(text: string, { words, day, year }: Days): string {
  if (text.length < day.length || !text.includes(year)) return text;
  const plain = text.includes(words) ? text.replaceAll(words, "that day") : text;
  return plain.includes(day) ? plain.replaceAll(day, "that day") : plain;
}

function mixed(a: number, b: number, withA: number, withB: number): number {
  const toA = Math.imul(a ^ (withA >>> 15) ^ (withA << 7), MIX_A);
  const toB = Math.imul(b ^ (withB >>> 15) ^ (withB << 7), MIX_B);
  second = Math.imul(toB ^ (toB >>> 13) ^ withB, B);
  return Math.imul(toA ^ (toA >>> 13) ^ withA, A);
}

/** Outputs have few keys, and the same ones over and over. */
const keys = new Map<string, [number, number]>();

function ofKey(key: string): number {
  let known = keys.get(key);
  if (!known) {
    known = [ofText(key), second];
    if (keys.size < 1_000) keys.set(key, known);
  }
  second = known[1];
  return known[0];
}

function ofText(text: string): number {
  let [a, b] = [0x41c6ce57, 0x2545f491];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, A);
    b = Math.imul(b ^ code, B);
  }
  second = Math.imul(b ^ (b >>> 16), MIX_B);
  return Math.imul(a ^ (a >>> 16), MIX_A);
}
