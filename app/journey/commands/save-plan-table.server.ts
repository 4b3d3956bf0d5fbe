import { createHash } from "node:crypto";
import { newId } from "~/lib/ids.ts";
import { db, type Prisma, type Tx } from "~/platform/db.server.ts";
import { type PlanTable, PlanTableSchema, planFaults } from "../plan-table.ts";
import { forgetPlanTables } from "../queries.server.ts";
import { referencePlan } from "../reference-plan.server.ts";

export type SavedTable =
  | { kind: "saved"; version: number }
  | { kind: "nothing_changed"; version: number }
  | { kind: "faulty"; faults: string[] }
  /** somebody else saved meanwhile */
  | { kind: "conflict"; version: number };

/**
 * Saves a council's whole plan as its next edition. A plan with a fault, a circle of tasks among them, is not saved.
 * @param baseVersion  the edition that was edited; null for the council's first
 */
export function savePlanTable(edit: {
  councilCode: string;
  personId: string;
  table: PlanTable;
  baseVersion: number | null;
  note: string | null;
}): Promise<SavedTable> {
  return db().$transaction((tx) => saveEdition(tx, edit));
}

/**
 * Puts the plan that ships with the portal in place as the newest shared edition. Loading the same again changes nothing.
 * @throws when the files have a fault
 */
export async function loadPlan(tx: Tx, folder?: string): Promise<number> {
  const saved = await saveEdition(tx, {
    councilCode: null,
    personId: null,
    table: referencePlan(folder),
    baseVersion: null,
    note: null,
  });
  if (saved.kind === "faulty") throw new Error(`The plan has faults:\n${saved.faults.join("\n")}`);
  return saved.version;
}

async function saveEdition(
  tx: Tx,
  edit: {
    councilCode: string | null;
    personId: string | null;
    table: PlanTable;
    baseVersion: number | null;
    note: string | null;
  },
): Promise<SavedTable> {
  const { councilCode, personId, baseVersion, note } = edit;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`plan:${councilCode ?? ""}`}, 0))`;
  const newest = await tx.planEdition.findFirst({
    where: { councilCode },
    orderBy: { version: "desc" },
    select: { version: true, contentHash: true },
  });
  if (councilCode !== null && (newest?.version ?? null) !== baseVersion) {
    return { kind: "conflict", version: newest?.version ?? 0 };
  }
  const table = PlanTableSchema.parse(edit.table);
  const faults = planFaults(table, await serviceNames(tx));
  if (faults.length > 0) return { kind: "faulty", faults };
  const content = JSON.stringify(table);
  const contentHash = createHash("sha256").update(content).digest("hex");
  if (newest?.contentHash === contentHash) return { kind: "nothing_changed", version: newest.version };
  const version = (newest?.version ?? 0) + 1;
  await tx.planEdition.create({
    data: {
      id: newId(),
      councilCode,
      version,
      content: JSON.parse(content) as Prisma.InputJsonObject,
      contentHash,
      note,
      createdById: personId,
    },
  });
  forgetPlanTables();
  return { kind: "saved", version };
}

/** Numbers and slugs of the services that a plan may name; read in the transaction that may just have loaded them. */
export async function serviceNames(tx: Tx): Promise<Set<string>> {
  const rows = await tx.service.findMany({ where: { councilCode: null }, select: { lgsl: true, slug: true } });
  return new Set(rows.flatMap(({ lgsl, slug }) => (lgsl === null ? [slug] : [slug, String(lgsl)])));
}
