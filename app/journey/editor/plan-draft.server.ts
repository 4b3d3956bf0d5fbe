import { now } from "~/lib/clock.ts";
import { councils } from "~/places/queries.server.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db, type Prisma, type Tx } from "~/platform/db.server.ts";
import { type SavedTable, savePlanTable, serviceNames } from "../commands/save-plan-table.server.ts";
import { licenceTaskKey, type PlanTable, PlanTableSchema, planFaults } from "../plan-table.ts";
import { planTable } from "../queries.server.ts";
import type { PlanRow } from "./schema.ts";

export interface PlanDraftState {
  table: PlanTable;
  /** 0: nothing is being changed */
  version: number;
  baseVersion: number | null;
  updatedAt: Date | null;
  updatedBy: string | null;
}

/** The plan as a council's editors are changing it, or as it is in use. */
export async function openPlanDraft(councilCode: string): Promise<PlanDraftState> {
  const row = await db().planDraft.findUnique({ where: { councilCode } });
  if (!row) {
    return { table: await planTable(councilCode), version: 0, baseVersion: null, updatedAt: null, updatedBy: null };
  }
  const by = row.updatedById
    ? await db().person.findUnique({ where: { id: row.updatedById }, select: { name: true } })
    : null;
  const table: PlanTable = PlanTableSchema.parse(row.content);
  return {
    table,
    version: row.version,
    baseVersion: row.baseVersion,
    updatedAt: row.updatedAt,
    updatedBy: by?.name ?? null,
  };
}

/** A plan is a district's: a county's officers read the shared one. */
export async function mayEditPlan(actor: StaffActor): Promise<boolean> {
  if (!allows(actor.roles, "plan.edit")) return false;
  return (await councils()).get(actor.councilCode)?.tier !== "county";
}

export function findPlanRow({ tasks, licences }: PlanTable, key: string | undefined): PlanRow | null {
  const task = tasks.find((row) => row.key === key);
  if (task) return { kind: "task", row: task };
  const licence = licences.find((row) => licenceTaskKey(row.key) === key);
  return licence ? { kind: "licence", row: licence } : null;
}

export type SavedDraft = { kind: "saved" } | { kind: "faulty"; faults: string[] } | { kind: "conflict" };

/** The plan with a row in the place of the one with its key, or at the end where there is none. */
export function withRow(table: PlanTable, edited: PlanRow): PlanTable {
  const put = <Row extends { key: string }>(rows: readonly Row[], row: Row) =>
    rows.some(({ key }) => key === row.key) ? rows.map((one) => (one.key === row.key ? row : one)) : [...rows, row];
  return edited.kind === "task"
    ? { ...table, tasks: put(table.tasks, edited.row) }
    : { ...table, licences: put(table.licences, edited.row) };
}

/**
 * Puts an edited or an added row into the draft. A plan with a fault (a circle of tasks, a step after one that is taken
 * out, a service or a field that is not known) is not saved, and the draft stays as it was.
 * @param version  of the draft that the form was filled from; 0 when there was none
 */
export async function savePlanRow(actor: StaffActor, edited: PlanRow, version: number): Promise<SavedDraft> {
  const { councilCode, person } = actor;
  const inUse = await planTable(councilCode);
  return db().$transaction(async (tx): Promise<SavedDraft> => {
    await lockDraft(tx, councilCode);
    const draft = await tx.planDraft.findUnique({ where: { councilCode } });
    if ((draft?.version ?? 0) !== version) return { kind: "conflict" };
    const table = withRow(draft ? PlanTableSchema.parse(draft.content) : inUse, edited);
    const shape = PlanTableSchema.safeParse(table);
    if (!shape.success) {
      return {
        kind: "faulty",
        faults: shape.error.issues.map(({ path, message }) => `${path.slice(2).join(" ")}: ${message}`),
      };
    }
    const faults = planFaults(table, await serviceNames(tx));
    if (faults.length > 0) return { kind: "faulty", faults };
    const content = JSON.parse(JSON.stringify(table)) as Prisma.InputJsonObject;
    const changed = { content, updatedAt: now(), updatedById: person.id };
    await tx.planDraft.upsert({
      where: { councilCode },
      create: { councilCode, baseVersion: await newestVersion(tx, councilCode), ...changed },
      update: { version: version + 1, ...changed },
    });
    return { kind: "saved" };
  });
}

/** Puts the draft in use as the council's next edition. Null when there is none, or somebody changed it meanwhile. */
export async function publishPlanDraft(
  actor: StaffActor,
  version: number,
  note: string | null,
): Promise<SavedTable | null> {
  const { councilCode, person } = actor;
  const draft = await db().planDraft.findUnique({ where: { councilCode } });
  if (!draft || draft.version !== version) return null;
  const table: PlanTable = PlanTableSchema.parse(draft.content);
  const saved = await savePlanTable({ councilCode, personId: person.id, table, baseVersion: draft.baseVersion, note });
  if (saved.kind === "saved" || saved.kind === "nothing_changed") {
    await db().planDraft.deleteMany({ where: { councilCode, version } });
  }
  return saved;
}

/** Throws the draft away; the plan in use stays. */
export async function dropPlanDraft(councilCode: string): Promise<void> {
  await db().planDraft.deleteMany({ where: { councilCode } });
}

export interface PlanEditionLine {
  version: number;
  note: string | null;
  createdAt: Date;
  by: string | null;
}

/** The council's editions, the newest first. */
export function listPlanEditions(councilCode: string): Promise<PlanEditionLine[]> {
  return db().$queryRaw<PlanEditionLine[]>`
    SELECT e.version, e.note, e.created_at AS "createdAt", p.name AS by
    FROM plan_edition e LEFT JOIN person p ON p.id = e.created_by_id
    WHERE e.council_code = ${councilCode} ORDER BY e.version DESC LIMIT 20`;
}

/** Puts an earlier edition back in use, as the newest; 0 is the shared plan. Null when there is no such edition. */
export async function putPlanBack(actor: StaffActor, version: number, note: string): Promise<SavedTable | null> {
  const { councilCode, person } = actor;
  const where = version === 0 ? { councilCode: null } : { councilCode, version };
  const edition = await db().planEdition.findFirst({ where, orderBy: { version: "desc" } });
  if (!edition) return null;
  const table: PlanTable = PlanTableSchema.parse(edition.content);
  const baseVersion = await newestVersion(db(), councilCode);
  return savePlanTable({ councilCode, personId: person.id, table, baseVersion, note });
}

async function newestVersion(tx: Pick<Tx, "planEdition">, councilCode: string): Promise<number | null> {
  const newest = await tx.planEdition.findFirst({
    where: { councilCode },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return newest?.version ?? null;
}

async function lockDraft(tx: Tx, councilCode: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`plan-draft:${councilCode}`}, 0))`;
}
