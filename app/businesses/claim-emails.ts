import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { composeMail, type MailPart } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.claim.mail;

function mail(to: string, kind: string, subject: string, parts: MailPart[]): Mail {
  return composeMail({ to, kind, subject, parts, from: words.from });
}

export function claimLinkMail(to: string, name: string, link: string): Mail {
  const { subject, text, label, ignore } = words.link;
  return mail(to, "claim_link", subject(name), [text(name), { link, label }, { note: ignore }]);
}

/** To those who have charge of a business that somebody else claims. */
export function disputeMail(to: string, name: string, dueOn: PlainDate, link: string): Mail {
  const { subject, text, next, label } = words.taken;
  return mail(to, "claim_dispute", subject(name), [text(name), next(formatDay(dueOn)), { link, label }]);
}

/** To the one whose claim became a dispute. */
export function disputeClaimantMail(to: string, name: string, dueOn: PlainDate): Mail {
  const { subject, text, next } = words.claimant;
  return mail(to, "claim_dispute", subject(name), [text(name), next(formatDay(dueOn))]);
}

export type Decision = "keep" | "share" | "replace";

export function decisionMail(to: string, name: string, decision: Decision, reason: string): Mail {
  const { decided } = words;
  return mail(to, "claim_decided", decided.subject(name), [
    decided[decision](name),
    { details: [[decided.reason, reason]] },
    { note: decided.right },
  ]);
}

export function provenMail(to: string, name: string, link: string): Mail {
  const { subject, text, label } = words.proven;
  return mail(to, "claim_proven", subject(name), [text(name), { link, label }]);
}

export function refusedMail(to: string, name: string, link: string): Mail {
  const { subject, text, next, label } = words.refused;
  return mail(to, "claim_refused", subject(name), [text(name), next, { link, label }]);
}
