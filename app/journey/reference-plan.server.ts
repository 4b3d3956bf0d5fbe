import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "~/lib/csv.ts";
import { withAmounts } from "~/services/amounts.ts";
import { type PlanTable, readPlanTable } from "./plan-table.ts";

/**
 * The plan as it ships with the portal (prisma/reference/plan-*.csv).
 * @throws when a row is not as it should be
 */
export function referencePlan(folder: string = join("prisma", "reference")): PlanTable {
  const rows = (name: string) => parseCsv(readFileSync(join(folder, name), "utf8"));
  const amounts = rows("amounts.csv");
  return readPlanTable({
    tasks: withAmounts(rows("plan-tasks.csv"), amounts),
    licences: withAmounts(rows("plan-licences.csv"), amounts),
    needs: rows("plan-needs.csv"),
  });
}
