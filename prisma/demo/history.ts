import { getSnapshot } from "~/businesses/queries.server.ts";
import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import type { ChangeActor } from "~/casework/change.ts";
import { saveChangeWithin } from "~/casework/commands/save-change.server.ts";
import type { ReportedEvent } from "~/circumstances/types.ts";
import { now, setClock } from "~/lib/clock.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import type { Tx } from "~/platform/db.server.ts";

/** A change that somebody told of, some days ago. */
export interface Told {
  daysAgo: number;
  businessId: string;
  actor: ChangeActor;
  /** what it changes, seen from the record as it then was; null when that no longer makes sense */
  change: (now: Snapshot, day: PlainDate) => { patch?: ProfilePatch; reported?: ReportedEvent[] } | null;
  /** takes effect so many days after it was told; 0 when nothing is said */
  aheadDays?: number;
  note?: string;
}

interface Saved {
  receiptId: string;
  at: string;
}

/**
 * Tells the changes one after another through the very pipeline that owners' changes go through, each on its day, and
 * then dates everything they left behind to that day.
 */
export async function tellHistory(tx: Tx, told: Told[], today: PlainDate): Promise<void> {
  const saved: Saved[] = [];
  const latest = now();
  const ordered = [...told].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const [index, one] of ordered.entries()) {
    const day = addDays(today, -one.daysAgo);
    const at = momentOf(day, one.daysAgo, index, latest);
    const putBack = setClock({ now: () => at });
    try {
      const wanted = one.change(await getSnapshot(tx, one.businessId), day);
      if (!wanted) continue;
      const result = await saveChangeWithin(tx, one.actor, {
        businessId: one.businessId,
        patch: wanted.patch ?? {},
        reported: wanted.reported ?? [],
        effectiveOn: addDays(day, one.aheadDays ?? 0),
        submissionKey: null,
        baseVersion: null,
        note: one.note ?? null,
      });
      if (result.kind === "refused")
        throw new Error(`The demonstration's change was refused: ${JSON.stringify(result.faults)}`);
      if (result.kind === "saved") saved.push({ receiptId: result.receipt.id, at: at.toISOString() });
    } finally {
      putBack();
    }
  }
  await dateBack(tx, saved);
}

/** In working hours, one after another; today's in the early morning, and never ahead of the clock. */
function momentOf(day: PlainDate, daysAgo: number, index: number, latest: Date): Date {
  const hour = daysAgo === 0 ? 0 : 8 + (index % 10);
  const moment = new Date(
    `${day}T${String(hour).padStart(2, "0")}:${String((index * 7) % 60).padStart(2, "0")}:00.000Z`,
  );
  return moment > latest ? latest : moment;
}

/** Instants that the database set itself are moved to the day of telling, and the feed is put in that order. */
async function dateBack(tx: Tx, saved: Saved[]): Promise<void> {
  const rows = JSON.stringify(saved);
  const told = `jsonb_to_recordset($1::jsonb) AS told ("receiptId" uuid, at timestamptz)`;
  await tx.$executeRawUnsafe(
    `UPDATE receipt SET created_at = told.at FROM ${told} WHERE receipt.id = told."receiptId"`,
    rows,
  );
  await tx.$executeRawUnsafe(
    `UPDATE event SET recorded_at = told.at FROM ${told} WHERE event.receipt_id = told."receiptId"`,
    rows,
  );
  await tx.$executeRaw`
    UPDATE case_item SET created_at = event.recorded_at,
      closed_at = CASE WHEN closed_at IS NULL THEN NULL ELSE event.recorded_at END
    FROM event WHERE event.id = case_item.event_id AND event.receipt_id IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE result SET created_at = event.recorded_at FROM event
    WHERE event.id = result.event_id AND event.receipt_id IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE signal SET created_at = event.recorded_at FROM event
    WHERE event.id = signal.event_id AND event.receipt_id IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE statement SET received_at = stated_on + time '10:00' WHERE received_at > stated_on + interval '1 day'`;
  // a number can be given out once only, so they go out of the way first
  await tx.$executeRaw`UPDATE event SET sequence = -sequence`;
  await tx.$executeRaw`
    UPDATE event SET sequence = placed.n
    FROM (SELECT id, row_number() OVER (ORDER BY recorded_at, -sequence) AS n FROM event) placed
    WHERE placed.id = event.id`;
  await tx.$executeRaw`SELECT setval(pg_get_serial_sequence('event', 'sequence'), (SELECT max(sequence) FROM event))`;
  await keepMail(tx);
}

/** The receipts' e-mails of the past are kept to be read; nobody is sent them. */
async function keepMail(tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE message SET state = 'kept', sent_at = now()`;
  await tx.$executeRaw`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE task_identifier = 'send_message'`;
}
