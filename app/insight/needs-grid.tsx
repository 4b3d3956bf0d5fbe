import { NEED_COLUMN_KEYS, NEED_COLUMNS, type NeedColumn } from "~/classification/needs-settings.ts";
import { texts } from "~/texts/texts.ts";
import { drawn, said, shade } from "./place-frame.tsx";
import { broken } from "./segment-columns.ts";
import type { MatrixRow } from "./suppress-needs.ts";

const words = texts.insight.needs;

export const NEED_FIGURES = ["expressed", "served", "gap", "silent"] as const;
export type NeedFigure = (typeof NEED_FIGURES)[number];

/** A row of the picture: a stage or a segment, with the address of its own page or list. */
export interface NeedsRow extends MatrixRow {
  key: string;
  name: string;
  /** as it stands before the row: short */
  label: string;
  href: string;
  hrefOf: (need: NeedColumn | null, figure: NeedFigure | null) => string;
}

const CELL = { width: 84, height: 68, gap: 2 };
const LABEL = 180;
const HEAD = 34;
/** of a line before a row */
const LETTERS = 22;

/** Where each figure stands in its cell. */
const SPOTS: Record<NeedFigure, { x: number; y: number; anchor: "start" | "middle" | "end"; size: string }> = {
  gap: { x: CELL.width / 2, y: 34, anchor: "middle", size: "need-large" },
  expressed: { x: 7, y: 60, anchor: "start", size: "need-small" },
  served: { x: CELL.width / 2, y: 60, anchor: "middle", size: "need-small" },
  silent: { x: CELL.width - 7, y: 60, anchor: "end", size: "need-small" },
};

interface GridProps {
  rows: readonly NeedsRow[];
  title: string;
  /** the figure that the shade of a cell is of */
  heat: NeedFigure;
}

/** The heat grid of needs. Each figure leads to its list. */
export function NeedsGrid({ rows, title, heat }: GridProps) {
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ figures }) => figures?.[heat] ?? 0)));
  const x = (column: number) => LABEL + column * (CELL.width + CELL.gap);
  const y = (row: number) => HEAD + row * (CELL.height + CELL.gap);
  return (
    <div className="chart-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links, not a set of form fields */}
      <svg
        viewBox={`0 0 ${x(NEED_COLUMN_KEYS.length)} ${y(rows.length)}`}
        width={x(NEED_COLUMN_KEYS.length)}
        height={y(rows.length)}
        role="group"
        aria-labelledby="needs-title needs-text"
        className="tiles tiles-wide"
      >
        <title id="needs-title">{title}</title>
        <desc id="needs-text">{words.text}</desc>
        {NEED_COLUMN_KEYS.map((need, at) => (
          <text
            key={need}
            className="tile-head need-head"
            x={x(at) + CELL.width / 2}
            y={HEAD / 2}
            dy="0.35em"
            textAnchor="middle"
          >
            <title>{NEED_COLUMNS[need]}</title>
            {words.short[need]}
          </text>
        ))}
        {rows.map((row, at) => (
          <g key={row.key}>
            <a href={row.href}>
              <text className="tile-label" textAnchor="end">
                <title>{row.name}</title>
                {broken(row.label, LETTERS).map((line, place, lines) => (
                  <tspan key={line} x={LABEL - 10} y={y(at) + (lines.length > 1 ? 18 : 26) + place * 17}>
                    {line}
                  </tspan>
                ))}
              </text>
            </a>
            <Count
              count={row.businesses}
              href={row.hrefOf(null, null)}
              x={LABEL - 10}
              y={y(at) + 54}
              name={`${row.name}: ${said(row.businesses)}`}
            />{" "}
            {/* biome-ignore format: one row */}
            {row.cells.map(({ expected, figures }, column) => {
              const need = NEED_COLUMN_KEYS[column];
              if (!need) return null;
              const tone = figures === null ? "tile-few" : shade(figures[heat], most);
              return (
                <g key={need}>
                  <rect
                    className={`tile ${tone}`}
                    x={x(column)}
                    y={y(at)}
                    width={CELL.width}
                    height={CELL.height}
                    rx={3}
                  >
                    <title>{`${row.name}, ${NEED_COLUMNS[need].toLowerCase()}, ${words.level(expected)}`}</title>
                  </rect>
                  <Dots expected={expected} x={x(column)} y={y(at)} tone={tone} />
                  {NEED_FIGURES.map((figure) => {
                    const count = figures === null ? null : figures[figure];
                    if (count === 0 || (figures === null && figure !== "gap") || !row.businesses) return null;
                    const spot = SPOTS[figure];
                    return (
                      <a key={figure} href={row.hrefOf(need, figures === null ? "expressed" : figure)}>
                        <title>{words.cell(row.name, NEED_COLUMNS[need], words.figures[figure], said(count))}</title>
                        <text
                          className={`${figures === null ? "need-left-out" : spot.size} ${tone}-number need-${figure}`}
                          x={x(column) + spot.x}
                          y={y(at) + spot.y}
                          textAnchor={spot.anchor}
                        >
                          {drawn(count)}
                        </text>
                      </a>
                    );
                  })}
                </g>
              );
            })}
          </g>
        ))}
      </svg>
      <Key heat={heat} />
    </div>
  );
}

function Count({
  count,
  href,
  x,
  y,
  name,
}: {
  count: number | null;
  href: string;
  x: number;
  y: number;
  name: string;
}) {
  const number = (
    <text className="need-small" x={x} y={y} textAnchor="end">
      {drawn(count)}
    </text>
  );
  return count === 0 ? (
    number
  ) : (
    <a href={href}>
      <title>{name}</title>
      {number}
    </a>
  );
}

/** How strongly a need is expected: up to three dots at the top. */
function Dots({ expected, x, y, tone }: { expected: number; x: number; y: number; tone: string }) {
  return (
    <>
      {[0, 1, 2].slice(0, expected).map((dot) => (
        <circle key={dot} className={`need-dot ${tone}-dot`} cx={x + 10 + dot * 10} cy={y + 10} r={3} />
      ))}
    </>
  );
}

/** How a cell is read: one cell, drawn large with words. */
function Key({ heat }: { heat: NeedFigure }) {
  const lines: [string, string][] = [
    ["●●●", words.keyDots],
    ["12", words.keyGap],
    ["■", words.keyHeat(words.figures[heat])],
    ["15 · 3 · 40", [words.keyExpressed, words.keyServed, words.keySilent].join(" · ")],
  ];
  return (
    <dl className="need-key" aria-label={words.keyTitle}>
      {lines.map(([sign, meaning], at) => (
        <div key={sign}>
          <dt className={at === 1 ? "need-key-large" : undefined}>{sign}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
