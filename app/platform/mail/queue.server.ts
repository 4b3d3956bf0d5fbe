import { newId } from "~/lib/ids.ts";
import { sql } from "../sql.server.ts";
import { type Statements, Writes } from "../statements.server.ts";

export interface Mail {
  /** one address */
  to: string;
  /** what it is about, for the log and the message list: "sign_in_link", "receipt" … */
  kind: string;
  subject: string;
  text: string;
  html: string;
  /** where one press stops messages like this one (RFC 8058), for the mail program's own button */
  stopUrl?: string;
}

/** Writes a message in the caller's transaction; a job sends it once the transaction has committed. One round trip. */
export async function queueMail(tx: Statements, mail: Mail): Promise<void> {
  const writes = new Writes();
  addMail(writes, mail);
  await writes.flush(tx);
}

/** The same, together with a transaction's other writes. */
export function addMail(writes: Writes, mail: Mail): void {
  const id = newId();
  writes.add(sql`
    INSERT INTO message (id, recipient, kind, subject, text, html, stop_url)
    VALUES (${id}::uuid, ${mail.to}, ${mail.kind}, ${mail.subject}, ${mail.text}, ${mail.html}, ${mail.stopUrl ?? null})`);
  writes.call(sql`graphile_worker.add_job('send_message', payload := ${JSON.stringify({ messageId: id })}::json)`);
}
