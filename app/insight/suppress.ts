/** A table of counts with its totals, or with some of both left out. */
export interface Counted<Figure> {
  cells: readonly (readonly Figure[])[];
  rowTotals: readonly Figure[];
  columnTotals: readonly Figure[];
  total: Figure;
}

/** One place of a table: the last row and the last column hold the totals. */
interface Spot {
  row: number;
  column: number;
  count: number;
}

/**
 * Leaves out of a table what is not to be shown: counts of 1 to `under` - 1, totals too, and as many others as it takes
 * so that none of those left out can be worked out from the rest. None (0) is always shown, so whoever looks knows that
 * what is left out is 1 or more; that is reckoned with.
 * @param counts  whole numbers, one row each, all of the same length
 * @returns the same table with null for what is left out, and its totals
 */
export function suppressTable(counts: readonly (readonly number[])[], under: number): Counted<number | null> {
  const full = withTotals(counts);
  const spots = full.flatMap((line, row) => line.map((count, column): Spot => ({ row, column, count })));
  const hidden = new Set(spots.filter(({ count }) => count > 0 && count < under));
  const small = new Set(hidden);
  const table = { rows: full.length, columns: full[0]?.length ?? 0 };
  const ways = waysOf(spots, table);
  for (const spot of small) for (const other of cheapestRing(spot, ways, hidden, table)) hidden.add(other);
  // what turned out not to be needed is shown again, the largest first
  const needless = [...hidden].filter((spot) => !small.has(spot)).sort((a, b) => b.count - a.count);
  for (const spot of needless) {
    hidden.delete(spot);
    const left = ways.filter((way) => hidden.has(way.spot));
    const given = [...hidden].some((one) => ringsThrough(one, left, hidden, table).length === 0);
    if (given) hidden.add(spot);
  }
  const shown: (number | null)[][] = full.map((line) => [...line]);
  for (const { row, column } of hidden) (shown[row] ?? [])[column] = null;
  const last = shown.at(-1) ?? [];
  return {
    cells: shown.slice(0, -1).map((line) => line.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((line) => line.at(-1) ?? null),
    columnTotals: last.slice(0, -1),
    total: last.at(-1) ?? null,
  };
}

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const lines = counts.map((line) => [...line, sum(line)]);
  const width = lines[0]?.length ?? 1;
  return [...lines, Array.from({ length: width }, (_, column) => sum(lines.map((line) => line[column] ?? 0)))];
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/**
 * Each line of the table, totals counted negative, adds up to none. So a count left out can be another one only where it
 * lies on a ring of counts left out, each of which can go up or down by one. Rows and columns are the points of a graph
 * and counts its ways: a count that goes up leads from its row to its column, one that goes down (not below 1) back,
 * totals the other way round.
 */
interface Way {
  from: number;
  to: number;
  spot: Spot;
}

interface Size {
  rows: number;
  columns: number;
}

function waysOf(spots: readonly Spot[], table: Size): Way[] {
  return spots.flatMap((spot) => {
    if (spot.count === 0) return [];
    const points = [spot.row, table.rows + spot.column] as const;
    const negative = (spot.row === table.rows - 1) !== (spot.column === table.columns - 1);
    const [from, to] = negative ? [points[1], points[0]] : points;
    const up = { from, to, spot };
    return spot.count > 1 ? [up, { from: to, to: from, spot }] : [up];
  });
}

/** What must be left out with a count so that it can be another: the least counts that make a ring with it. */
function cheapestRing(spot: Spot, ways: readonly Way[], hidden: ReadonlySet<Spot>, table: Size): Spot[] {
  const [ring] = ringsThrough(spot, ways, hidden, table).sort((a, b) => a.cost - b.cost);
  return ring?.spots ?? [];
}

/** The cheapest ring through a count that goes up, and through one that goes down; what is left out already costs nothing. */
function ringsThrough(
  spot: Spot,
  ways: readonly Way[],
  hidden: ReadonlySet<Spot>,
  table: Size,
): { cost: number; spots: Spot[] }[] {
  const isTotal = ({ row, column }: Spot) => row === table.rows - 1 || column === table.columns - 1;
  const costOf = (one: Spot) => (hidden.has(one) ? 0 : one.count + (isTotal(one) ? A_TOTAL : 1));
  const others = ways.filter((way) => way.spot !== spot);
  return ways
    .filter((way) => way.spot === spot)
    .flatMap(({ from, to }) => cheapestPath(to, from, others, costOf, table.rows + table.columns));
}

/** Dearer than any count: a total is left out only when nothing else will do. */
const A_TOTAL = 1e9;

function cheapestPath(
  start: number,
  end: number,
  ways: readonly Way[],
  costOf: (spot: Spot) => number,
  points: number,
): { cost: number; spots: Spot[] }[] {
  const best = Array.from({ length: points }, () => ({ cost: Number.POSITIVE_INFINITY, spots: [] as Spot[] }));
  best[start] = { cost: 0, spots: [] };
  const open = new Set(best.keys());
  while (open.size > 0) {
    const at = [...open].reduce((a, b) => ((best[b]?.cost ?? 0) < (best[a]?.cost ?? 0) ? b : a));
    const here = best[at];
    if (!here || here.cost === Number.POSITIVE_INFINITY) return [];
    if (at === end) return [here];
    open.delete(at);
    for (const { from, to, spot } of ways) {
      if (from !== at || !open.has(to)) continue;
      const cost = here.cost + costOf(spot);
      if (cost < (best[to]?.cost ?? 0)) best[to] = { cost, spots: [...here.spots, spot] };
    }
  }
  return [];
}
