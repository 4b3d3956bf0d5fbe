import { daysBetween, formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";

const words = texts.models.headcount;

/** A head count and the day from which it stood. */
export interface Count {
  date: PlainDate;
  employees: number;
}

const WIDTH = 260;
const HEIGHT = 56;
const SIDE = 28;

interface LineProps {
  counts: readonly Count[];
  asOf: PlainDate;
  /** of a part of its own */
  heading?: string;
}

/**
 * How the head count went, as a line of steps: a count stands until the next one. The same numbers are a list one click
 * away. Nothing is drawn of fewer than two days.
 */
export function HeadcountLine({ counts, asOf, heading }: LineProps) {
  const known = steps(counts, asOf);
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || known.length < 2) return null;
  const span = Math.max(1, daysBetween(first.date, asOf));
  const most = Math.max(1, ...known.map(({ employees }) => employees));
  const x = (date: PlainDate) => SIDE + (daysBetween(first.date, date) / span) * (WIDTH - 2 * SIDE);
  const y = (employees: number) => HEIGHT - 14 - (employees / most) * (HEIGHT - 28);
  const path = known.map(({ date, employees }, at) => `${at === 0 ? "M" : "H"}${x(date).toFixed(1)}${at === 0 ? ` ${y(employees).toFixed(1)}` : `V${y(employees).toFixed(1)}`}`).join(""); // biome-ignore format: one path
  return (
    <figure className="headcount">
      {heading ? <h2>{heading}</h2> : <p className="small">{words.title}</p>}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        className="sparkline"
        role="img"
        aria-labelledby="headcount-title headcount-text"
      >
        <title id="headcount-title">{words.title}</title>
        <desc id="headcount-text">
          {words.text(first.employees, formatDay(first.date), last.employees, known.length)}
        </desc>
        <path className="sparkline-ground" d={`M${SIDE} ${HEIGHT - 14}H${WIDTH - SIDE}`} />
        <path className="sparkline-line" d={`${path}H${WIDTH - SIDE}`} />
        <circle className="sparkline-point" cx={WIDTH - SIDE} cy={y(last.employees)} r={3} />
        <text className="sparkline-text" x={SIDE - 6} y={y(first.employees)} dy="0.35em" textAnchor="end">
          {first.employees}
        </text>
        <text className="sparkline-text" x={WIDTH - SIDE + 8} y={y(last.employees)} dy="0.35em">
          {last.employees}
        </text>
        <text className="sparkline-text" x={SIDE} y={HEIGHT - 1}>
          {first.date.slice(0, 4)}
        </text>
        <text className="sparkline-text" x={WIDTH - SIDE} y={HEIGHT - 1} textAnchor="end">
          {asOf.slice(0, 4)}
        </text>
      </svg>
      <Details summary={words.asList}>
        <ul>
          {known.toReversed().map(({ date, employees }) => (
            <li key={date}>{words.line(employees, formatDay(date))}</li>
          ))}
        </ul>
      </Details>
    </figure>
  );
}

/**
 * The days on which the count became another, oldest first; of several said on one day the last one counts, and what
 * is still to come is left out.
 */
export function steps(counts: readonly Count[], asOf: PlainDate): Count[] {
  const byDay = new Map(counts.filter(({ date }) => date <= asOf).map((count) => [count.date, count]));
  const inOrder = [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return inOrder.filter(({ employees }, at) => at === 0 || employees !== inOrder[at - 1]?.employees);
}
