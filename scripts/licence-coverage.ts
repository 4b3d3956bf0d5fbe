import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { referencePlan } from "~/journey/reference-plan.server.ts";
import { parseCsv } from "~/lib/csv.ts";

/**
 * How far the plan's licences go: sets our table beside the licences of the national licence finder (its files are not
 * part of the portal). `npx tsx scripts/licence-coverage.ts [folder]`
 */
const folder = process.argv[2] ?? join("..", "shared", "data", "licence_finder");
if (!existsSync(join(folder, "licences.csv"))) {
  console.log(`Nothing to compare: there is no licences.csv in ${folder}`);
  process.exit(0);
}
const rows = (name: string) => parseCsv(readFileSync(join(folder, name), "utf8"));
/** What the finder says of a licence that no council gives. */
const NATIONAL = "8001";

const reference = new Map(rows("licence_mappings.csv").map((row) => [row["GDS ID"], row.Legal_Ref_No]));
const numbers = new Map(rows("revised_codes.csv").map((row) => [row["legal ref nr"], row.LGSL_ID]));
const catalogue = new Set(
  parseCsv(readFileSync(join("prisma", "reference", "services.csv"), "utf8")).map((row) => row.lgsl ?? ""),
);
const plan = referencePlan();
const ours = new Set([...plan.licences, ...plan.tasks].flatMap((row) => row.services));

interface Licence {
  name: string;
  lgsl: string;
  sectors: Set<string>;
}
const licences = new Map<string, Licence>();
for (const row of rows("licences.csv")) {
  if (row.DA_ENGLAND !== "1") continue;
  const id = row.LICENCE_OID ?? "";
  const known = licences.get(id) ?? {
    name: row.LICENCE ?? "",
    lgsl: numbers.get(reference.get(id) ?? "") ?? NATIONAL,
    sectors: new Set<string>(),
  };
  known.sectors.add(row.SECTOR ?? "");
  licences.set(id, known);
}

const all = [...licences.values()].sort((a, b) => b.sectors.size - a.sectors.size);
const numbered = all.filter(({ lgsl }) => lgsl !== NATIONAL);
const local = numbered.filter(({ lgsl }) => catalogue.has(lgsl));
const covered = local.filter(({ lgsl }) => ours.has(lgsl));
const missing = local.filter(({ lgsl }) => !ours.has(lgsl));
const places = (list: Licence[]) => list.reduce((sum, { sectors }) => sum + sectors.size, 0);

console.log(`Licences of the finder for England: ${all.length}`);
console.log(
  `with a number of the national service list: ${numbered.length}; of these in our catalogue: ${local.length}`,
);
console.log(`of those in the plan: ${covered.length} (${Math.round((100 * covered.length) / local.length)}%)`);
console.log(
  `counted by trade: ${places(covered)} of ${places(local)} (${Math.round((100 * places(covered)) / places(local))}%)`,
);
console.log("\nIn our catalogue, not in the plan:");
for (const { name, lgsl, sectors } of missing) console.log(`  ${lgsl}  ${name} (${sectors.size} trades)`);
console.log("\nNumbered, not in our catalogue:");
for (const { name, lgsl, sectors } of numbered.filter((one) => !local.includes(one))) {
  console.log(`  ${lgsl}  ${name} (${sectors.size} trades)`);
}
