import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";
import { INTRODUCTION_DAYS } from "./shown-contacts.ts";

const words = texts.threads.introduction.mail;

function mail(to: string, subject: string, text: string, open: string, path: string): Mail {
  return composeMail({
    to,
    kind: "network_introduction",
    subject,
    from: texts.common.productName,
    parts: [text, { link: `${config().http.publicUrl}${path}`, label: open }, { note: words.note }],
  });
}

/** Somebody asks to be introduced: who, and nothing that they wrote. */
export function introductionMail(to: string, from: string, path: string): Mail {
  return mail(to, words.subject(from), words.text(from), words.open, path);
}

/** The request's days are over and no answer came. */
export function introductionEndedMail(to: string, other: string, path: string): Mail {
  return mail(to, words.endedSubject(other), words.endedText(other, INTRODUCTION_DAYS), words.endedOpen, path);
}

/** The other business has accepted. */
export function introductionAcceptedMail(to: string, other: string, path: string): Mail {
  return mail(to, words.acceptedSubject(other), words.acceptedText(other), words.acceptedOpen, path);
}
