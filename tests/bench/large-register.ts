import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startPostgres } from "../../scripts/ground/postgres.mjs";
import { cloneDatabase } from "../support/database.ts";

/**
 * `npx tsx tests/bench/large-register.ts --rows 300000`: how long `npm run load` takes for a very large food register,
 * and how much memory at most: the load, the same file again,
 * and a later file with some rows changed, as a dry run and for good.
 */
const { values } = parseArgs({ options: { rows: { type: "string", default: "300000" } } });
const rows = Number(values.rows);

const WORDS = "Abbey Beacon Castle Close Darwin Erasmus Garrick Greenhill Market Minster Mill Queens Spire Swan Trent".split(" "); // biome-ignore format: a list
const TRADES = [
  ["Restaurant/Cafe/Canteen", 1, "Kitchen"],
  ["Pub/bar/nightclub", 7843, "Arms"],
  ["Takeaway/sandwich shop", 7844, "Fryer"],
  ["Retailers - other", 4613, "Stores"],
] as const;
const LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

function letter(n: number): string {
  return LETTERS[n % LETTERS.length] ?? "A";
}

/** A row as the Food Standards Agency writes it. @param later  the name that it has in the later file */
function row(n: number, later: boolean): string {
  const [type, typeId, ending] = TRADES[n % TRADES.length] ?? TRADES[0];
  const name = `${WORDS[n % WORDS.length]} ${WORDS[(n >> 4) % WORDS.length]} ${n} ${later ? "New " : ""}${ending}`;
  const postcode = `WS${(n % 15) + 1} ${(n >> 3) % 10}${letter(n >> 5)}${letter(n >> 9)}`;
  return (
    `<EstablishmentDetail><FHRSID>${n}</FHRSID><LocalAuthorityBusinessID>PI/${n}</LocalAuthorityBusinessID>` +
    `<BusinessName>${name}</BusinessName><BusinessType>${type}</BusinessType><BusinessTypeID>${typeId}</BusinessTypeID>` +
    `<AddressLine1>${(n % 200) + 1} High Street</AddressLine1><AddressLine2>Lichfield</AddressLine2><PostCode>${postcode}</PostCode>` +
    `<RatingValue>5</RatingValue><RatingKey>fhrs_5_en-GB</RatingKey><RatingDate>2020-01-01</RatingDate>` +
    `<LocalAuthorityCode>289</LocalAuthorityCode><LocalAuthorityName>Lichfield</LocalAuthorityName>` +
    `<Scores><Hygiene>0</Hygiene><Structural>5</Structural></Scores><SchemeType>FHRS</SchemeType></EstablishmentDetail>`
  );
}

/** @param changed  every so manieth row has another name; 0 for none */
async function writeRegister(file: string, day: string, changed: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(
    `<?xml version="1.0"?><FHRSEstablishment><Header><ExtractDate>${day}</ExtractDate><ItemCount>${rows}</ItemCount></Header><EstablishmentCollection>`,
  );
  for (let n = 1; n <= rows; n++) if (!out.write(row(n, changed > 0 && n % changed === 0))) await once(out, "drain");
  out.end("</EstablishmentCollection></FHRSEstablishment>");
  await once(out, "finish");
}

/** The most memory a process has had so far, in MB; 0 when it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kB] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kB ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function measure(title: string, databaseUrl: string, given: string[]): Promise<void> {
  const started = Date.now();
  const child = spawn(
    process.execPath,
    [
      "--max-semi-space-size=2",
      "--max-old-space-size=160",
      "--import",
      "tsx",
      "scripts/load.ts",
      "food-register",
      ...given,
    ],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, DATABASE_URL: databaseUrl },
    },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    peak = Math.max(peak, peakOf(child.pid));
    await wait(100);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${title}: ${seconds} s, at most ${peak.toFixed(0)} MB, exit ${child.exitCode}\n${said.trimEnd()}`);
}

const server = process.env.TEST_DATABASE_URL ? null : await startPostgres({ folder: ".data/test-postgres", durable: false }); // biome-ignore format: one choice
if (server) process.env.TEST_DATABASE_URL = server.urlOf("postgres");
const folder = mkdtempSync(join(tmpdir(), "register-"));
const clone = await cloneDatabase("reference");
try {
  const file = join(folder, "first.xml");
  const later = join(folder, "later.xml");
  await writeRegister(file, "2026-01-01", 0);
  await writeRegister(later, "2026-02-01", 1000);
  await measure("load", clone.url, [file]);
  await measure("the same file again", clone.url, [file]);
  await measure("a dry run of a later file, one row in 1000 renamed", clone.url, [later, "--dry-run"]);
  await measure("the later file", clone.url, [later]);
} finally {
  await clone.drop();
  rmSync(folder, { recursive: true });
  await server?.stop();
}
