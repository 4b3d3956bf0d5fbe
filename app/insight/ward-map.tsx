import { texts } from "~/texts/texts.ts";
import { drawn, said, shade } from "./place-frame.tsx";
import { type Placed, tileMap } from "./tiles.ts";

const words = texts.insight.wards;

const TILE = { width: 150, height: 86, gap: 4 };

interface MapProps {
  wards: readonly (Placed & { name: string; count: number | null })[];
  /** what is counted, in words */
  which: string;
  hrefOf: (code: string) => string;
}

/** A tile for each ward, about where it lies. Each leads to its list. */
export function WardMap({ wards, which, hrefOf }: MapProps) {
  const { tiles, columns, rows } = tileMap(wards);
  const most = Math.max(1, ...wards.map(({ count }) => count ?? 0));
  return (
    <div className="chart-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links, not a set of form fields */}
      <svg
        viewBox={`0 0 ${columns * (TILE.width + TILE.gap)} ${rows * (TILE.height + TILE.gap)}`}
        role="group"
        aria-labelledby="wards-title wards-text"
        className="tiles"
      >
        <title id="wards-title">{words.title}</title>
        <desc id="wards-text">{words.text}</desc>
        {inReadingOrder(wards, tiles).map(({ code, name, count, column, row }) => {
          const x = column * (TILE.width + TILE.gap);
          const y = row * (TILE.height + TILE.gap);
          const tone = shade(count, most);
          const lines = nameLines(name);
          const drawing = (
            <>
              <title>{words.tile(name, which, said(count))}</title>
              <rect className={`tile ${tone}`} x={x} y={y} width={TILE.width} height={TILE.height} rx={4} />
              {lines.map((line, at) => (
                <text key={line} className={`tile-name ${tone}-number`} x={x + 10} y={y + 20 + at * 16}>
                  {line}
                </text>
              ))}
              <text
                className={`tile-count ${tone}-number`}
                x={x + TILE.width - 10}
                y={y + TILE.height - 12}
                textAnchor="end"
              >
                {drawn(count)}
              </text>
            </>
          );
          return count === 0 ? (
            <g key={code}>{drawing}</g>
          ) : (
            <a key={code} href={hrefOf(code)}>
              {drawing}
            </a>
          );
        })}
      </svg>
    </div>
  );
}

/** From the top left, row by row, as the keyboard goes through them. */
function inReadingOrder<Ward extends { code: string }>(
  wards: readonly Ward[],
  tiles: ReadonlyMap<string, { column: number; row: number }>,
): (Ward & { column: number; row: number })[] {
  return wards
    .map((ward) => ({ ...ward, ...(tiles.get(ward.code) ?? { column: 0, row: 0 }) }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

const LINE = 17;

/** A name in lines that fit a tile, three at most. */
function nameLines(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3
    ? lines
    : [
        ...lines.slice(0, 2),
        `${lines
          .slice(2)
          .join(" ")
          .slice(0, LINE - 1)}…`,
      ];
}
