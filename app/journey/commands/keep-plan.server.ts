import { now } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { findPlanOfPerson, type KeptPlan } from "../queries.server.ts";
import { findStarted } from "./answer-start.server.ts";

/** Keeps a plan in somebody's account: it does not run out any more. @returns false when it is in another's */
export async function keepPlan(planId: string, personId: string): Promise<boolean> {
  const { count } = await db().startPlan.updateMany({
    where: { id: planId, erasedAt: null, OR: [{ personId: null }, { personId }] },
    data: { personId },
  });
  return count > 0;
}

/** The plan of somebody signed in. One that this browser made before they signed in becomes theirs first. */
export async function findOwnPlan(request: Request, personId: string): Promise<KeptPlan | null> {
  const started = await findStarted(db(), request);
  if (started?.madeAt && started.personId === null) await keepPlan(started.id, personId);
  return findPlanOfPerson(db(), personId);
}

const AT_ONCE = 5_000;
/** What is left of a plan that ran out says how starters fare, and nothing of who they were; then it goes too. */
const COUNTED_DAYS = 730;

/**
 * Puts away what has run out: answers without a plan are deleted, a plan without an account loses all that was typed.
 * @returns how many of each
 */
export async function forgetPlans(): Promise<{ drafts: number; plans: number; counted: number }> {
  const at = now();
  const old = new Date(at.getTime() - COUNTED_DAYS * 86_400_000);
  const drafts = await inParts(
    sql`DELETE FROM start_plan WHERE id IN (
      SELECT id FROM start_plan WHERE made_at IS NULL AND person_id IS NULL AND expires_at < ${at} LIMIT ${AT_ONCE})`,
  );
  const plans = await inParts(
    sql`UPDATE start_plan SET answers = '{}', opening_on = NULL, token_sealed = '', erased_at = ${at} WHERE id IN (
      SELECT id FROM start_plan WHERE person_id IS NULL AND erased_at IS NULL AND expires_at < ${at} LIMIT ${AT_ONCE})`,
  );
  await inParts(
    sql`UPDATE start_task SET note = NULL, reason = NULL, planned_on = NULL WHERE (plan_id, task_key) IN (
      SELECT plan_id, task_key FROM start_task JOIN start_plan ON start_plan.id = plan_id
      WHERE erased_at IS NOT NULL AND (note IS NOT NULL OR reason IS NOT NULL OR planned_on IS NOT NULL) LIMIT ${AT_ONCE})`,
  );
  const counted = await inParts(
    sql`DELETE FROM start_plan WHERE id IN (
      SELECT id FROM start_plan WHERE erased_at < ${old} LIMIT ${AT_ONCE})`,
  );
  return { drafts, plans, counted };
}

async function inParts(statement: ReturnType<typeof sql>): Promise<number> {
  for (let total = 0; ; ) {
    const done = await db().$executeRaw(statement);
    total += done;
    if (done < AT_ONCE) return total;
  }
}
