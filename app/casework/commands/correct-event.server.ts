import { cancelSignals } from "~/classification/commands.server.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { enqueue } from "~/platform/jobs/enqueue.server.ts";
import type { ChangeActor, ChangeResult } from "../change.ts";
import { applyChange } from "./apply-change.server.ts";
import { type Correction, planCorrection } from "./plan-correction.server.ts";
import { restate } from "./redate-event.server.ts";

/**
 * Sets an event right, or takes it back, by a new event that points at it. What a later change has set stays as it is.
 * Everyone told of the old one is told, and whoever must know of the right one. An event still to come changes nothing
 * but itself. What was set right can be set right again: the new event points at the first of them.
 * @param also  other events of the business that are taken back with it, by their references; one that cannot be any
 *              more stays as it is
 * @returns the outcome of the first, with its own receipt; each of the others has another
 */
export function correctEvent(
  actor: ChangeActor,
  correction: Correction,
  also: readonly string[] = [],
): Promise<ChangeResult> {
  return db().$transaction(async (tx) => {
    const result = await correctWithin(tx, actor, correction);
    if (result.kind !== "saved") return result;
    for (const reference of also)
      await correctWithin(tx, actor, { ...correction, reference, values: null, submissionKey: null });
    return result;
  });
}

async function correctWithin(tx: Tx, actor: ChangeActor, correction: Correction): Promise<ChangeResult> {
  const planned = await planCorrection(tx, actor, correction);
  if (planned.kind !== "good") return planned;
  const { state, old, event, right, type, waiting, newDay, redated, good } = planned;
  await tx.$executeRaw`
    UPDATE event SET status = ${right ? (waiting ? "scheduled" : "corrected") : "withdrawn"},
      after = CASE WHEN ${waiting && right !== null} THEN ${JSON.stringify(event.after)}::jsonb ELSE after END,
      type = CASE WHEN ${waiting && right !== null} THEN ${type} ELSE type END,
      effective_on = CASE WHEN ${waiting} THEN ${newDay}::date ELSE effective_on END
    WHERE id = ${old.id}::uuid`;
  if (waiting && right && newDay !== old.effectiveOn) {
    const key = `scheduled:${old.receiptId ?? old.id}`;
    await enqueue(tx, "apply_scheduled_event", { eventId: old.id }, { runAt: fromPlainDate(newDay), key });
  }
  if (redated) await restate(tx, actor, state.before.id, old, newDay);
  await cancelSignals(tx, [old.id, old.rootId]);
  return { kind: "saved", ...(await applyChange(tx, actor, state, good)) };
}
