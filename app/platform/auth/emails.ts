import { texts } from "~/texts/texts.ts";
import { composeMail, type MailPart } from "../mail/compose.ts";
import type { Mail } from "../mail/queue.server.ts";

const words = texts.account.mail;

function mail(to: string, kind: string, subject: string, parts: MailPart[]): Mail {
  return composeMail({ to, kind, subject, parts, from: texts.common.productName });
}

/** A message that carries a link for 30 minutes. */
export function linkMail(
  to: string,
  which: "signIn" | "noAccount" | "create" | "haveAccount" | "newPassword" | "confirmEmail",
  url: string,
): Mail {
  const { subject, text, label } = words[which];
  return mail(to, KINDS[which], subject, [text, { link: url, label }, words.lasts, { note: words.ignore }]);
}

const KINDS = {
  signIn: "sign_in_link",
  noAccount: "no_account",
  create: "create_account",
  haveAccount: "sign_in_link",
  newPassword: "new_password",
  confirmEmail: "confirm_email",
} as const;

export function closedAccountMail(to: string): Mail {
  return mail(to, "account_closed", words.closed.subject, [words.closed.text]);
}

export function passwordChangedMail(to: string, url: string): Mail {
  const { subject, text, notYou, label } = words.passwordChanged;
  return mail(to, "password_changed", subject, [text, notYou, { link: url, label }]);
}

export function emailTakenMail(to: string): Mail {
  return mail(to, "email_taken", words.emailTaken.subject, [words.emailTaken.text]);
}

/** To the old address: when a change was asked for, and when it was made. */
export function emailChangeMail(to: string, when: "asked" | "made"): Mail {
  const { subject, text, notYou } = when === "asked" ? words.emailChanging : words.emailChanged;
  return mail(to, when === "asked" ? "email_changing" : "email_changed", subject, [text, notYou]);
}

export function invitationMail(to: string, council: string, url: string): Mail {
  const { subject, text, label } = words.invitation;
  return mail(to, "staff_invitation", subject(council), [text(council), { link: url, label }]);
}
