import { texts } from "~/texts/texts.ts";
import { METRES_A_MILE, type Point } from "./listing.ts";

const words = texts.directory.map;

const WIDTH = 720;
const MOST_HEIGHT = 640;
const MARGIN = 44;
/** under the marks, for the scale */
const SCALE_STRIP = 26;
/** so that firms of one street do not fill the whole picture with it */
const LEAST_SPAN = 2_500;

interface MapProps {
  /** in the order of the list */
  firms: readonly { slug: string; name: string; point: Point | null }[];
  wards: readonly { name: string; eastings: number; northings: number }[];
  origin: Point | null;
}

/** The firms of a page of results as numbered marks, drawn on the server: no tiles, no scripts, nothing fetched. */
export function PointsMap({ firms, wards, origin }: MapProps) {
  const points = firms.flatMap(({ point }) => (point ? [point] : []));
  if (points.length === 0) return <p>{words.none}</p>;
  const { place, height, mile } = frame([...points, ...(origin ? [origin] : [])]);
  const marks = marksOf(firms, place);
  const labels = apart(
    wards.map((ward) => ({ name: ward.name, ...place(ward) })),
    marks,
    height,
  );
  return (
    <div className="chart-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links, not a set of form fields */}
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
        {labels.map(({ name, x, y }) => (
          <text key={`${name} ${x}`} className="points-ward" x={x} y={y} textAnchor="middle">
            {name}
          </text>
        ))}
        {origin ? <Origin {...place(origin)} /> : null}
        {marks.map(({ numbers, names, slug, width, x, y }) => {
          const said = words.mark(numbers, names);
          return (
            <a key={slug} href={`#firm-${slug}`} aria-label={said}>
              <title>{said}</title>
              <rect
                className="points-mark"
                fill="#0f4c35"
                x={x - width / 2}
                y={y - 15}
                width={width}
                height={30}
                rx={15}
              />
              <text className="points-number" fill="#fff" x={x} y={y + 5} textAnchor="middle">
                {numbers}
              </text>
            </a>
          );
        })}
        <g>
          <path
            className="points-scale"
            stroke="currentColor"
            d={`M${WIDTH - 20 - mile.width} ${height + 14}h${mile.width}`}
          />
          <text className="points-ward" x={WIDTH - 20} y={height + 6} textAnchor="end">
            {words.scale(mile.miles)}
          </text>
        </g>
      </svg>
    </div>
  );
}

function Origin({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <title>{words.here}</title>
      <path className="points-origin" stroke="currentColor" d={`M${x - 9} ${y}h18M${x} ${y - 9}v18`} />
    </g>
  );
}

interface Label {
  name: string;
  x: number;
  y: number;
}

/** The names that fit in the picture and lie over no mark and no other name. */
function apart(labels: readonly Label[], marks: readonly { x: number; y: number }[], height: number): Label[] {
  const shown: Label[] = [];
  const half = ({ name }: Label) => name.length * 3.6 + 4;
  for (const label of labels) {
    const inside = label.x > half(label) && label.x < WIDTH - half(label) && label.y > 16 && label.y < height - 34;
    const onMark = marks.some(({ x, y }) => Math.abs(x - label.x) < half(label) + 18 && Math.abs(y - label.y + 4) < 22);
    const onName = shown.some(
      (other) => Math.abs(other.x - label.x) < half(label) + half(other) && Math.abs(other.y - label.y) < 17,
    );
    if (inside && !onMark && !onName) shown.push(label);
  }
  return shown;
}

interface Mark {
  x: number;
  y: number;
  /** the numbers that firms have in the list */
  at: number[];
  names: string[];
  slug: string;
}

/** One mark for all firms whose marks would lie over each other. */
function marksOf(firms: MapProps["firms"], place: (point: Point) => { x: number; y: number }) {
  const marks: Mark[] = [];
  firms.forEach(({ slug, name, point }, index) => {
    if (!point) return;
    const { x, y } = place(point);
    const near = marks.find((mark) => Math.abs(mark.x - x) < (widthOf(mark) + 30) / 2 && Math.abs(mark.y - y) < 28);
    if (near) {
      near.at.push(index + 1);
      near.names.push(name);
    } else marks.push({ x, y, at: [index + 1], names: [name], slug });
  });
  return marks.map((mark) => ({
    ...mark,
    numbers: numbersOf(mark),
    names: mark.names.join(", "),
    width: widthOf(mark),
  }));
}

/** "4", "2, 14", or "9 +5": the first and how many more. */
function numbersOf({ at }: Mark): string {
  return at.length > 2 ? `${at[0]} +${at.length - 1}` : at.join(", ");
}

function widthOf(mark: Mark): number {
  return Math.max(30, 14 + numbersOf(mark).length * 8);
}

/** Where points come to lie: all of them in the picture, north up, the same scale both ways. */
function frame(points: readonly Point[]) {
  const east = points.map(({ eastings }) => eastings);
  const north = points.map(({ northings }) => northings);
  const [west, south] = [Math.min(...east), Math.min(...north)];
  const wide = Math.max(LEAST_SPAN, Math.max(...east) - west);
  const high = Math.max(LEAST_SPAN * 0.6, Math.max(...north) - south);
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / high);
  const height = Math.round(high * scale + 2 * MARGIN);
  const middle = { x: (west + Math.max(...east)) / 2, y: (south + Math.max(...north)) / 2 };
  const miles = [10, 5, 2, 1].find((count) => count * METRES_A_MILE * scale < WIDTH / 4) ?? 1;
  return {
    height,
    mile: { miles, width: miles * METRES_A_MILE * scale },
    place: ({ eastings, northings }: Point) => ({
      x: Math.round(WIDTH / 2 + (eastings - middle.x) * scale),
      y: Math.round(height / 2 - (northings - middle.y) * scale),
    }),
  };
}
