import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { listOf } from "~/journey/rates/rates-table.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { LoadError } from "~/lib/load-error.ts";
import { councils } from "~/places/queries.server.ts";
import { pgPool } from "~/platform/db.server.ts";
import { type RatingField, type RatingRow, ratingColumns, ratingRow } from "../rating-list-columns.ts";

export interface RatingListLoad {
  council: string;
  list: number;
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  /** no longer on the list, and taken out */
  gone: number;
  faults: { line: number; externalId: string | null; reason: string }[];
  /** rows with a fault, also beyond those kept in `faults` */
  faulty: number;
}

/** So many faults are kept word for word; the rest are counted. */
const FAULTS_KEPT = 1000;

/**
 * Loads a council's rating list: a CSV file with a header line, in the columns that councils publish. Only the place and
 * its value are kept, never who pays. The file is the whole list: what it has not is taken out. Loading it twice changes
 * nothing. Memory does not grow with the file.
 * @param options.councilCode  whose list it is
 * @param options.asAt  the day the file is of; it says which rating list its values are from
 * @throws LoadError when the file is no such list, or more than a fifth of it is wrong: then nothing is kept
 */
export async function loadRatingList(
  file: string,
  options: {
    councilCode: string;
    asAt: PlainDate;
    dryRun?: boolean;
    force?: boolean;
    onProgress?: (rows: number) => void;
  },
): Promise<RatingListLoad> {
  const council = (await councils()).get(options.councilCode);
  if (!council) throw new LoadError(`there is no council with the code ${options.councilCode}`);
  const list = listOf(options.asAt);
  const load: RatingListLoad = { council: council.name, list, read: 0, new: 0, changed: 0, unchanged: 0, gone: 0, faults: [], faulty: 0 }; // biome-ignore format: one row
  const client = await pgPool().connect();
  try {
    await client.query("BEGIN");
    await client.query(`CREATE TEMP TABLE read_property (line int, reference text, address text, postcode text,
      rateable_value int, description text, code text) ON COMMIT DROP`);
    const hash = createHash("sha256");
    await copyRows(client, file, load, hash, options.onProgress);
    check(load, options.force ?? false);
    await client.query("ANALYZE read_property");
    await merge(client, load, { ...options, list });
    if (load.new + load.changed + load.gone > 0) await record(client, file, hash.digest("hex"), load, options.asAt);
    await client.query(options.dryRun ? "ROLLBACK" : "COMMIT");
    return load;
  } catch (error) {
    await client.query("ROLLBACK");
    if (error instanceof CsvError) throw new LoadError(`it is not a CSV file: ${error.message}`);
    throw error;
  } finally {
    client.release();
  }
}

async function copyRows(
  client: pg.PoolClient,
  file: string,
  load: RatingListLoad,
  hash: ReturnType<typeof createHash>,
  onProgress?: (rows: number) => void,
): Promise<void> {
  let columns: Record<RatingField, number> | null = null;
  const clean = new Transform({
    writableObjectMode: true,
    transform({ record, info }: { record: string[]; info: { lines: number } }, _, done) {
      try {
        if (columns === null) {
          const found = ratingColumns(record);
          if ("missing" in found) throw new LoadError(`line 1: no column for ${found.missing.join(", ")}`);
          columns = found;
          return done();
        }
        load.read += 1;
        if (load.read % 1000 === 0) onProgress?.(load.read);
        const row = ratingRow(record, columns);
        if (typeof row !== "string") return done(null, copyLine(info.lines, row));
        load.faulty += 1;
        const externalId = (record[columns.reference] ?? "").trim().slice(0, 60) || null;
        if (load.faults.length < FAULTS_KEPT) load.faults.push({ line: info.lines, externalId, reason: row });
        return done();
      } catch (error) {
        return done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  const input = createReadStream(file);
  input.on("data", (chunk) => hash.update(chunk));
  await pipeline(
    input,
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 100_000 }),
    clean,
    client.query(copyFrom("COPY read_property FROM STDIN")),
  );
}

function copyLine(line: number, row: RatingRow): string {
  const cell = (value: string | number | null) =>
    value === null ? "\\N" : String(value).replaceAll("\0", "").replaceAll("\\", "\\\\");
  const { reference, address, postcode, rateableValue, description, code } = row;
  return `${[line, reference, address, postcode, rateableValue, description, code].map(cell).join("\t")}\n`;
}

async function merge(
  client: pg.PoolClient,
  load: RatingListLoad,
  { councilCode, asAt, list }: { councilCode: string; asAt: PlainDate; list: number },
): Promise<void> {
  const { rows } = await client.query<{ inserted: boolean; n: number }>(
    `WITH last AS (SELECT DISTINCT ON (reference) * FROM read_property ORDER BY reference, line DESC),
     merged AS (
      INSERT INTO rateable_property AS p (id, council_code, list, reference, address, postcode, outcode, rateable_value,
        description, code, seen_on)
      SELECT gen_random_uuid(), $1, $2, reference, address, postcode, split_part(postcode, ' ', 1), rateable_value,
        description, code, $3::date FROM last
      ON CONFLICT (council_code, list, reference) DO UPDATE SET address = excluded.address, postcode = excluded.postcode,
        outcode = excluded.outcode, rateable_value = excluded.rateable_value, description = excluded.description,
        code = excluded.code, seen_on = excluded.seen_on
      WHERE (p.address, p.postcode, p.rateable_value, p.description, p.code) IS DISTINCT FROM
        (excluded.address, excluded.postcode, excluded.rateable_value, excluded.description, excluded.code)
      RETURNING p.xmax = 0 AS inserted)
     SELECT inserted, count(*)::int AS n FROM merged GROUP BY inserted`,
    [councilCode, list, asAt],
  );
  for (const row of rows) load[row.inserted ? "new" : "changed"] = row.n;
  const gone = await client.query(
    `DELETE FROM rateable_property p WHERE council_code = $1 AND list = $2
     AND NOT EXISTS (SELECT 1 FROM read_property r WHERE r.reference = p.reference)`,
    [councilCode, list],
  );
  load.gone = gone.rowCount ?? 0;
  const { rows: all } = await client.query<{ n: number }>(
    "SELECT count(DISTINCT reference)::int AS n FROM read_property",
  );
  load.unchanged = (all[0]?.n ?? 0) - load.new - load.changed;
}

/** The load and its faults, as the staff page shows them. */
async function record(client: pg.PoolClient, file: string, sha256: string, load: RatingListLoad, asAt: PlainDate) {
  const { read, unchanged, changed, gone, faulty, faults } = load;
  const id = newId();
  await client.query(
    `INSERT INTO load (id, kind, file_name, sha256, extracted_on, finished_at, counts)
     VALUES ($1, 'rating-list', $2, $3, $4::date, now(), $5)`,
    [id, basename(file), sha256, asAt, { read, new: load.new, changed, unchanged, gone, faults: faulty }],
  );
  await client.query(
    `INSERT INTO load_fault (id, load_id, line, external_id, reason)
     SELECT id, $1, line, external_id, reason
     FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, line int, external_id text, reason text)`,
    [
      id,
      JSON.stringify(faults.map(({ externalId, ...fault }) => ({ ...fault, external_id: externalId, id: newId() }))),
    ],
  );
}

function check(load: RatingListLoad, force: boolean): void {
  if (load.read === 0) throw new LoadError("the file has no rows");
  const [first] = load.faults;
  if (first && !force && load.faulty * 5 > load.read)
    throw new LoadError(
      `${load.faulty} of ${load.read} rows cannot be read (line ${first.line}: ${first.reason}); --force loads the others`,
    );
}
