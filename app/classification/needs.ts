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

/** The figures of one cell. */
export type NeedCell = Record<CellFigure, number> & { expected: NeedLevel };

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
 * One cell of the needs matrix. What may be shown of it beside the others is settled where it is shown (insight).
 * @param counts  businesses of the row; a count never exceeds the one it is part of
 * @returns expected level, and the five figures
 * @throws RangeError when the counts cannot be of one cell
 * Source: docs/models.md#needs-matrix, settings version `settings.version`
 */
export function needCell(counts: NeedCounts, expected: NeedLevel, settings: NeedsSettings): NeedCell {
  const { businesses, expressed, served, expressedAndServed } = counts;
  const inOrder = expressedAndServed >= 0 && expressedAndServed <= Math.min(expressed, served);
  if (!inOrder || expressed + served - expressedAndServed > businesses)
    throw new RangeError(`These counts cannot be of one cell: ${JSON.stringify(counts)}`);
  const gap = expressed - expressedAndServed;
  const neither = businesses - expressed - served + expressedAndServed;
  return { expected, businesses, expressed, served, gap, silent: expected >= settings.silentFrom ? neither : 0 };
}
