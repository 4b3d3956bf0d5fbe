import { dayInBritain, type PlainDate } from "./dates.ts";

/** Where the time comes from. Tests put their own in. */
export interface Clock {
  now(): Date;
}

let current: Clock = { now: () => new Date() };

export function now(): Date {
  return current.now();
}

/** Today in the United Kingdom. */
export function today(): PlainDate {
  return dayInBritain(current.now());
}

/** For tests: replaces the clock and returns what puts the old one back. */
export function setClock(clock: Clock): () => void {
  const before = current;
  current = clock;
  return () => {
    current = before;
  };
}
