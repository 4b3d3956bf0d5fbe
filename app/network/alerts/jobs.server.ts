import { now } from "~/lib/clock.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { type Frequency, nextDue } from "./alert-terms.ts";
import { alertMail } from "./emails.ts";
import { findNew } from "./find-new.server.ts";
import { signedAddress } from "./links.server.ts";

/** A post commits a little after the instant it carries: what is younger than this waits for the next look. */
const SETTLED_MS = 60_000;
const BATCH = 50;
/** One that failed is tried again after an hour. */
const LATER_MS = 3_600_000;

interface DueAlert {
  id: string;
  kind: string;
  target: string;
  label: string;
  frequency: string;
  toldUpTo: Date;
  personId: string | null;
  to: string;
}

/**
 * Sends every alert that is due. What each told goes into the same transaction as its message, and only where nobody
 * else told it meanwhile: after a crash, or with two runners, nothing is sent twice and nothing is left out.
 * @returns how many messages were queued
 */
export async function sendAlerts(stopping?: AbortSignal): Promise<number> {
  let sent = 0;
  const began = now();
  for (;;) {
    const due = await listDue(began);
    for (const alert of due) {
      if (stopping?.aborted) return sent;
      try {
        if (await sendOne(alert)) sent += 1;
      } catch (error) {
        // one that fails holds up nobody else; what it would have told comes with the next one
        log().error({ error, alert: alert.id }, "an alert could not be sent");
        await db().alert.update({ where: { id: alert.id }, data: { nextDueAt: new Date(now().getTime() + LATER_MS) } });
      }
    }
    if (due.length < BATCH) return sent;
  }
}

/** Live, confirmed alerts whose time has come; those of a person go where the person has their post now. */
function listDue(at: Date): Promise<DueAlert[]> {
  return db().$queryRaw<DueAlert[]>`
    SELECT a.id, a.kind, a.target, a.label, a.frequency, a.told_up_to AS "toldUpTo", a.person_id AS "personId",
      coalesce(p.email, a.email) AS "to"
    FROM alert a LEFT JOIN person p ON p.id = a.person_id
    WHERE a.next_due_at <= ${at} AND a.stopped_at IS NULL AND a.confirmed_at IS NOT NULL AND a.frequency <> 'none'
      AND p.disabled_at IS NULL
    ORDER BY a.next_due_at, a.id LIMIT ${BATCH}`;
}

async function sendOne(alert: DueAlert): Promise<boolean> {
  const at = now();
  const to = new Date(Math.max(at.getTime() - SETTLED_MS, alert.toldUpTo.getTime()));
  const found = await findNew(alert, { from: alert.toldUpTo, to });
  return db().$transaction(async (tx) => {
    const { count } = await tx.alert.updateMany({
      where: { id: alert.id, toldUpTo: alert.toldUpTo, frequency: alert.frequency, stoppedAt: null },
      data: { toldUpTo: to, nextDueAt: nextDue(alert.frequency as Frequency, at) },
    });
    if (count === 0 || found.items.length === 0) return false;
    const stop = signedAddress("alert-stop", alert.id);
    const manage = alert.personId ? `${config().http.publicUrl}/account/alerts` : null;
    await queueMail(tx, alertMail(alert.to, { label: alert.label, ...found, stop, manage }));
    return true;
  });
}
