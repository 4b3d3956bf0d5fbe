import { composeMail, type MailPart } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.people.mail;
const roleName = (role: string) => texts.people.roles[role] ?? role;

function mail(to: string, kind: string, subject: string, parts: MailPart[]): Mail {
  return composeMail({ to, kind, subject, parts, from: texts.common.productName });
}

export function invitationMail(to: string, by: string, name: string, role: string, link: string): Mail {
  const { subject, text, label, note } = words.invite;
  return mail(to, "invitation", subject(name), [text(by, name, roleName(role)), { link, label }, { note }]);
}

export function joinRequestMail(
  to: string,
  by: { name: string; email: string },
  name: string,
  message: string | null,
  link: string,
): Mail {
  const { subject, text, label } = words.request;
  const said = message ? [message] : [];
  return mail(to, "join_request", subject(name), [text(by.name, by.email, name), ...said, { link, label }]);
}

export function joinAnswerMail(to: string, name: string, decision: string, link: string): Mail {
  const { subject, yes, no, label } = words.answer;
  const parts: MailPart[] = decision === "refused" ? [no(name)] : [yes(name, roleName(decision)), { link, label }];
  return mail(to, "join_answer", subject(name), parts);
}

export function removedMail(to: string, name: string): Mail {
  return mail(to, "member_removed", words.removed.subject(name), [words.removed.text(name)]);
}
