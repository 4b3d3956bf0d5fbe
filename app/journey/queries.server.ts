import type { PlainDate } from "~/lib/dates.ts";
import { toPlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import { hashToken } from "~/platform/auth/session.server.ts";
import { type Db, lookups, type Tx } from "~/platform/db.server.ts";
import type { StartPlan as PlanRow, StartTask } from "~/platform/prisma/client.ts";
import { unseal } from "~/platform/security/seal.server.ts";
import { councilOf, isElsewhere, planFacts, type StartAnswers } from "./answers.ts";
import { makePlan, type StartPlan, type TaskProgress } from "./plan.ts";
import { type PlanTable, PlanTableSchema } from "./plan-table.ts";

/** So often at most a process asks whether another one saved a plan. */
const ASK_AGAIN_MS = 5_000;

interface Kept {
  version: string;
  askedAt: number;
  tables: Map<string | null, PlanTable>;
}

let kept: Promise<Kept> | undefined;

/** Drops the plans in memory: after saving one, and between tests. */
export function forgetPlanTables(): void {
  kept = undefined;
}

/** The plan in use in a district: its council's own newest edition, else the shared one. Kept in memory; never change it. */
export async function planTable(councilCode: string | null): Promise<PlanTable> {
  const before = kept;
  if (before) {
    const known = await before;
    if (Date.now() - known.askedAt >= ASK_AGAIN_MS) {
      known.askedAt = Date.now();
      if ((await versionOf(lookups())) !== known.version && kept === before) kept = undefined;
    }
  }
  if (!kept) {
    const reading = readTables(lookups());
    kept = reading;
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
  }
  const { tables } = await kept;
  const table = tables.get(councilCode) ?? tables.get(null);
  if (!table) throw new Error("No plan is loaded: run scripts/reference.ts");
  return table;
}

async function versionOf(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ version: string }[]>`
    SELECT count(*) || ' ' || coalesce(max(created_at)::text, '') AS version FROM plan_edition`;
  return row?.version ?? "";
}

async function readTables(tx: Tx): Promise<Kept> {
  const version = await versionOf(tx);
  const rows = await tx.$queryRaw<{ councilCode: string | null; content: unknown }[]>`
    SELECT DISTINCT ON (council_code) council_code AS "councilCode", content
    FROM plan_edition ORDER BY council_code, version DESC`;
  const tables = new Map(rows.map((row) => [row.councilCode, PlanTableSchema.parse(row.content) as PlanTable]));
  return { version, askedAt: Date.now(), tables };
}

/** A starter's plan, or what there is of it before the five questions are answered. */
export interface KeptPlan {
  id: string;
  token: string;
  personId: string | null;
  answers: StartAnswers;
  madeAt: Date | null;
  expiresAt: Date;
  businessId: string | null;
}

export type FoundPlan = { kind: "found"; plan: KeptPlan } | { kind: "gone" } | null;

const TOKEN = /^[\w-]{43}$/;

/**
 * The plan at an address. One that is kept in an account does not run out.
 * @returns null when there never was one; "gone" when it has run out
 */
export async function findPlanByToken(db: Db | Tx, token: string | undefined, asOf: Date): Promise<FoundPlan> {
  if (!token || !TOKEN.test(token)) return null;
  const row = await db.startPlan.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!row) return null;
  if (row.erasedAt || (row.expiresAt <= asOf && row.personId === null)) return { kind: "gone" };
  return { kind: "found", plan: keptPlan(row, token) };
}

/** The newest plan that a person keeps in their account; null when there is none. */
export async function findPlanOfPerson(db: Db | Tx, personId: string): Promise<KeptPlan | null> {
  const row = await db.startPlan.findFirst({
    where: { personId, madeAt: { not: null }, erasedAt: null },
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
  });
  const token = row ? unseal("start-plan", row.tokenSealed) : null;
  return row && token ? keptPlan(row, token) : null;
}

function keptPlan(row: PlanRow, token: string): KeptPlan {
  const { id, personId, answers, madeAt, expiresAt, businessId } = row;
  return { id, token, personId, answers: startAnswersOf(answers), madeAt, expiresAt, businessId };
}

/** The answers as they were kept. */
export function startAnswersOf(stored: unknown): StartAnswers {
  return typeof stored === "object" && stored !== null ? (stored as StartAnswers) : {};
}

export interface PlanPlace {
  /** the district; null where the council is not one of ours */
  councilCode: string | null;
  council: string;
  /** its name in addresses */
  councilSlug: string | null;
  county: string;
  /** not one of ours: its name where it is known, and its website */
  elsewhere: { name: string | null; website: string | null } | null;
}

/** Who helps at the place of the answers, by name. */
export async function placeOfPlan(answers: StartAnswers): Promise<PlanPlace> {
  const code = councilOf(answers);
  const known = await councils();
  const council = code ? known.get(code) : undefined;
  const county = council?.parentCode ? known.get(council.parentCode) : undefined;
  const elsewhere = isElsewhere(answers)
    ? { name: answers.place?.councilName ?? null, website: answers.place?.website ?? null }
    : null;
  return {
    councilCode: code,
    councilSlug: council?.slug ?? null,
    council: council?.name ?? elsewhere?.name ?? "your council",
    county: county?.name ?? council?.name ?? "your county council",
    elsewhere,
  };
}

/** The plan as it stands today, with what was done. */
export async function readPlan(
  db: Db | Tx,
  { id, answers }: Pick<KeptPlan, "id" | "answers">,
  asOf: PlainDate,
): Promise<{ plan: StartPlan; place: PlanPlace }> {
  const place = await placeOfPlan(answers);
  const rows = await db.startTask.findMany({ where: { planId: id } });
  const progress = new Map(rows.map((row) => [row.taskKey, progressOf(row)]));
  const table = await planTable(place.councilCode);
  return { plan: makePlan(planFacts(answers), place, table, answers.openingOn ?? null, progress, asOf), place };
}

function progressOf({ state, reason, note, plannedOn, easy }: StartTask): TaskProgress {
  const known = state === "done" || state === "not_for_me" ? state : "open";
  return { state: known, reason, note, plannedOn: toPlainDate(plannedOn), easy };
}
