/** Numbers that look random and are the same each time: a seed gives the same sequence on every machine. */
export interface Random {
  /** at least 0, less than 1 */
  next(): number;
  /** a whole number from `low` to `high`, both included */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick: (list) => {
      const item = list[int(0, list.length - 1)];
      if (item === undefined && list.length === 0) throw new Error("Nothing to pick from");
      return item as (typeof list)[number];
    },
    chance: (probability) => next() < probability,
  };
}

/** Shared by builders that are called without one of their own. */
export const defaultRandom = createRandom(20_261_121);

/** A UUIDv7 whose time and random part come from the sequence, so that the same seed gives the same id. */
export function randomId(random: Random, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  const hex = (digits: number) => Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join("");
  const variant = "89ab"[random.int(0, 3)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
