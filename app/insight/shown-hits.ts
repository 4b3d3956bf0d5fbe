import { suppressTable } from "./suppress.ts";

/** One line of the hit-rate report, as it was counted. */
export interface HitCount {
  decided: number;
  /** with an outcome that says whether it grew */
  known: number;
  grew: number;
}

/** The same as it may be shown: null is left out. */
export interface HitShown {
  decided: number | null;
  known: number | null;
  grew: number | null;
  /** whole per cent; null when too little is known */
  rate: number | null;
}

const NOTHING: Omit<HitShown, "decided"> = { known: null, grew: null, rate: null };

/**
 * The lines of a table that share all decisions out among them, without figures of 1 to `under` - 1 and those that would
 * give them away. All tables of the report have the same totals, and whoever looks can work these out from any table
 * that is shown whole; so each table is safe by itself with its totals known, and one that would need its totals left
 * out shows nothing. How many still wait for an outcome (decided less known) is no secret.
 */
export function shownHits(lines: readonly HitCount[], under: number): HitShown[] {
  const decided = onlyCells(lines.map((line) => [line.decided]), under); // biome-ignore format: one row
  const outcomes = onlyCells(lines.map((line) => [line.grew, line.known - line.grew]), under); // biome-ignore format: one row
  const known = outcomes ? null : onlyCells(lines.map((line) => [line.known]), under); // biome-ignore format: one row
  return lines.map((_, at) => {
    const { cells: [grew = null] = [], total = null } = outcomes?.[at] ?? {};
    const rate = grew === null || !total ? null : Math.round((grew * 100) / total);
    return {
      ...NOTHING,
      decided: decided?.[at]?.total ?? null,
      ...(outcomes ? { known: total, grew, rate } : { known: known?.[at]?.total ?? null }),
    };
  });
}

/** The same of a line that may share its decisions with others: beside it stand all that are not of it. */
export function shownHitsOf(line: HitCount, all: HitCount, under: number): HitShown {
  const rest = { decided: all.decided - line.decided, known: all.known - line.known, grew: all.grew - line.grew };
  return shownHits([line, rest], under)[0] ?? { ...NOTHING, decided: null };
}

/** Rows with their totals, or null when a total of a column or of all would have to be left out. */
function onlyCells(
  counts: readonly (readonly number[])[],
  under: number,
): { cells: readonly (number | null)[]; total: number | null }[] | null {
  const { cells, rowTotals, columnTotals, total } = suppressTable(counts, under);
  if (total === null || columnTotals.includes(null)) return null;
  return cells.map((row, at) => ({ cells: row, total: rowTotals[at] ?? null }));
}
