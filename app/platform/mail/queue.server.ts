import { newId } from "~/lib/ids.ts";
import type { Statements } from "../statements.server.ts";

export interface Mail {
  /** one address */
  to: string;
  /** what it is about, for the log and the message list: "sign_in_link", "receipt" … */
  kind: string;
  subject: string;
  text: string;
  html: string;
}

/** Writes a message in the caller's transaction; a job sends it once the transaction has committed. One round trip. */
export async function queueMail(tx: Statements, mail: Mail): Promise<void> {
  const id = newId();
  await tx.$executeRaw`
    WITH message AS (
      INSERT INTO message (id, recipient, kind, subject, text, html)
      VALUES (${id}::uuid, ${mail.to}, ${mail.kind}, ${mail.subject}, ${mail.text}, ${mail.html})
      RETURNING id
    )
    SELECT graphile_worker.add_job('send_message', payload := json_build_object('messageId', id)) FROM message`;
}
