import { NEW_START_DAYS } from "~/casework/contact-terms.ts";
import { now, today } from "~/lib/clock.ts";
import { dayInBritain, formatDay, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import { config } from "~/platform/config.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mayMailLink } from "~/platform/security/limits.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.partners.mail;
const DAY_MS = 86_400_000;
/** What the client's token is sealed for. */
export const SEALED_FOR = "partner-introduction";
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
  const council = await findCouncil(councilCode);
  if (!council?.served || council.tier === "county") return "no_council";
  if (!(await mayMailLink(clientEmail))) return "too_many";
  const token = newToken();
  const expiresAt = new Date(now().getTime() + ANSWER_DAYS * DAY_MS);
  await db().$transaction(async (tx) => {
    await tx.partnerIntroduction.create({
      data: { id: newId(), partnerKey: partner.key, councilCode, clientName, clientEmail, tokenHash: hashToken(token), tokenSealed: seal(SEALED_FOR, token), createdAt: now(), expiresAt },
    }); // biome-ignore format: one row
    await queueMail(
      tx,
      clientMail(
        "partner_introduction",
        words.clientSubject(partner.name),
        words.clientIntro(partner.name, council.name),
        { clientEmail, token, expiresAt },
      ),
    );
  });
  return "sent";
}

/**
 * The client's word. A yes shows the introduction to the council's officers, with a day by which to get in touch, and
 * the business team has a message; a no erases it at once. Saying it twice is saying it once.
 */
export async function answerIntroduction(
  id: string,
  answer: { intent: "yes" | "no"; phone: string | null; need: string | null },
): Promise<void> {
  const waiting = { id, state: "waiting", expiresAt: { gt: now() } };
  if (answer.intent === "no") await db().partnerIntroduction.deleteMany({ where: waiting });
  else {
    const { phone, need } = answer;
    const dueOn = addWorkingDays(today(), NEW_START_DAYS);
    await db().$transaction(async (tx) => {
      const { count } = await tx.partnerIntroduction.updateMany({
        where: waiting,
        data: { state: "confirmed", confirmedAt: now(), phone, need, dueOn: fromPlainDate(dueOn), tokenSealed: null, remindedOn: null }, // biome-ignore format: one row
      });
      if (count > 0) await tellBusinessTeam(tx, id, dueOn);
    });
  }
}

/** Writes to the council's business team. Who the client is, is behind the sign-in. */
async function tellBusinessTeam(tx: Tx, id: string, dueOn: PlainDate): Promise<void> {
  const introduction = await tx.partnerIntroduction.findUniqueOrThrow({ where: { id }, include: { partner: true } });
  const { councilCode, partner } = introduction;
  await mailBusinessTeam(tx, councilCode, {
    kind: "introduction_confirmed",
    subject: words.teamSubject(partner.name),
    lead: words.teamIntro(partner.name, formatDay(dueOn)),
  });
}

/** A message to the council's business team about clients who said yes: to its own address, else to its members. */
export async function mailBusinessTeam(
  tx: Statements,
  councilCode: string,
  { kind, subject, lead }: { kind: string; subject: string; lead: string },
): Promise<void> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT coalesce(t.email, p.email) AS email
    FROM team t
    LEFT JOIN team_member m ON m.team_id = t.id AND t.email IS NULL
    LEFT JOIN person p ON p.id = m.person_id AND p.disabled_at IS NULL AND EXISTS (SELECT 1 FROM staff_role r
      WHERE r.person_id = p.id AND r.council_code = t.council_code AND r.ended_at IS NULL)
    WHERE t.council_code = ${councilCode} AND t.code = 'ED' AND coalesce(t.email, p.email) IS NOT NULL LIMIT 20`;
  for (const { email } of rows) {
    await queueMail(
      tx,
      composeMail({
        to: email,
        kind,
        subject,
        from: texts.common.productName,
        parts: [
          lead,
          { link: `${config().http.publicUrl}/staff/partners/introductions`, label: words.teamOpen },
          { note: words.teamNote },
        ],
      }),
    );
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

/** What a client is asked, the first time and when they are reminded: the link, and until when it works. */
export function clientMail(
  kind: string,
  subject: string,
  intro: string,
  { clientEmail, token, expiresAt }: { clientEmail: string; token: string; expiresAt: Date },
) {
  return composeMail({
    to: clientEmail,
    kind,
    subject,
    from: texts.common.productName,
    parts: [
      intro,
      { link: `${config().http.publicUrl}/introduction/${token}`, label: words.clientOpen },
      { note: words.clientNote(formatDay(dayInBritain(expiresAt))) },
    ],
  });
}
