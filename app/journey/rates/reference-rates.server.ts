import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "~/lib/csv.ts";
import { type RatesTable, readRatesTables } from "./rates-table.ts";

/**
 * The multipliers and reliefs that ship with the portal (prisma/reference/rates-*.csv), a table for each tax year.
 * @throws when a row is not as it should be
 */
export function referenceRates(folder: string = join("prisma", "reference")): RatesTable[] {
  const rows = (name: string) => parseCsv(readFileSync(join(folder, name), "utf8"));
  return readRatesTables(rows("rates-multipliers.csv"), rows("rates-reliefs.csv"));
}
