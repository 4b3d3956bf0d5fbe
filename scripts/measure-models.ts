import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse";
import { classifyLine } from "../app/classification/classify.ts";
import { INSPECTION_SETTINGS } from "../app/classification/inspection-settings.ts";
import { STAGES } from "../app/classification/lifecycle-terms.ts";
import { MODEL_SETTINGS } from "../app/classification/model-settings.ts";
import type { ClassifyInput } from "../app/classification/schema.ts";
import { readFoodRow } from "../app/matching/food-premises.ts";
import { readFoodRegister } from "../app/matching/read-food-register.server.ts";

/*
 * Classifies real public registers and says the share of each stage and of "not known", as docs/models.md reports them:
 *   npx tsx scripts/measure-models.ts [FOLDER]
 * Files that are not there are passed over.
 */

const folder = process.argv[2] ?? path.join("..", "shared", "data");

/** The day is that of the file: an old register is read as it was read then. */
type Line = ClassifyInput;

async function* companies(file: string): AsyncGenerator<Line> {
  const rows = createReadStream(file).pipe(parse({ columns: (names: string[]) => names.map((name) => name.trim()), bom: true, relax_quotes: true })); // biome-ignore format: one call
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const status = row.CompanyStatus ?? "";
    const day = (text: string | undefined) => /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text ?? "");
    const born = day(row.IncorporationDate);
    const asOf = "2026-11-21";
    const accounts = row["Accounts.AccountCategory"] ?? "";
    yield {
      asOf,
      ...formOf(row.CompanyCategory ?? ""),
      status: /dissolved|removed|converted/i.test(status) ? "closed" : accounts === "DORMANT" ? "dormant" : null,
      started: born ? `${born[3]}-${born[2]}-${born[1]}` : null,
      signals: hardSignal(status) ? [{ kind: hardSignal(status) ?? "strike_off", date: asOf }] : [],
      legalEntity: true,
      registeredOffice: "here",
    };
  }
}

function formOf(category: string): Pick<Line, "legal" | "legalForm"> {
  if (/public limited/i.test(category)) return { legal: "public", legalForm: "plc" };
  if (/community interest/i.test(category)) return { legal: "social", legalForm: "cic" };
  if (/limited liability partnership/i.test(category)) return { legal: "incorporated", legalForm: "llp" };
  if (/charit/i.test(category)) return { legal: "social", legalForm: "charity" };
  if (/overseas|other company type/i.test(category)) return { legal: "overseas", legalForm: "overseas" };
  return category === "" ? {} : { legal: "incorporated", legalForm: "limited" };
}

function hardSignal(status: string): "liquidation" | "administration" | "voluntary_arrangement" | "strike_off" | "receivership" | null {
  if (/strike off/i.test(status)) return "strike_off";
  if (/liquidation/i.test(status)) return "liquidation";
  if (/administration/i.test(status)) return "administration";
  if (/voluntary arrangement/i.test(status)) return "voluntary_arrangement";
  return /receiver/i.test(status) ? "receivership" : null;
} // biome-ignore format: one word a line

async function* food(file: string): AsyncGenerator<Line> {
  for await (const { header, rows } of readFoodRegister(file))
    for (const row of rows) {
      const read = readFoodRow(row);
      if (!("premises" in read)) continue;
      const { activities, premisesType, legalForm } = read.premises;
      const hazards = activities.map((key) => INSPECTION_SETTINGS.activities[key as keyof typeof INSPECTION_SETTINGS.activities] ?? 1);
      const rated = row.cells.RatingDate ?? "";
      const rating = row.cells.RatingValue ?? "";
      yield {
        asOf: header.extractedOn,
        status: "trading",
        premises: premisesType,
        legal: legalForm === "limited" ? "incorporated" : null,
        legalForm: legalForm === "limited" ? "limited" : null,
        lastHeard: /^\d{4}-\d\d-\d\d$/.test(rated) ? rated : null,
        localSites: 1,
        hazard: Math.max(1, ...hazards),
        exposure: premisesType === "home" ? 1 : 2,
        record: /^[012]$/.test(rating) ? "poor" : /^[34]$/.test(rating) ? "standard" : rating === "5" ? "good" : null,
      };
    }
} // biome-ignore format: one form a row

async function measure(name: string, file: string, read: (file: string) => AsyncGenerator<Line>): Promise<void> {
  if (!existsSync(file)) return console.log(`${name}: not here, passed over`);
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let total = 0;
  for await (const line of read(file)) {
    const { lifecycle, stake, complexity, inspection } = classifyLine(JSON.stringify(line), MODEL_SETTINGS);
    total += 1;
    add(`stage ${lifecycle?.stage ?? "none"}`);
    add(`level ${stake?.level ?? "none"}`);
    add(`complexity ${complexity?.band ?? "not settled"}`);
    add(`inspection ${inspection?.category ?? "none"}`);
  }
  console.log(`${name}: ${total} rows`);
  const order = (key: string) => STAGES.findIndex((stage) => key === `stage ${stage}`);
  for (const [key, count] of [...counts].sort(([a], [b]) => order(a) - order(b) || a.localeCompare(b)))
    console.log(`  ${key}: ${count} (${((count * 100) / total).toFixed(1)}%)`);
}

await measure("Companies House", path.join(folder, "companies_house/BasicCompanyData_part.csv"), companies);
for (const name of ["FHRS289_Lichfield_2020-11", "FHRS295_Tamworth_2020-11", "FHRS409_Dudley_2020-11", "FHRS252_Harrogate_2020-11", "FHRS404_Bradford_2020-11"])
  await measure(name, path.join(folder, `fhrs/${name}.xml`), food); // biome-ignore format: one list
