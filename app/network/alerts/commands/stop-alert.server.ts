import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";

export type StoppedBy = "signed_link" | "mail_program" | "account";

/** Ends the messages of an alert for good. Doing it again changes nothing. @returns false when there is none such */
export function stopAlert(id: string, by: StoppedBy, personId?: string): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const alert = await tx.alert.findFirst({ where: { id, ...(personId ? { personId } : {}) } });
    if (!alert) return false;
    await stop(tx, [id], by);
    return true;
  });
}

/** The same for all messages to the address of an alert. */
export async function stopAllOf(id: string, by: StoppedBy): Promise<void> {
  await db().$transaction(async (tx) => {
    const alert = await tx.alert.findUnique({ where: { id } });
    if (!alert) return;
    const { email, personId } = alert;
    const rows = await tx.alert.findMany({
      where: { OR: [{ email }, ...(personId ? [{ personId }] : [])], frequency: { not: "none" }, stoppedAt: null },
      select: { id: true },
    });
    const ids = rows.map((row) => row.id);
    await stop(tx, ids, by);
  });
}

/** A follow whose messages are stopped by a link stays in the feed: as a row of its own that sends nothing. */
async function stop(tx: Tx, ids: readonly string[], by: StoppedBy): Promise<void> {
  const at = now();
  const stopped = await tx.alert.updateManyAndReturn({
    where: { id: { in: [...ids] }, stoppedAt: null },
    data: { stoppedAt: at, stoppedBy: by, nextDueAt: null },
  });
  const follows = stopped.filter(({ kind, personId }) => kind !== "search" && personId !== null);
  await tx.alert.createMany({
    data: follows.map(({ personId, email, kind, target, label, confirmedAt }) => {
      return { id: newId(), personId, email, kind, target, label, frequency: "none", confirmedAt, toldUpTo: at, createdAt: at };
    }),
  }); // biome-ignore format: one row
}
