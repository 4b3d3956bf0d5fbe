import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.needs.mail;

/** "Was it met?", once a need has run its days: one link for each answer, and each only opens the question. */
export function askedMail(to: string, title: string, token: string): Mail {
  const address = `${config().http.publicUrl}/needs/met/${token}`;
  return composeMail({
    to,
    kind: "need_met",
    subject: words.subject,
    from: texts.common.productName,
    parts: [
      words.text(title),
      { link: `${address}?answer=yes`, label: words.yes },
      { link: `${address}?answer=partly`, label: words.partly },
      { link: `${address}?answer=no`, label: words.no },
      { note: words.note },
    ],
  });
}
