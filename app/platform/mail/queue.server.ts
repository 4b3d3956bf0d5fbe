import { newId } from "~/lib/ids.ts";
import type { Tx } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";

export interface Mail {
  /** one address */
  to: string;
  /** what it is about, for the log and the message list: "sign_in_link", "receipt" … */
  kind: string;
  subject: string;
  text: string;
  html: string;
}

/** Writes a message in the caller's transaction; a job sends it once the transaction has committed. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  const id = newId();
  await tx.message.create({
    data: { id, recipient: mail.to, kind: mail.kind, subject: mail.subject, text: mail.text, html: mail.html },
  });
  await enqueue(tx, "send_message", { messageId: id });
}
