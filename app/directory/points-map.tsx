import { texts } from "~/texts/texts.ts";
import type { Point } from "./listing.ts";
import {
  apart,
  type District,
  districtsOf,
  frameOf,
  type Label,
  type MappedFirm,
  type Mark,
  marksOf,
  type PlacedWard,
  ringsOf,
  type Spot,
  WIDTH,
} from "./map-frame.ts";

const words = texts.directory.map;

/** under the marks, for the scale */
const SCALE_STRIP = 34;
/** where a sheet of styles is off, too */
const TINTS = ["#dfeae1", "#f4e4c1", "#e2e3ee", "#eedfd8"];

interface MapProps {
  /** in the order of the list */
  firms: readonly MappedFirm[];
  wards: readonly PlacedWard[];
  /** the place that was asked about, and what it is called */
  origin: Point | null;
  place: string | null;
}

/** The firms of a page of results as numbered marks, drawn on the server: no tiles, no scripts, nothing fetched. */
export function PointsMap({ firms, wards, origin, place: asked }: MapProps) {
  const points = firms.flatMap(({ point }) => (point ? [point] : []));
  if (points.length === 0) return <p>{words.none}</p>;
  const frame = frameOf([...points, ...(origin ? [origin] : [])]);
  const { height, place } = frame;
  const marks = marksOf(firms, place);
  const here = origin ? place(origin) : null;
  const districts = districtsOf(wards, frame);
  const rings = here ? ringsOf(frame).map((ring) => ({ ...here, ...ring })) : [];
  const labels = apart(labelsOf(districts, rings, wards, place), here ? [...marks, here] : marks, height);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links, not a set of form fields
    <svg
      viewBox={`0 0 ${WIDTH} ${height + SCALE_STRIP}`}
      width={WIDTH}
      role="group"
      aria-labelledby="map-title map-text"
      className="points-map"
    >
      <title id="map-title">{words.title}</title>
      <desc id="map-text">{words.text}</desc>
      <rect className="points-ground" fill="#f3efe8" width={WIDTH} height={height + SCALE_STRIP} rx={6} />
      <clipPath id="map-edge">
        <rect width={WIDTH} height={height} rx={6} />
      </clipPath>
      <g clipPath="url(#map-edge)">
        {districts.map(({ code, patches }, index) => (
          <g key={code} className="points-district" fill={TINTS[index % TINTS.length]}>
            {patches.map((d) => (
              <path key={d} d={d} />
            ))}
          </g>
        ))}
        {rings.map(({ x, y, r }) => (
          <circle key={r} className="points-ring" fill="none" stroke="#857b6d" cx={x} cy={y} r={r} />
        ))}
      </g>
      {labels.map(({ name, kind, x, y }) => (
        <text key={`${name} ${x} ${y}`} className={`points-${kind}-name`} x={x} y={y} textAnchor="middle">
          {name}
        </text>
      ))}
      {here ? <Here {...here} name={asked} /> : null}
      {marks.map((mark) => (
        <FirmMark key={mark.slug} {...mark} />
      ))}
      <Scale mile={frame.mile} y={height} />
    </svg>
  );
}

/** What is written on the map, the weightiest first, and where each may stand. */
function labelsOf(
  districts: readonly District[],
  rings: readonly (Spot & { miles: number; r: number })[],
  wards: readonly PlacedWard[],
  place: (point: Point) => Spot,
): Label[] {
  return [
    ...districts.flatMap(({ name, spots: [spot, ...or] }): Label[] =>
      spot ? [{ name, kind: "district", ...spot, or }] : [],
    ),
    ...rings.map(({ miles, r, x, y }): Label => {
      const slant = Math.round(r * 0.71);
      const or = [{ x, y: y + r - 4 }, ...[slant, -slant].flatMap((right) => [slant, -slant].map((down) => ({ x: x + right, y: y + down })))]; // biome-ignore format: round the ring
      return { name: words.scale(miles), kind: "ring", x, y: y - r - 4, or };
    }),
    ...wards.map((ward): Label => {
      const { x, y } = place(ward);
      // the firms that do not show their doors stand in its middle
      return { name: ward.name, kind: "ward", x, y, or: [{ x, y: y + 38 }, { x, y: y - 30 }] }; // biome-ignore format: one label
    }),
  ];
}

function FirmMark({ slug, numbers, names, width, x, y }: Mark) {
  const said = words.mark(numbers, names);
  return (
    <g transform={`translate(${x} ${y})`}>
      <a href={`#firm-${slug}`} aria-label={said}>
        <title>{said}</title>
        <g className="points-sign">
          <rect className="points-mark" fill="#0f4c35" x={-width / 2} y={-15} width={width} height={30} rx={15} />
          <text className="points-number" fill="#fff" y={5} textAnchor="middle">
            {numbers}
          </text>
        </g>
      </a>
    </g>
  );
}

/** A pin with its point on the place that was asked about. */
function Here({ x, y, name }: Spot & { name: string | null }) {
  const right = x > WIDTH * 0.6;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{words.here}</title>
      <g className="points-sign">
        <path
          className="points-here"
          fill="#ffb81c"
          stroke="#221e19"
          d="M0 0C-4-8-11-13-11-21a11 11 0 0 1 22 0C11-13 4-8 0 0Z"
        />
        <circle fill="#221e19" cy={-21} r={4} />
        {name ? (
          <text className="points-here-name" x={right ? -16 : 16} y={-17} textAnchor={right ? "end" : "start"}>
            {name}
          </text>
        ) : null}
      </g>
    </g>
  );
}

function Scale({ mile, y }: { mile: number; y: number }) {
  const miles = [10, 5, 2, 1].find((count) => count * mile < WIDTH / 2.5) ?? 1;
  const width = miles * mile;
  return (
    <g>
      <path className="points-scale" fill="none" stroke="currentColor" d={`M14 ${y + 14}v6h${width}v-6`} />
      <text className="points-ring-name" x={22 + width} y={y + 22}>
        {words.scale(miles)}
      </text>
    </g>
  );
}
