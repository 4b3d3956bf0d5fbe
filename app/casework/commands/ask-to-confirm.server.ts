import { FRESHNESS_MONTHS } from "~/businesses/freshness.ts";
import { today } from "~/lib/clock.ts";
import { addMonths } from "~/lib/dates.ts";
import { createLink } from "~/platform/auth/links.server.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

const MOST = 500;

interface Due {
  businessId: string;
  name: string;
  personId: string;
  email: string;
}

/**
 * Asks those who manage a business whose details are due whether anything has changed: one message a business and
 * month, with a link that can only confirm. @returns how many were asked
 */
export async function askToConfirm(): Promise<number> {
  const dueBefore = addMonths(today(), -FRESHNESS_MONTHS.due);
  const due = await db().$queryRaw<Due[]>`
    SELECT DISTINCT ON (b.id) b.id AS "businessId", b.name, p.id AS "personId", p.email
    FROM business b
    JOIN membership m ON m.business_id = b.id AND m.role = 'admin' AND m.ended_at IS NULL AND m.proven_on IS NOT NULL
    JOIN person p ON p.id = m.person_id AND p.disabled_at IS NULL
    WHERE b.archived_at IS NULL AND b.trading_status <> 'ceased'
      AND coalesce(b.confirmed_on, b.created_at::date) <= ${dueBefore}::date
      AND NOT EXISTS (
        SELECT 1 FROM one_time_link l WHERE l.purpose = 'confirm_details' AND l.payload->>'businessId' = b.id::text
          AND l.created_at > now() - interval '30 days')
    ORDER BY b.id, m.created_at LIMIT ${MOST}`;
  for (const one of due) await ask(one);
  return due.length;
}

async function ask({ businessId, name, personId, email }: Due): Promise<void> {
  const words = texts.profile.confirm;
  await db().$transaction(async (tx) => {
    const token = await createLink(tx, { purpose: "confirm_details", personId, email, payload: { businessId } });
    const link = `${config().http.publicUrl}/confirm/${token}`;
    const parts = [words.mailText(name), { link, label: words.button }, { note: words.mailExpiry }];
    const subject = words.mailSubject(name);
    await queueMail(
      tx,
      composeMail({ to: email, kind: "confirm_details", subject, from: texts.common.productName, parts }),
    );
  });
}
