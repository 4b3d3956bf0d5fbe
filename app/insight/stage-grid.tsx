import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { texts } from "~/texts/texts.ts";
import { drawn, said, shade } from "./place-frame.tsx";
import { broken, type SegmentColumn as Column, columnCode, columnLabel, columnName } from "./segment-columns.ts";
import type { Counted } from "./suppress.ts";

const words = texts.insight.grid;

const CELL = { width: 84, height: 40, gap: 2 };
const LABEL = 200;
const HEAD = 84;
/** of a line of the heads, and how many letters it holds */
const LINE = { height: 15, letters: 12 };
/** on a screen that is wide enough */
const LARGER = 1.2;

interface GridProps {
  columns: readonly Column[];
  table: Counted<number | null>;
  hrefOf: (stage: Stage | null, column: Column | null) => string;
}

/** Stages down, segments across, and how many businesses are where they meet. Each number leads to its list. */
export function StageGrid({ columns, table, hrefOf }: GridProps) {
  const most = Math.max(1, ...table.cells.flat().map((count) => count ?? 0));
  const x = (column: number) => LABEL + column * (CELL.width + CELL.gap);
  const y = (row: number) => HEAD + row * (CELL.height + CELL.gap);
  const width = x(columns.length + 1);
  const height = y(STAGES.length + 1);
  return (
    <div className="chart-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links, not a set of form fields */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width * LARGER}
        role="group"
        aria-labelledby="grid-title grid-text"
        className="tiles"
      >
        <title id="grid-title">{words.title}</title>
        <desc id="grid-text">{words.text}</desc>
        {columns.map((column, at) => (
          <Head key={column} lines={broken(columnLabel(column), LINE.letters)} code={columnCode(column)} x={x(at)} />
        ))}
        <Head lines={[words.all]} code="" x={x(columns.length)} />
        {[...STAGES, null].map((stage, row) => {
          const line = stage === null ? [...table.columnTotals, table.total] : [...(table.cells[row] ?? []), table.rowTotals[row] ?? null]; // biome-ignore format: one row
          return (
            <g key={stage ?? "all"}>
              <text
                className={stage ? "tile-label" : "tile-head"}
                x={LABEL - 10}
                y={y(row) + CELL.height / 2}
                dy="0.35em"
                textAnchor="end"
              >
                {stage ? STAGE_LABELS[stage] : words.all}
              </text>
              {line.map((count, at) => {
                const column = columns[at] ?? null;
                const total = stage === null || column === null;
                const name = words.cell(stage ? STAGE_LABELS[stage] : words.all, column ? columnName(column) : words.all, said(count)); // biome-ignore format: one row
                return (
                  <Cell
                    key={column ?? "all"}
                    {...{ count, name }}
                    x={x(at)}
                    y={y(row)}
                    width={CELL.width}
                    height={CELL.height}
                    tone={total ? "tile-total" : shade(count, most)}
                    href={hrefOf(stage, column)}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** A segment in words, its code small under them; the last line stands right above the column. */
function Head({ lines, code, x }: { lines: readonly string[]; code: string; x: number }) {
  const all = code ? [...lines, code] : lines;
  return (
    <text className="tile-column" textAnchor="middle">
      {all.map((line, at) => (
        <tspan
          key={line}
          className={line === code ? "tile-code" : undefined}
          x={x + CELL.width / 2}
          y={HEAD - 8 - (all.length - 1 - at) * LINE.height}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface CellProps {
  count: number | null;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  tone: string;
  href: string;
}

function Cell({ count, name, x, y, width, height, tone, href }: CellProps) {
  const drawing = (
    <>
      <title>{name}</title>
      <rect className={`tile ${tone}`} x={x} y={y} width={width} height={height} rx={3} />
      {count === 0 ? null : (
        <text
          className={`tile-number ${tone}-number`}
          x={x + width / 2}
          y={y + height / 2}
          dy="0.35em"
          textAnchor="middle"
        >
          {drawn(count)}
        </text>
      )}
    </>
  );
  return count === 0 ? <g>{drawing}</g> : <a href={href}>{drawing}</a>;
}
