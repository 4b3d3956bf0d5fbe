import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

/** Sent once a registration is in: where its receipt is, and how to prove the record. */
export function registeredMail(to: string, business: { id: string; name: string }, reference: string): Mail {
  const words = texts.register.mail;
  const page = `${config().http.publicUrl}/business/${business.id}`;
  return composeMail({
    to,
    kind: "registered",
    subject: words.subject(business.name, reference),
    from: texts.common.productName,
    parts: [
      words.text(business.name),
      { link: `${page}/changes/${reference}`, label: words.open },
      words.unproven,
      { note: `${config().http.publicUrl}/claim/${business.id}` },
    ],
  });
}
