import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.threads.mail;

/** Another business has written. The words stay in the portal: what is in our mail we would have said ourselves. */
export function messageMail(to: string, from: string, subject: string, path: string): Mail {
  return composeMail({
    to,
    kind: "network_message",
    subject: words.subject(from),
    from: texts.common.productName,
    parts: [
      words.text(from, subject),
      { link: `${config().http.publicUrl}${path}`, label: words.open },
      { note: words.note },
    ],
  });
}
