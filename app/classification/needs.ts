import type { Stage } from "./lifecycle-terms.ts";
import type { NeedColumn, NeedLevel, NeedsSettings } from "./needs-settings.ts";
import type { Segment } from "./stake-terms.ts";

/** Businesses of one cell, counted. All but the first are parts of the first. */
export interface NeedCounts {
  businesses: number;
  /** with a post, survey answer, enquiry or barrier in twelve months */
  expressed: number;
  /** with a service or referral that had an outcome */
  served: number;
  /** both of these */
  expressedAndServed: number;
}

export const CELL_FIGURES = ["businesses", "expressed", "served", "gap", "silent"] as const;
export type CellFigure = (typeof CELL_FIGURES)[number];

/** The figures of one cell; null is suppressed, not none. */
export type NeedCell = Record<CellFigure, number | null> & { expected: NeedLevel };

/** How much a business of this stage, and segment when it is known, usually needs of a column: 0 to 3. */
export function expectedNeed(
  stage: Stage,
  segment: Segment | null,
  column: NeedColumn,
  settings: NeedsSettings,
): NeedLevel {
  const level = settings.expected[stage][column];
  const elsewhere = segment?.startsWith("SI") ?? false;
  return elsewhere && settings.decidedElsewhere.includes(column) && level > 1 ? 1 : level;
}

/**
 * One cell of the needs matrix.
 * @param counts  businesses of the row; a count never exceeds the one it is part of
 * @returns expected level, and the five figures with those under the least shown left out, and one more where the
 *          others would give it away
 * Source: docs/models.md#needs-matrix, settings version `settings.version`
 */
export function needCell(counts: NeedCounts, expected: NeedLevel, settings: NeedsSettings): NeedCell {
  const { businesses, expressed, served, expressedAndServed } = counts;
  const inOrder = expressedAndServed >= 0 && expressedAndServed <= Math.min(expressed, served);
  if (!inOrder || expressed + served - expressedAndServed > businesses)
    throw new RangeError(`These counts cannot be of one cell: ${JSON.stringify(counts)}`);
  const gap = expressed - expressedAndServed;
  const neither = businesses - expressed - served + expressedAndServed;
  const silent = expected >= settings.silentFrom ? neither : 0;
  const shown = suppress({ businesses, expressed, served, gap, silent }, settings.suppressUnder);
  // served and gap and silent make up the whole: three of the four give the fourth away
  if (expected >= settings.silentFrom) hideSecond(shown, ["businesses", "served", "gap", "silent"]);
  return { expected, ...shown };
}

function suppress(figures: Record<CellFigure, number>, under: number): Record<CellFigure, number | null> {
  const shown = (figure: number) => (figure > 0 && figure < under ? null : figure);
  return Object.fromEntries(CELL_FIGURES.map((key) => [key, shown(figures[key])])) as Record<CellFigure, number | null>;
}

/** When exactly one of figures that sum up is hidden, hides the smallest of the others that is not none. */
function hideSecond<Key extends string>(figures: Record<Key, number | null>, keys: readonly Key[]): void {
  if (keys.filter((key) => figures[key] === null).length !== 1) return;
  const others = keys.filter((key) => (figures[key] ?? 0) > 0);
  const [smallest] = others.sort((a, b) => (figures[a] ?? 0) - (figures[b] ?? 0));
  if (smallest) figures[smallest] = null;
}

/**
 * Counts of a row whose total is shown: those under the least are left out, and where only one is, the next smallest too.
 * @returns null for what is left out; none (0) is shown
 */
export function suppressRow(counts: readonly number[], under: number): (number | null)[] {
  const shown = Object.fromEntries(counts.map((count, at) => [String(at), count > 0 && count < under ? null : count]));
  hideSecond(shown, Object.keys(shown));
  return counts.map((_, at) => shown[String(at)] ?? null);
}
