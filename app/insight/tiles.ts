/** Something with a place on the map; metres, British National Grid. */
export interface Placed {
  code: string;
  eastings: number | null;
  northings: number | null;
}

/** Tiles for each thing to choose from, so that a gap or two may stand where little is. */
const SPARE = 1.35;

/**
 * Lays things out as tiles of one size, each about where it lies to the others: north is up. Not to scale. Where a place
 * counts by its order among the others as well as by its distance, so that a town's wards do not push each other far
 * away. What has no place comes last, in rows of its own. The same input gives the same map.
 * @returns column and row of each, from the top left, and how many there are of both
 */
export function tileMap(things: readonly Placed[]): {
  tiles: Map<string, { column: number; row: number }>;
  columns: number;
  rows: number;
} {
  const placed = things.filter(({ eastings, northings }) => eastings !== null && northings !== null);
  const tiles = new Map<string, { column: number; row: number }>();
  const columns = Math.max(1, Math.round(Math.sqrt(placed.length * SPARE)));
  const rows = Math.max(1, Math.ceil((placed.length * SPARE) / columns));
  const across = spread(placed.map(({ eastings }) => eastings ?? 0));
  const up = spread(placed.map(({ northings }) => northings ?? 0));
  const cells = Array.from({ length: columns * rows }, (_, at) => ({
    column: at % columns,
    row: Math.floor(at / columns),
  }));
  const cost = placed.map((_, at) =>
    cells.map(({ column, row }) => {
      const x = (across[at] ?? 0) * (columns - 1) - column;
      const y = (1 - (up[at] ?? 0)) * (rows - 1) - row;
      return x * x + y * y;
    }),
  );
  const chosen = cheapest(cost);
  for (const [at, { code }] of placed.entries()) {
    const cell = cells[chosen[at] ?? 0];
    if (cell) tiles.set(code, cell);
  }
  const used = placed.length === 0 ? 0 : rows;
  const unplaced = things.filter(({ code }) => !tiles.has(code));
  for (const [at, { code }] of unplaced.entries())
    tiles.set(code, { column: at % columns, row: used + Math.floor(at / columns) });
  return { tiles, columns, rows: used + Math.ceil(unplaced.length / columns) };
}

/** From 0 to 1: half by its place between the least and the most, half by its order. */
function spread(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [least = 0] = sorted;
  const width = Math.max(1, (sorted.at(-1) ?? 0) - least);
  const last = Math.max(1, values.length - 1);
  return values.map((value) => (value - least) / width / 2 + sorted.indexOf(value) / last / 2);
}

/**
 * Gives each row a column of its own so that the sum of costs is the least (the Hungarian method).
 * @param cost  rows by columns, no more rows than columns
 * @returns each row's column
 */
export function cheapest(cost: readonly (readonly number[])[]): number[] {
  const width = cost[0]?.length ?? 0;
  const ofRow = new Array<number>(cost.length + 1).fill(0);
  const ofColumn = new Array<number>(width + 1).fill(0);
  /** the row in each column, from 1; 0 is none */
  const taken = new Array<number>(width + 1).fill(0);
  const before = new Array<number>(width + 1).fill(0);
  const at = (list: readonly number[], index: number) => list[index] ?? 0;
  for (let row = 1; row <= cost.length; row++) {
    taken[0] = row;
    let column = 0;
    const least = new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Array<boolean>(width + 1).fill(false);
    do {
      seen[column] = true;
      const here = at(taken, column);
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let one = 1; one <= width; one++) {
        if (seen[one]) continue;
        const reduced = (cost[here - 1]?.[one - 1] ?? 0) - at(ofRow, here) - at(ofColumn, one);
        if (reduced < at(least, one)) {
          least[one] = reduced;
          before[one] = column;
        }
        if (at(least, one) < step) {
          step = at(least, one);
          next = one;
        }
      }
      for (let one = 0; one <= width; one++) {
        if (seen[one]) {
          ofRow[at(taken, one)] = at(ofRow, at(taken, one)) + step;
          ofColumn[one] = at(ofColumn, one) - step;
        } else least[one] = at(least, one) - step;
      }
      column = next;
    } while (at(taken, column) !== 0);
    while (column !== 0) {
      const previous = at(before, column);
      taken[column] = at(taken, previous);
      column = previous;
    }
  }
  const columnOf = new Array<number>(cost.length).fill(0);
  for (let column = 1; column <= width; column++) {
    const row = at(taken, column);
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}
