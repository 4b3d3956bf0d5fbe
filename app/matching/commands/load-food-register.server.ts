import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { plainName } from "~/businesses/likeness.ts";
import { formatDay, fromPlainDate, type PlainDate, toPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { LoadError } from "~/lib/load-error.ts";
import { councils, findCouncil } from "~/places/queries.server.ts";
import { copyIn, copyLine } from "~/platform/copy.server.ts";
import { type Db, db, type Tx } from "~/platform/db.server.ts";
import { type FoodPremises, type FoodRow, readFoodRow } from "../food-premises.ts";
import { saidBy } from "../food-register-rows.ts";
import type { LoadContext } from "../load-context.ts";
import { readFoodRegister } from "../read-food-register.server.ts";
import { takeChanged, takeGone } from "./food-register-changes.server.ts";
import { insertNew } from "./food-register-new.server.ts";

/** What one load did, or in a dry run would do. */
export interface FoodRegisterLoad {
  authority: string;
  councilCode: string | null;
  sourceKey: string;
  extractedOn: PlainDate;
  counts: FoodRegisterCounts;
  faults: LoadFault[];
  /** the day the very same file was loaded; then nothing was done */
  loadedBefore: PlainDate | null;
}

export interface FoodRegisterCounts {
  read: number;
  /** in the register for the first time; `linked` of them are businesses that we knew */
  new: number;
  linked: number;
  /** in the earlier file too */
  kept: number;
  unchanged: number;
  changed: number;
  renamed: number;
  returned: number;
  gone: number;
  /** a postcode that we know gives the ward */
  withWard: number;
  withoutPostcode: number;
  faults: number;
}

export interface LoadFault {
  line: number;
  externalId: string | null;
  reason: string;
}

export interface LoadOptions {
  dryRun?: boolean;
  /** loads an older file, or one that lacks most of the register */
  force?: boolean;
  /** whose register it is, where its name does not say */
  councilCode?: string;
  onProgress?: (rows: number) => void;
}

/** So many faults are kept word for word; the rest are counted. */
const FAULTS_KEPT = 1000;

class DryRun extends Error {}

/**
 * Loads one council's food hygiene register, whole or not at all. The first file makes businesses, or links its rows to
 * businesses we know; a later one gives new, renamed and gone premises as events. The same file again changes nothing.
 * @throws LoadError with the reason in one line when the file cannot be taken
 */
export async function loadFoodRegister(file: string, options: LoadOptions = {}): Promise<FoodRegisterLoad> {
  const sha256 = await hashOf(file);
  let load: FoodRegisterLoad | undefined;
  try {
    await db().$transaction(
      async (tx) => {
        load = await loadWithin(tx, file, sha256, options);
        if (options.dryRun) throw new DryRun();
      },
      { maxWait: 10_000, timeout: 1_800_000 },
    );
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!load) throw new Error("A load ended without its counts");
  return load;
}

async function loadWithin(tx: Tx, file: string, sha256: string, options: LoadOptions): Promise<FoodRegisterLoad> {
  const staged = await stage(tx, file, options);
  const { context, counts, faults } = staged;
  const load = { ...context, counts, faults, loadedBefore: null };
  await tx.$executeRaw`
    INSERT INTO source (key, name, kind, council_code)
    VALUES (${context.sourceKey}, ${context.sourceName}, 'council_register', ${staged.ownerCode})
    ON CONFLICT (key) DO NOTHING`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`load:${context.sourceKey}`}))`;
  const last = await tx.load.findFirst({
    where: { kind: "food-register", sourceKey: context.sourceKey, finishedAt: { not: null } },
    orderBy: { startedAt: "desc" },
  });
  if (last?.sha256 === sha256)
    return { ...load, counts: { ...NOTHING, read: counts.read, kept: counts.read, unchanged: counts.read, faults: counts.faults, withWard: counts.withWard, withoutPostcode: counts.withoutPostcode }, loadedBefore: toPlainDate(last.startedAt) }; // biome-ignore format: one row
  const lastDay = toPlainDate(last?.extractedOn);
  if (lastDay && context.extractedOn < lastDay && !options.force)
    throw new LoadError(
      `the file was made on ${formatDay(context.extractedOn)}; a later one, of ${formatDay(lastDay)}, is loaded (--force loads it all the same)`,
    );
  context.first = !last;
  Object.assign(counts, await compare(tx, context.sourceKey));
  if (counts.gone > 20 && counts.gone > counts.kept && !options.force)
    throw new LoadError(
      `${counts.gone} of ${counts.gone + counts.kept} premises would be gone: is this the whole register? (--force loads it)`,
    );
  counts.linked = await insertNew(tx, context);
  await takeChanged(tx, context);
  await takeGone(tx, context);
  await record(tx, context, { file, sha256, counts, faults });
  return load;
}

const NOTHING: FoodRegisterCounts = {
  read: 0, new: 0, linked: 0, kept: 0, unchanged: 0, changed: 0, renamed: 0, returned: 0, gone: 0, withWard: 0,
  withoutPostcode: 0, faults: 0,
}; // biome-ignore format: zeros

/** Copies the file into a table of the transaction, row by row checked. */
async function stage(tx: Tx, file: string, options: LoadOptions) {
  await tx.$executeRaw`
    CREATE TEMP TABLE incoming (external_id text, line int, nth int, name text, hash text, postcode text, said jsonb, premises jsonb)
    ON COMMIT DROP`;
  const counts = { ...NOTHING };
  const faults: LoadFault[] = [];
  const fault = (line: number, externalId: string | null, reason: string) => {
    counts.faults += 1;
    if (faults.length < FAULTS_KEPT) faults.push({ line, externalId, reason });
  };
  let unusable = 0;
  const batches = readFoodRegister(file);
  // whose register it is must be asked before the rows flow: then the connection is theirs alone
  const begun = await firstRows(batches);
  const { header } = begun;
  const whose = await authorityOf(begun.rows[0]?.cells ?? {}, header.extractedOn, options.councilCode);
  const goodLines = (rows: FoodRow[]) => {
    let lines = "";
    for (const row of rows) {
      counts.read += 1;
      const externalId = row.cells.FHRSID?.trim() || null;
      const read = readFoodRow(row);
      const other = (row.cells.LocalAuthorityCode ?? "").trim() !== whose.authorityCode;
      if ("reason" in read || other) {
        unusable += 1;
        fault(row.line, externalId, "reason" in read ? read.reason : "it is another council's");
        continue;
      }
      if (read.fault) fault(row.line, externalId, read.fault);
      if (!read.premises.postcode) counts.withoutPostcode += 1;
      lines += lineOf(read.premises, counts.read);
    }
    options.onProgress?.(counts.read);
    return lines;
  };
  await copyIn(tx, "COPY incoming FROM STDIN", (async function* () {
    yield goodLines(begun.rows);
    for await (const { rows } of batches) yield goodLines(rows);
  })()); // biome-ignore format: a generator
  for (const twice of await dropRepeated(tx)) {
    unusable += 1;
    fault(twice.line, twice.externalId, "its FHRSID is in the file already: the first row is kept");
  }
  const first = faults[0];
  if (first && unusable * 5 >= counts.read)
    throw new LoadError(`${unusable} of ${counts.read} rows cannot be used (line ${first.line}: ${first.reason})`);
  const { itemCount } = header;
  if (itemCount !== null && itemCount !== counts.read)
    fault(1, null, `the header says ${itemCount} premises, the file has ${counts.read}`);
  await tx.$executeRaw`ANALYZE incoming`;
  counts.withWard = await one(tx, "SELECT count(*)::int AS n FROM incoming JOIN postcode USING (postcode) WHERE ward_code IS NOT NULL"); // biome-ignore format: one query
  return { context: whose.context, ownerCode: whose.ownerCode, counts, faults };
}

/** The first rows of the file, and what it says of itself. */
async function firstRows(batches: ReturnType<typeof readFoodRegister>) {
  for (let next = await batches.next(); !next.done; next = await batches.next())
    if (next.value.rows.length > 0) return next.value;
  throw new LoadError("there are no premises in the file");
}

function lineOf(premises: FoodPremises, nth: number): string {
  const { externalId, line, registerName, contentHash, postcode } = premises;
  const [said, whole] = [saidBy(premises), premises].map((one) => JSON.stringify(one));
  return copyLine([externalId, line, nth, registerName, contentHash, postcode, said ?? null, whole ?? null]);
}

/** Of rows with the same number the first is kept. @returns the others, in the order of the file */
async function dropRepeated(tx: Tx): Promise<{ externalId: string; line: number }[]> {
  const dropped = await tx.$queryRaw<{ externalId: string; line: number; nth: number }[]>`
    DELETE FROM incoming USING (
      SELECT external_id, min(nth) AS first FROM incoming GROUP BY external_id HAVING count(*) > 1) twice
    WHERE incoming.external_id = twice.external_id AND nth > twice.first
    RETURNING incoming.external_id AS "externalId", line, nth`;
  await tx.$executeRaw`ALTER TABLE incoming ADD PRIMARY KEY (external_id)`;
  return dropped.sort((one, other) => one.nth - other.nth);
}

/** Whose register it is: said by the caller, else found from the name in the file. */
async function authorityOf(
  cells: Record<string, string>,
  extractedOn: PlainDate,
  wanted: string | undefined,
): Promise<{ authorityCode: string; ownerCode: string | null; context: LoadContext }> {
  const authorityCode = (cells.LocalAuthorityCode ?? "").trim();
  const authority = (cells.LocalAuthorityName ?? "").trim() || "an unnamed council";
  const plain = plainName(authority);
  const council = wanted
    ? await findCouncil(wanted)
    : [...(await councils()).values()].find((one) =>
        [one.shortName, one.name].some((name) => plainName(name) === plain),
      );
  if (wanted && !council) throw new LoadError(`there is no council ${wanted}`);
  const key = council?.code ?? (/^\w{1,10}$/.test(authorityCode) ? `FHRS${authorityCode}` : "");
  if (key === "")
    throw new LoadError("the file does not say whose register it is: name the council with --council CODE");
  const sourceName = `Food hygiene register of ${council?.name ?? authority}`;
  const context: LoadContext = {
    sourceKey: `food-register:${key}`,
    sourceName,
    authority: council?.name ?? authority,
    councilCode: council?.served ? council.code : null,
    extractedOn,
    first: true,
  };
  return { authorityCode, ownerCode: council?.code ?? null, context };
}

/** How the file differs from what the register last said. */
async function compare(tx: Tx, sourceKey: string): Promise<Partial<FoodRegisterCounts>> {
  const [row] = await tx.$queryRaw<Partial<FoodRegisterCounts>[]>`
    SELECT
      count(*) FILTER (WHERE known.id IS NULL)::int AS new,
      count(*) FILTER (WHERE known.id IS NOT NULL AND incoming.external_id IS NOT NULL)::int AS kept,
      count(*) FILTER (WHERE incoming.hash = known.content_hash AND known.gone_on IS NULL)::int AS unchanged,
      count(*) FILTER (WHERE incoming.hash <> known.content_hash)::int AS changed,
      count(*) FILTER (WHERE incoming.name <> known.name)::int AS renamed,
      count(*) FILTER (WHERE incoming.external_id IS NOT NULL AND known.gone_on IS NOT NULL)::int AS returned,
      count(*) FILTER (WHERE incoming.external_id IS NULL AND known.gone_on IS NULL
        AND known.content_hash IS NOT NULL)::int AS gone
    FROM incoming FULL JOIN (SELECT * FROM source_record WHERE source_key = ${sourceKey}) known
      ON known.external_id = incoming.external_id`;
  return row ?? {};
}

async function record(
  tx: Tx,
  context: LoadContext,
  load: { file: string; sha256: string; counts: FoodRegisterCounts; faults: LoadFault[] },
): Promise<void> {
  const { id } = await tx.load.create({
    data: {
      id: newId(),
      kind: "food-register",
      fileName: basename(load.file),
      sha256: load.sha256,
      sourceKey: context.sourceKey,
      extractedOn: fromPlainDate(context.extractedOn),
      finishedAt: new Date(),
      counts: { ...load.counts },
    },
  });
  await tx.loadFault.createMany({ data: load.faults.map((fault) => ({ ...fault, id: newId(), loadId: id })) });
}

async function one(tx: Tx | Db, query: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(query);
  return row?.n ?? 0;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
