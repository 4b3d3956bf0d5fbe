import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { composeMail, type MailPart } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mayMailAdviser } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { MOST_CARDS } from "../cards.ts";
import { findServicesForBusiness } from "../for-business.server.ts";
import { type ShownCard, shownCard } from "../shown-card.ts";

const words = texts.services.send;

export interface Sending {
  to: string;
  which: "cards" | "all";
  note: string | null;
  /** the same when the same form is sent twice: one message then */
  submissionKey: string | null;
}

/** Who sends it: the owner, or an officer for them. */
export interface Sender extends Pick<BusinessActor, "businessId" | "person" | "proven"> {
  officer?: boolean;
}

export type Sent = "sent" | "unproven" | "nothing" | "too_often";

/**
 * Emails the services of a business to somebody its owner names. Only of a business that is proven theirs, and ten times
 * a day at most, so that nobody makes the portal write to strangers. The address is kept nowhere but in the message.
 */
export async function sendServices(actor: Sender, sending: Sending): Promise<Sent> {
  if (!actor.proven) return "unproven";
  const found = await findServicesForBusiness(actor.businessId, today());
  const all = found?.cards ?? [];
  const cards = sending.which === "all" ? all : all.slice(0, MOST_CARDS);
  if (!found || cards.length === 0) return "nothing";
  const { submissionKey } = sending;
  const subject = `business:${actor.businessId}`;
  const before = submissionKey
    ? { action: "services.sent", subject, detail: { path: ["key"], equals: submissionKey } }
    : null;
  if (before && (await db().auditEntry.findFirst({ where: before, select: { id: true } }))) return "sent";
  if (!(await mayMailAdviser(actor.person.id))) return "too_often";
  const shown = cards.map((card) => shownCard(card, found.providers));
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${submissionKey ?? newId()}, 0))`;
    if (before && (await tx.auditEntry.findFirst({ where: before, select: { id: true } }))) return;
    await queueMail(tx, adviserMail(actor, found.name, sending, shown));
    const detail = { key: submissionKey, services: shown.length };
    await tx.auditEntry.create({
      data: { id: newId(), personId: actor.person.id, action: "services.sent", subject, detail },
    });
  });
  return "sent";
}

function adviserMail({ person, officer }: Sender, business: string, { to, note }: Sending, cards: ShownCard[]) {
  const { mail } = words;
  const { groups } = texts.services.forYou;
  const lists = (["required", "other"] as const).flatMap((group) =>
    (["local", "national"] as const).flatMap((reach): MailPart[] => {
      const here = cards.filter(
        (card) => card.reach === reach && (card.band === "required") === (group === "required"),
      );
      if (here.length === 0) return [];
      return [`${groups[group].title} ${groups[group].from[reach]}:`, { list: here.map(line) }];
    }),
  );
  return composeMail({
    to,
    kind: "services_for_adviser",
    subject: mail.subject(business),
    from: texts.common.productName,
    parts: [
      (officer ? texts.services.phone.intro : mail.intro)(person.name, person.email, business),
      ...(note ? [mail.note(person.name), note] : []),
      ...lists,
      { note: mail.answer },
    ],
  });
}

function line({ title, provider, why, channel, contact, slug }: ShownCard): string {
  const how = [channel, contact].filter(Boolean).join(", ");
  return words.mail.line(title, provider, why, how, `${config().http.publicUrl}/services/${slug}`);
}
