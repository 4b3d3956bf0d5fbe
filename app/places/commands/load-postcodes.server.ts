import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { newId } from "~/lib/ids.ts";
import { LoadError } from "~/lib/load-error.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import { pgPool } from "~/platform/db.server.ts";

export interface PostcodeLoad {
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  faults: RowFault[];
  /** rows with a fault, also beyond those kept in `faults` */
  faulty: number;
}

export interface RowFault {
  line: number;
  reason: string;
}

/** So many faults are kept word for word; the rest are counted. */
const FAULTS_KEPT = 1000;

/**
 * Loads a Code-Point Open file: CSV without a header line, postcode, quality, eastings, northings, country, two health
 * codes, county, district, ward. Copied into a table of the transaction and merged from there, so memory does not grow
 * with the file; a postcode that is twice in the file has its last line. Postcodes that are not in it stay.
 * @param options.dryRun    counts everything and keeps nothing
 * @param options.onProgress  called with the lines read so far
 * @throws LoadError when the file is no such file: then nothing is kept
 */
export async function loadPostcodes(
  file: string,
  options: { dryRun?: boolean; onProgress?: (lines: number) => void } = {},
): Promise<PostcodeLoad> {
  const load: PostcodeLoad = { read: 0, new: 0, changed: 0, unchanged: 0, faults: [], faulty: 0 };
  const client = await pgPool().connect();
  try {
    await client.query("BEGIN");
    await client.query(`CREATE TEMP TABLE read_postcode (line int, postcode text, quality int, eastings int,
      northings int, district_code text, ward_code text) ON COMMIT DROP`);
    const copy = client.query(copyFrom("COPY read_postcode FROM STDIN"));
    const hash = createHash("sha256");
    await pipeline(cleanLines(file, hash, load, options.onProgress), copy);
    check(load);
    await client.query("ANALYZE read_postcode");
    const { rows } = await client.query<{ inserted: boolean; n: number }>(MERGE);
    for (const row of rows) load[row.inserted ? "new" : "changed"] = row.n;
    const { rows: distinct } = await client.query<{ n: number }>(
      "SELECT count(DISTINCT postcode)::int AS n FROM read_postcode",
    );
    load.unchanged = (distinct[0]?.n ?? 0) - load.new - load.changed;
    if (load.new + load.changed > 0) await record(client, file, hash.digest("hex"), load);
    await client.query(options.dryRun ? "ROLLBACK" : "COMMIT");
    return load;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const MERGE = `
  WITH last AS (SELECT DISTINCT ON (postcode) * FROM read_postcode ORDER BY postcode, line DESC),
  merged AS (
    INSERT INTO postcode AS p (postcode, quality, eastings, northings, district_code, ward_code)
    SELECT postcode, quality, eastings, northings, district_code, ward_code FROM last
    ON CONFLICT (postcode) DO UPDATE SET quality = excluded.quality, eastings = excluded.eastings,
      northings = excluded.northings, district_code = excluded.district_code, ward_code = excluded.ward_code
    WHERE (p.quality, p.eastings, p.northings, p.district_code, p.ward_code) IS DISTINCT FROM
      (excluded.quality, excluded.eastings, excluded.northings, excluded.district_code, excluded.ward_code)
    RETURNING p.xmax = 0 AS inserted)
  SELECT inserted, count(*)::int AS n FROM merged GROUP BY inserted`;

/** The load and its faults, as the staff page shows them; a load that changed nothing is not worth a line. */
async function record(client: pg.PoolClient, file: string, sha256: string, load: PostcodeLoad): Promise<void> {
  const { faults, faulty, ...counts } = load;
  const id = newId();
  await client.query(
    `INSERT INTO load (id, kind, file_name, sha256, finished_at, counts) VALUES ($1, 'postcodes', $2, $3, now(), $4)`,
    [id, basename(file), sha256, { ...counts, faults: faulty }],
  );
  await client.query(
    `INSERT INTO load_fault (id, load_id, line, reason)
     SELECT id, $1, line, reason FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, line int, reason text)`,
    [id, JSON.stringify(faults.map((fault) => ({ ...fault, id: newId() })))],
  );
}

async function* cleanLines(file: string, hash: Hash, load: PostcodeLoad, onProgress?: (lines: number) => void) {
  const input = createReadStream(file);
  input.on("data", (chunk) => hash.update(chunk));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  let batch = "";
  for await (const text of lines) {
    line += 1;
    if (text.trim() === "") continue;
    load.read += 1;
    const clean = cleanLine(text, line);
    if (clean.startsWith("!")) {
      load.faulty += 1;
      if (load.faults.length < FAULTS_KEPT) load.faults.push({ line, reason: clean.slice(1) });
      // a file of another kind is known by its beginning
      if (line === 100) check(load);
      continue;
    }
    batch += clean;
    if (batch.length > 65_536) {
      onProgress?.(line);
      yield batch;
      batch = "";
    }
  }
  yield batch;
}

const WHOLE_NUMBER = /^\d{1,7}$/;
const AREA_CODE = /^[A-Z]\d{8}$/;

/** The line as COPY wants it, or "!" and what is wrong with it. */
function cleanLine(text: string, line: number): string {
  const cells = text.split(",").map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
  if (cells.length !== 10) return `!10 cells are wanted, not ${cells.length}`;
  const [typed = "", quality = "", eastings = "", northings = "", , , , , district = "", ward = ""] = cells;
  const postcode = normalisePostcode(typed);
  if (!postcode) return `!"${typed.slice(0, 20)}" is not a postcode`;
  if (![quality, eastings, northings].every((cell) => WHOLE_NUMBER.test(cell)))
    return "!quality, eastings and northings must be whole numbers";
  if (![district, ward].every((code) => code === "" || AREA_CODE.test(code)))
    return "!the district and the ward must be nine-character codes";
  // quality 90 is "no position": zeros stand for it in the file
  const placed = Number(eastings) > 0 && Number(northings) > 0;
  return `${[
    line,
    postcode,
    quality,
    placed ? eastings : "\\N",
    placed ? northings : "\\N",
    district || "\\N",
    ward || "\\N",
  ].join("\t")}\n`;
}

/** A file with more than a fifth of its lines wrong is not what it was taken for. */
function check(load: PostcodeLoad): void {
  if (load.read === 0) throw new LoadError("the file is empty");
  const [first] = load.faults;
  if (first && load.faulty * 5 > load.read)
    throw new LoadError(
      `${load.faulty} of ${load.read} lines are not Code-Point Open's (line ${first.line}: ${first.reason})`,
    );
}
