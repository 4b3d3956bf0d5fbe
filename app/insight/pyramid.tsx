import { AGE_BANDS, type AgeBand, type Trend } from "~/classification/population.ts";
import { texts } from "~/texts/texts.ts";
import { drawn, said } from "./place-frame.tsx";

/** What is shown of each bar; null is left out. */
export type ShownPopulation = Record<AgeBand, Record<Trend, number | null>>;

const words = texts.insight.pyramid;

const ROW = 42;
const BAR = 33;
const LABEL = 120;
/** on a screen that is wide enough */
const LARGER = 1.4;
const HEAD = 40;
const SIDE = 300;
const SHORTEST = 90;
/** width of a bar whose number is left out */
const FEW = 18;

/** From the middle outwards. */
const LEFT: readonly Trend[] = ["declining", "silent"];
const RIGHT: readonly Trend[] = ["steady", "growing"];

/**
 * The population pyramid, the oldest on top: in decline and not heard from to the left, steady and growing to the right.
 * Each bar leads to its list, and the table beside it has the same numbers.
 * @param hrefOf  the list of one bar's businesses
 */
export function Pyramid({
  population,
  hrefOf,
}: {
  population: ShownPopulation;
  hrefOf: (band: AgeBand, trend: Trend) => string;
}) {
  const bands = [...AGE_BANDS].reverse().filter((band) => band !== "unknown");
  const widest = Math.max(
    1,
    ...bands.flatMap((band) => [sumOf(population, band, LEFT), sumOf(population, band, RIGHT)]),
  );
  const scale = (count: number | null) => (count === null ? FEW : (count / widest) * (SIDE - 2 * FEW));
  // only as wide as the longest bars of each side, so that they are large on a small screen
  const reach = (trends: readonly Trend[]) =>
    Math.max(SHORTEST, ...bands.map((band) => trends.reduce((sum, trend) => sum + scale(population[band][trend]), 0)));
  const middle = reach(LEFT) + 20;
  const width = middle + LABEL + reach(RIGHT) + 20;
  const height = bands.length * ROW + HEAD + 8;
  return (
    <figure className="chart">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links, not a set of form fields */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-labelledby="pyramid-title pyramid-text"
        width={width * LARGER}
        className="pyramid"
      >
        <title id="pyramid-title">{words.title}</title>
        <desc id="pyramid-text">{words.text}</desc>
        <Hatch />
        <text className="chart-label chart-head" x={middle + LABEL / 2} y={HEAD / 2} dy="0.35em" textAnchor="middle">
          {words.years}
        </text>
        {bands.map((band, row) => {
          const y = row * ROW + HEAD + 4;
          return (
            <g key={band}>
              <text className="chart-label" x={middle + LABEL / 2} y={y + BAR / 2} dy="0.35em" textAnchor="middle">
                {words.short[band]}
              </text>
              <Bars {...{ population, band, hrefOf, scale, y }} trends={LEFT} from={middle} outwards={-1} />
              <Bars {...{ population, band, hrefOf, scale, y }} trends={RIGHT} from={middle + LABEL} outwards={1} />
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ul className="chart-key">
          {(["silent", "declining", "steady", "growing"] as const).map((trend) => (
            <li key={trend}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect className={`bar bar-${trend}`} width="16" height="16" />
              </svg>
              {words.trends[trend]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

interface BarsProps {
  population: ShownPopulation;
  band: AgeBand;
  trends: readonly Trend[];
  hrefOf: (band: AgeBand, trend: Trend) => string;
  scale: (count: number | null) => number;
  from: number;
  /** 1 to the right, -1 to the left */
  outwards: 1 | -1;
  y: number;
}

function Bars({ population, band, trends, hrefOf, scale, from, outwards, y }: BarsProps) {
  let at = from;
  return (
    <>
      {trends.map((trend) => {
        const count = population[band][trend];
        if (count === 0) return null;
        const width = scale(count);
        const x = outwards === 1 ? at : at - width;
        at += outwards * width;
        return (
          <a key={trend} href={hrefOf(band, trend)}>
            <title>{words.bar(words.ages[band], words.trends[trend], said(count))}</title>
            <rect
              className={`bar bar-${trend}${count === null ? " bar-few" : ""}`}
              x={x}
              y={y}
              width={width}
              height={BAR}
            />
            {count === null || width > 26 ? (
              <text
                className={`bar-number bar-number-${trend}`}
                x={x + width / 2}
                y={y + BAR / 2}
                dy="0.35em"
                textAnchor="middle"
              >
                {drawn(count)}
              </text>
            ) : null}
          </a>
        );
      })}
    </>
  );
}

/** In decline is hatched, so that it is not told by its colour alone. */
function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-ground" width="6" height="6" />
        <rect className="hatch-line" width="2" height="6" />
      </pattern>
    </defs>
  );
}

function sumOf(population: ShownPopulation, band: AgeBand, trends: readonly Trend[]): number {
  return trends.reduce((sum, trend) => sum + (population[band][trend] ?? 0), 0);
}
