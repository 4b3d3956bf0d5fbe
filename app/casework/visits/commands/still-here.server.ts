import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { createLink } from "~/platform/auth/links.server.ts";
import { config } from "~/platform/config.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { Writes } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { teamFor } from "../../commands/log-contact.server.ts";
import { addTask } from "../../commands/write-task.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import type { SiteToVisit } from "../queries/find-site.server.ts";
import { CALL_DAYS } from "../visit-terms.ts";

const words = texts.visits.ask;

export type Asked = { kind: "asked"; byMail: boolean } | { kind: "refused"; message: string };

interface Recipient {
  email: string;
  /** somebody who has shown that the business is theirs; null: the address on the record, whoever reads it */
  personId: string | null;
}

/**
 * Asks a business whether it is still there, before anybody goes: a message with a link that can do nothing but answer,
 * where there is an address to send it to, and a call for the officer in any case. A place is asked once at a time.
 */
export async function askStillHere(reader: StaffReader, site: SiteToVisit): Promise<Asked> {
  const team = teamFor(reader, null);
  if ("kind" in team) return { kind: "refused", message: team.message };
  if (site.closedOn) return { kind: "refused", message: words.closed };
  return db().$transaction(async (tx): Promise<Asked> => {
    const to = await recipientOf(tx, site.businessId);
    const [id, taskId] = [newId(), newId()];
    const { councilCode, person } = reader;
    const count = await tx.$executeRaw`
      INSERT INTO still_here_ask (id, business_id, site_id, council_code, team_code, asked_by_id, certainty, by_mail, task_id)
      VALUES (${id}::uuid, ${site.businessId}::uuid, ${site.id}::uuid, ${councilCode}, ${team.teamCode}, ${person.id}::uuid,
        ${site.certainty}, ${to !== null}, ${taskId}::uuid)
      ON CONFLICT (site_id) WHERE answer IS NULL DO NOTHING`;
    if (count === 0) return { kind: "refused", message: words.already };
    const writes = new Writes();
    addTask(writes, {
      id: taskId, businessId: site.businessId, councilCode, teamCode: team.teamCode, assignedToId: person.id, kind: "still_here",
      title: words.taskTitle(site.address || site.business), note: to ? words.taskMailed : words.taskAlone,
      dueOn: addWorkingDays(today(), to ? CALL_DAYS.mailed : CALL_DAYS.alone), restricted: false, createdById: person.id,
    }); // biome-ignore format: one row
    await writes.flush(tx);
    if (to) await send(tx, to, site, id);
    return { kind: "asked", byMail: to !== null };
  });
}

async function recipientOf(tx: Tx, businessId: string): Promise<Recipient | null> {
  const [found] = await tx.$queryRaw<Recipient[]>`
    (SELECT p.email, p.id AS "personId" FROM membership m JOIN person p ON p.id = m.person_id AND p.disabled_at IS NULL
     WHERE m.business_id = ${businessId}::uuid AND m.role = 'admin' AND m.ended_at IS NULL AND m.proven_on IS NOT NULL
     ORDER BY m.created_at LIMIT 1)
    UNION ALL
    (SELECT email, NULL FROM business WHERE id = ${businessId}::uuid AND email LIKE '%_@_%')
    LIMIT 1`;
  return found ?? null;
}

async function send(tx: Tx, { email, personId }: Recipient, site: SiteToVisit, askId: string): Promise<void> {
  const token = await createLink(tx, { purpose: "still_here", personId, email, payload: { askId } });
  const link = `${config().http.publicUrl}/still-here/${token}`;
  const { business, address } = site;
  const parts = [
    words.mailText(business, address),
    { link, label: words.mailButton },
    words.mailWhy,
    { note: words.mailExpiry },
  ];
  const mail = {
    to: email,
    kind: "still_here",
    subject: words.mailSubject(business),
    from: texts.common.productName,
    parts,
  };
  await queueMail(tx, composeMail(mail));
}
