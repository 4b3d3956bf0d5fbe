/** From a number up to and with another; `to` null has no end. */
export interface Range {
  from: number;
  to: number | null;
}

export interface Points extends Range {
  points: number;
}

/** The range that a whole number of 0 or more lies in. Settings are checked for gaps before they are used. */
export function rangeOf<Kind extends Range>(ranges: readonly Kind[], value: number): Kind {
  const found = ranges.find((range) => value >= range.from && (range.to === null || value <= range.to));
  if (!found) throw new Error(`No range holds ${value}`);
  return found;
}

export function pointsFor(ranges: readonly Points[], value: number): number {
  return rangeOf(ranges, value).points;
}

/** The fewest and the most points that a table can give. */
export function pointsBounds(ranges: readonly Points[]): { low: number; high: number } {
  const all = ranges.map((range) => range.points);
  return { low: Math.min(...all), high: Math.max(...all) };
}

/** Something that is wrong in settings: where ("employees.0.from"; "" for the whole) and what, in a sentence. */
export interface Fault {
  at: string;
  words: string;
}

/**
 * What is wrong with a row of ranges: it must begin at `first`, leave no gap, never overlap and end open.
 * @param at    where the table is: "employees"
 * @param step  how far apart neighbours are: 1 for whole numbers; 0 when each range begins where the last one ends
 */
export function rangeFaults(ranges: readonly Range[], name: string, at: string, first = 0, step = 1): Fault[] {
  if (ranges.length === 0) return [{ at, words: `${name}: there are no rows` }];
  const faults: Fault[] = [];
  ranges.forEach(({ from, to }, row) => {
    const fault = (field: "from" | "to", words: string) => faults.push({ at: `${at}.${row}.${field}`, words });
    if (to !== null && to < from) fault("to", `${name}: ${from} to ${to} is the wrong way round`);
    const before = ranges[row - 1];
    if (!before) {
      if (from !== first) fault("from", `${name}: the first row begins at ${from}, not at ${first}`);
    } else if (before.to === null) {
      fault("from", `${name}: a row follows the one without an end`);
    } else if (from > before.to + step) {
      fault("from", `${name}: there is a gap between ${before.to} and ${from}`);
    } else if (from < before.to + step) {
      fault("from", `${name}: two rows overlap at ${from}`);
    }
  });
  if (ranges.at(-1)?.to !== null)
    faults.push({ at: `${at}.${ranges.length - 1}.to`, words: `${name}: the last row must have no end` });
  return faults;
}
