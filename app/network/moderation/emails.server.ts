import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { config } from "~/platform/config.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { composeMail, type MailPart } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { mailAddressesOf } from "../people/mail-addresses.server.ts";
import type { Subject } from "./commands/subject.server.ts";
import { type Action, appealUntil, type DecisionReason, SANCTIONS } from "./moderation-terms.ts";

const words = texts.moderation.mail;

interface Told {
  id: string;
  action: Action;
  at: Date;
  reason: DecisionReason | null;
  words: string | null;
  until: PlainDate | null;
}

/** Tells everybody who may act for the author's business what was decided, why, and how to appeal. */
export async function tellAuthor(tx: Tx, subject: Subject, told: Told): Promise<void> {
  const said = words.actions[told.action];
  if (!said) return;
  const parts: MailPart[] = [said(subject.title, told.until && formatDay(told.until))];
  if (told.reason) parts.push({ details: [[words.reason, texts.moderation.reasons[told.reason]]] });
  if (told.words) parts.push(words.officer, { list: [told.words] });
  if (SANCTIONS.includes(told.action)) {
    parts.push(words.appeal(formatDay(appealUntil(told.at))), {
      link: pageOf(subject.businessId, told.id),
      label: words.open,
    });
  }
  parts.push({ link: rulesPage(), label: words.rules });
  await send(tx, subject, words.subject(subject.title), parts);
}

/** A decision was taken back. */
export async function tellUndone(tx: Tx, subject: Subject, action: string): Promise<void> {
  if (!SANCTIONS.includes(action as Action) && action !== "published") return;
  await send(tx, subject, words.undoneSubject(subject.title), [words.undone(subject.title)]);
}

/** What became of an appeal. */
export async function tellAnswer(
  tx: Tx,
  subject: Subject,
  { upheld, answer, actionId }: { upheld: boolean; answer: string; actionId: string },
): Promise<void> {
  await send(tx, subject, words.answerSubject(subject.title), [
    upheld ? words.upheld(subject.title) : words.refused(subject.title),
    words.officer,
    { list: [answer] },
    { link: pageOf(subject.businessId, actionId), label: words.open },
  ]);
}

/** What became of what somebody reported: taken away, left, shown with other words, or taken back by its business. */
export type ReportOutcome = "upheld" | "dismissed" | "changed" | "withdrawn";

/**
 * Tells people who reported a post or a message what came of it. Nothing of the other business, of its words, of those
 * who reported it too or of the officer is in it: a post's reference is all.
 */
export async function tellReporters(
  tx: Statements,
  outcome: ReportOutcome,
  reporters: readonly { email: string; reference: string | null }[],
): Promise<void> {
  const { reporter } = words;
  for (const { email: to, reference } of reporters) {
    const parts: MailPart[] = [
      reporter.text(reference),
      reporter.outcomes[outcome],
      { link: rulesPage(), label: words.rules },
      { note: reporter.note },
    ];
    const { productName: from } = texts.common;
    await queueMail(tx, composeMail({ to, kind: "report_outcome", subject: reporter.subject, from, parts }));
  }
}

function rulesPage(): string {
  return `${config().http.publicUrl}/community-rules`;
}

function pageOf(businessId: string, actionId: string): string {
  return `${config().http.publicUrl}/business/${businessId}/decisions/${actionId}`;
}

async function send(tx: Tx, { businessId }: Subject, subject: string, parts: MailPart[]): Promise<void> {
  for (const to of await mailAddressesOf(tx, businessId))
    await queueMail(tx, composeMail({ to, kind: "moderation", subject, from: texts.common.productName, parts }));
}
