import { now } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mayMailLink } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.partners.mail;
const DAY_MS = 86_400_000;
/** Without the client's yes an introduction is erased after so many days. */
const ANSWER_DAYS = 14;
/** What a client agreed to be known is erased so many days after the yes. */
const KEPT_DAYS = 365;
/** Counts of openings go after two years, like what is left of plans. */
const COUNTED_DAYS = 730;

export type Introduced = "sent" | "too_many" | "no_council";

/**
 * Writes to a client whom a partner would like to introduce. The council sees nothing of it before the client says yes;
 * what the partner typed is not in the message.
 */
export async function introduceClient(
  partner: { key: string; name: string },
  { clientName, clientEmail, councilCode }: { clientName: string; clientEmail: string; councilCode: string },
): Promise<Introduced> {
  const council = await findCouncil(db(), councilCode);
  if (!council?.served || council.tier === "county") return "no_council";
  if (!(await mayMailLink(clientEmail))) return "too_many";
  const token = newToken();
  const expiresAt = new Date(now().getTime() + ANSWER_DAYS * DAY_MS);
  await db().$transaction(async (tx) => {
    await tx.partnerIntroduction.create({
      data: { id: newId(), partnerKey: partner.key, councilCode, clientName, clientEmail, tokenHash: hashToken(token), createdAt: now(), expiresAt },
    }); // biome-ignore format: one row
    await queueMail(
      tx,
      composeMail({
        to: clientEmail,
        kind: "partner_introduction",
        subject: words.clientSubject(partner.name),
        from: texts.common.productName,
        parts: [
          words.clientIntro(partner.name, council.name),
          { link: `${config().http.publicUrl}/introduction/${token}`, label: words.clientOpen },
          { note: words.clientNote(formatDay(dayInBritain(expiresAt))) },
        ],
      }),
    );
  });
  return "sent";
}

/** The client's word. A yes shows the introduction to the council's officers; a no erases it at once. */
export async function answerIntroduction(
  id: string,
  answer: { intent: "yes" | "no"; phone: string | null; need: string | null },
): Promise<void> {
  const waiting = { id, state: "waiting", expiresAt: { gt: now() } };
  if (answer.intent === "no") await db().partnerIntroduction.deleteMany({ where: waiting });
  else {
    const { phone, need } = answer;
    await db().partnerIntroduction.updateMany({
      where: waiting,
      data: { state: "confirmed", confirmedAt: now(), phone, need },
    });
  }
}

/** An officer is in touch with a client who said yes to their council. */
export async function closeIntroduction(
  actor: { person: { id: string }; councilCode: string },
  id: string,
): Promise<void> {
  await db().partnerIntroduction.updateMany({
    where: { id, councilCode: actor.councilCode, state: "confirmed" },
    data: { state: "done", doneAt: now(), doneById: actor.person.id },
  });
}

/** Erases what nobody confirmed in time, and what was kept long enough. @returns how many of each */
export async function forgetPartnerMatters(): Promise<{ introductions: number; requests: number }> {
  const at = now();
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS);
  const introductions = await db().partnerIntroduction.deleteMany({
    where: {
      OR: [{ state: "waiting", expiresAt: { lte: at } }, { confirmedAt: { lt: before(KEPT_DAYS) } }],
    },
  });
  const requests = await db().partnerRequest.deleteMany({
    where: { OR: [{ confirmedAt: null, expiresAt: { lte: at } }, { decidedAt: { lt: before(KEPT_DAYS) } }] },
  });
  await db().partnerLinkDay.deleteMany({ where: { day: { lt: before(COUNTED_DAYS) } } });
  return { introductions: introductions.count, requests: requests.count };
}
