import { type NeedCell, type NeedCounts, needCell } from "~/classification/needs.ts";
import type { NeedLevel, NeedsSettings } from "~/classification/needs-settings.ts";
import { type Counted, suppressTable } from "./suppress.ts";

/** One need at one stage: what is counted of all, and of each segment. `businesses` of the parts add up to the whole's. */
export interface NeedAtStage {
  whole: NeedCounts;
  parts: readonly NeedCounts[];
}

/** What is shown of a cell: null where its figures are left out, all of them together. */
export type ShownNeed = Pick<NeedCell, "expressed" | "served" | "gap" | "silent"> | null;

/**
 * Which cells of the needs matrix may be shown, by segment and stage and for each stage as a whole.
 *
 * The businesses of each stage and segment are one table with totals (suppressTable), the same for every need. Of a
 * need, each business is in one of four parts: spoke of it and got help, only spoke of it, only got help, neither. All
 * figures follow from these. So a cell is left out whole when any of the four is 1 to 4, or its number of businesses is
 * left out; and when it would be the only one left out of a stage whose own cell is shown, the next smallest goes with
 * it, or the stage's own. Then any business could have changed places with one of the other cell, and no figure that
 * is left out follows from what is shown.
 */
export function suppressNeeds(
  table: Counted<number | null>,
  needs: readonly (readonly NeedAtStage[])[],
  under: number,
): { whole: boolean; parts: boolean[] }[][] {
  return needs.map((columns, stage) =>
    columns.map(({ whole, parts }) => {
      const shown = parts.map((part, at) => table.cells[stage]?.[at] !== null && !hasSmall(part, under));
      let wholeShown = table.rowTotals[stage] !== null && !hasSmall(whole, under);
      if (wholeShown && shown.filter((yes) => !yes).length === 1) {
        const [next] = [...parts.keys()]
          .filter((at) => shown[at] && (parts[at]?.businesses ?? 0) > 0)
          .sort((a, b) => (parts[a]?.businesses ?? 0) - (parts[b]?.businesses ?? 0));
        if (next === undefined) wholeShown = false;
        else shown[next] = false;
      }
      return { whole: wholeShown, parts: shown };
    }),
  );
}

/** The four parts that a need divides the businesses of a cell into. */
export function partsOf({ businesses, expressed, served, expressedAndServed: both }: NeedCounts): number[] {
  return [both, expressed - both, served - both, businesses - expressed - served + both];
}

function hasSmall(counts: NeedCounts, under: number): boolean {
  return partsOf(counts).some((count) => count > 0 && count < under);
}

/** A row of the matrix: a stage, or a segment at a stage. */
export interface MatrixRow {
  /** null: left out */
  businesses: number | null;
  cells: { expected: NeedLevel; figures: ShownNeed }[];
}

export interface MatrixStage extends MatrixRow {
  parts: MatrixRow[];
}

/**
 * The whole matrix, with what is not to be shown left out of it.
 * @param needs     by stage, then by column
 * @param expected  level of a stage, of a segment (its place in the parts) or of all (null), and a column
 */
export function needsMatrix(
  needs: readonly (readonly NeedAtStage[])[],
  expected: (stage: number, part: number | null, column: number) => NeedLevel,
  settings: NeedsSettings,
): MatrixStage[] {
  const under = settings.suppressUnder;
  const table = suppressTable(
    needs.map((columns) => (columns[0]?.parts ?? []).map((part) => part.businesses)),
    under,
  );
  const shown = suppressNeeds(table, needs, under);
  return needs.map((columns, stage) => {
    const cell = (counts: NeedCounts, part: number | null, column: number, show: boolean | undefined) => {
      const level = expected(stage, part, column);
      const { expressed, served, gap, silent } = needCell(counts, level, settings);
      return { expected: level, figures: show ? { expressed, served, gap, silent } : null };
    };
    return {
      businesses: table.rowTotals[stage] ?? null,
      cells: columns.map(({ whole }, column) => cell(whole, null, column, shown[stage]?.[column]?.whole)),
      parts: (columns[0]?.parts ?? []).map((_, part) => ({
        businesses: table.cells[stage]?.[part] ?? null,
        cells: columns.flatMap(({ parts }, column) => {
          const counts = parts[part];
          return counts ? [cell(counts, part, column, shown[stage]?.[column]?.parts[part])] : [];
        }),
      })),
    };
  });
}
