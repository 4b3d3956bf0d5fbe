import { today } from "~/lib/clock.ts";
import { addDays, formatDay, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isWorkingDay } from "~/lib/working-days.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { unseal } from "~/platform/security/seal.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { clientMail, mailBusinessTeam, SEALED_FOR } from "./introduce.server.ts";

const words = texts.partners.mail;
/** A client who has not answered is reminded once, so many days after the first message: half of the time there is. */
const CLIENT_AFTER_DAYS = 7;
/** A council is reminded again so often while somebody waits. */
const COUNCIL_AGAIN_DAYS = 7;

/**
 * Reminds clients who have not answered a partner's introduction, once; and on working days the business teams of councils
 * whose officers should have been in touch with those who said yes, each week. @returns how many of each
 */
export async function remindIntroductions(): Promise<{ clients: number; councils: number }> {
  const day = today();
  return { clients: await remindClients(day), councils: isWorkingDay(day) ? await remindCouncils(day) : 0 };
}

async function remindClients(day: PlainDate): Promise<number> {
  const since = new Date(`${addDays(day, -CLIENT_AFTER_DAYS + 1)}T00:00:00Z`);
  const waiting = await db().partnerIntroduction.findMany({
    where: { state: "waiting", remindedOn: null, tokenSealed: { not: null }, createdAt: { lt: since }, expiresAt: { gt: fromPlainDate(addDays(day, 1)) } },
    include: { partner: { select: { name: true } } },
  }); // biome-ignore format: one row
  let reminded = 0;
  for (const { id, tokenSealed, councilCode, clientEmail, expiresAt, partner } of waiting) {
    const token = tokenSealed && unseal(SEALED_FOR, tokenSealed);
    const council = await findCouncil(councilCode);
    if (!token || !council) continue;
    reminded += await inTransaction(async (tx) => {
      const mine = await tx.$executeRaw`
        UPDATE partner_introduction SET reminded_on = ${day}::date
        WHERE id = ${id}::uuid AND state = 'waiting' AND reminded_on IS NULL`;
      if (mine === 0) return 0;
      await queueMail(
        tx,
        clientMail(
          "partner_introduction_again",
          words.clientAgainSubject(partner.name),
          words.clientAgainIntro(partner.name, council.name),
          { clientEmail, token, expiresAt },
        ),
      );
      return 1;
    });
  }
  return reminded;
}

/** One message a council, with how many wait; those that were in one of this week's messages wait for the next. */
async function remindCouncils(day: PlainDate): Promise<number> {
  const again = addDays(day, -COUNCIL_AGAIN_DAYS);
  const late = await statements().$queryRaw<{ councilCode: string }[]>`
    SELECT DISTINCT council_code AS "councilCode" FROM partner_introduction
    WHERE state = 'confirmed' AND due_on < ${day}::date AND (reminded_on IS NULL OR reminded_on <= ${again}::date)
    ORDER BY council_code`;
  for (const { councilCode } of late) {
    await inTransaction(async (tx) => {
      const rows = await tx.$queryRaw<{ dueOn: PlainDate }[]>`
        UPDATE partner_introduction SET reminded_on = ${day}::date
        WHERE council_code = ${councilCode} AND state = 'confirmed' AND due_on < ${day}::date
        RETURNING due_on::text AS "dueOn"`;
      const [first] = rows.map((row) => row.dueOn).sort();
      if (!first) return;
      await mailBusinessTeam(tx, councilCode, {
        kind: "introductions_late",
        subject: words.teamLateSubject(rows.length),
        lead: words.teamLateIntro(rows.length, formatDay(first)),
      });
    });
  }
  return late.length;
}
