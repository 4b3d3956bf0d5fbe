import { existsSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { formatDay, isPlainDate } from "~/lib/dates.ts";
import { LoadError } from "~/lib/load-error.ts";
import { loads } from "~/texts/en/loads.ts";

const words = loads.script;

const USAGE = `npm run load -- food-register FILE… [--dry-run] [--force] [--council CODE]
npm run load -- postcodes FILE… [--dry-run]
npm run load -- rating-list FILE… --council CODE --as-at YYYY-MM-DD [--dry-run] [--force]
Add --no-demo to load into the portal that was started with --no-demo.`;

/** So many faults are printed; all of those kept are on the staff page of loads. */
const FAULTS_SHOWN = 20;

interface Given {
  kind: string | undefined;
  files: string[];
  dryRun: boolean;
  force: boolean;
  council: string | undefined;
  asAt: string | undefined;
  demo: boolean;
}

function readArguments(): Given {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        force: { type: "boolean", default: false },
        council: { type: "string" },
        "as-at": { type: "string" },
        "no-demo": { type: "boolean", default: false },
      },
    });
    const [kind, ...files] = positionals;
    if (!["food-register", "postcodes", "rating-list"].includes(kind ?? "") || files.length === 0) throw new Error("");
    const asAt = values["as-at"];
    if (kind === "rating-list" && !values.council) throw new Error("Whose list is it? Say --council CODE.");
    if (kind === "rating-list" && !(asAt && isPlainDate(asAt)))
      throw new Error("Of which day is the list? Say --as-at 2026-04-01.");
    return {
      kind,
      files,
      dryRun: values["dry-run"],
      force: values.force,
      council: values.council,
      asAt,
      demo: !values["no-demo"],
    };
  } catch (error) {
    const why = error instanceof Error && error.message ? `${error.message}\n` : "";
    console.error(`${why}${USAGE}`);
    process.exit(2);
  }
}

/** One line that is written over and over, where somebody watches. */
function progress(file: string): ((count: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (count) => void process.stderr.write(`\r\x1b[K${basename(file)}: ${count.toLocaleString("en-GB")} read`);
}

function printFaults(faults: { line: number; externalId?: string | null; reason: string }[], all: number): void {
  for (const fault of faults.slice(0, FAULTS_SHOWN))
    console.log(words.fault(fault.line, fault.externalId ?? null, fault.reason));
  if (all > FAULTS_SHOWN) console.log(words.moreFaults(all - FAULTS_SHOWN));
}

async function loadOne(file: string, given: Given): Promise<void> {
  const started = performance.now();
  const onProgress = progress(file);
  const options = { dryRun: given.dryRun, ...(onProgress ? { onProgress } : {}) };
  const took = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (given.kind === "postcodes") {
    const { loadPostcodes } = await import("~/places/commands/load-postcodes.server.ts");
    const load = await loadPostcodes(file, options);
    const placed = given.dryRun ? 0 : await placeSites(db());
    if (onProgress) process.stderr.write("\r\x1b[K");
    printFaults(load.faults, load.faulty);
    console.log(words.postcodes(basename(file), load, placed, took(), given.dryRun));
    return;
  }
  if (given.kind === "rating-list") {
    const { loadRatingList } = await import("~/matching/commands/load-rating-list.server.ts");
    const load = await loadRatingList(file, {
      ...options,
      force: given.force,
      councilCode: given.council ?? "",
      asAt: given.asAt ?? "",
    });
    if (onProgress) process.stderr.write("\r\x1b[K");
    printFaults(load.faults, load.faulty);
    console.log(words.ratingList(basename(file), load, took(), given.dryRun));
    return;
  }
  const { loadFoodRegister } = await import("~/matching/commands/load-food-register.server.ts");
  const load = await loadFoodRegister(file, {
    ...options,
    force: given.force,
    ...(given.council ? { councilCode: given.council } : {}),
  });
  if (onProgress) process.stderr.write("\r\x1b[K");
  printFaults(load.faults, load.counts.faults);
  console.log(words.register(basename(file), load.authority, formatDay(load.extractedOn)));
  if (load.loadedBefore) console.log(words.loadedBefore(formatDay(load.loadedBefore)));
  else if (!load.councilCode) console.log(words.notServed(load.authority));
  console.log(words.counts(load.counts, took(), given.dryRun));
}

const given = readArguments();
for (const file of given.files)
  if (!existsSync(file)) {
    console.error(`${file}: there is no such file`);
    process.exit(2);
  }
// after the arguments are known to be good: the portal's code takes a second to read
const { connect, db, disconnect } = await import("~/platform/db.server.ts");
const { placeSites } = await import("~/matching/commands/place-sites.server.ts");
const { openLoadDatabase } = await import("./ground/load-database.mjs");
const database = await openLoadDatabase(given.demo);
connect(database.url, { max: 3 });
try {
  for (const file of given.files) {
    try {
      await loadOne(file, given);
    } catch (error) {
      if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
      const system = error instanceof Error && "code" in error && error.code === "EISDIR";
      if (!(error instanceof LoadError) && !system) throw error;
      console.error(`${basename(file)}: ${system ? "it is a folder" : error.message}`);
      process.exitCode = 2;
      break;
    }
  }
} finally {
  await disconnect();
  await database.close();
}
