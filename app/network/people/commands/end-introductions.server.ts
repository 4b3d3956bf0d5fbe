import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import type { Tx } from "~/platform/db.server.ts";
import { inBatches } from "~/platform/in-batches.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { introductionEndedMail } from "../emails.ts";
import { mailAddressesOf } from "../mail-addresses.server.ts";

const BATCH = 100;

interface Ended {
  fromBusinessId: string;
  other: string;
}

/**
 * Ends the requests to be introduced whose days are over, and tells who asked that no answer came. One that was declined
 * ends and is told just the same, so that a silent no still looks like no answer. A job does it every night.
 * @returns how many ended
 */
export function endIntroductions(): Promise<number> {
  return inBatches(BATCH, endSome);
}

async function endSome(tx: Tx): Promise<number> {
  const over = await tx.$queryRaw<Ended[]>`
    UPDATE introduction i SET state = 'expired', decided_at = coalesce(i.decided_at, ${now()})
    FROM business o
    WHERE o.id = i.to_business_id AND i.id IN (
      SELECT id FROM introduction WHERE state IN ('waiting', 'declined') AND expires_on < ${fromPlainDate(today())}::date
      ORDER BY expires_on LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING i.from_business_id AS "fromBusinessId", o.name AS other`;
  for (const { fromBusinessId, other } of over)
    for (const to of await mailAddressesOf(tx, fromBusinessId))
      await queueMail(tx, introductionEndedMail(to, other, `/business/${fromBusinessId}/introductions`));
  return over.length;
}
