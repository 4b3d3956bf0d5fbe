import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "~/lib/csv.ts";
import { type PlanTable, readPlanTable } from "./plan-table.ts";

/**
 * The plan as it ships with the portal (prisma/reference/plan-*.csv).
 * @throws when a row is not as it should be
 */
export function referencePlan(folder: string = join("prisma", "reference")): PlanTable {
  const rows = (name: string) => parseCsv(readFileSync(join(folder, name), "utf8"));
  return readPlanTable({
    tasks: rows("plan-tasks.csv"),
    licences: rows("plan-licences.csv"),
    needs: rows("plan-needs.csv"),
  });
}
