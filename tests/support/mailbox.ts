import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

export interface KeptMail {
  kind: string;
  subject: string;
  text: string;
  html: string;
  /** the addresses in the text, in order */
  links: string[];
}

/** The newest message to an address, waited for. @throws after ten seconds without one */
export async function newestMail(databaseUrl: string, recipient: string, kind?: string): Promise<KeptMail> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let waited = 0; waited < 10_000; waited += 50) {
      const { rows } = await client.query<Omit<KeptMail, "links">>(
        `SELECT kind, subject, text, html FROM message
         WHERE lower(recipient) = lower($1) AND ($2::text IS NULL OR kind = $2) ORDER BY created_at DESC, id DESC LIMIT 1`,
        [recipient, kind ?? null],
      );
      if (rows[0]) return { ...rows[0], links: rows[0].text.match(/https?:\/\/\S+/g) ?? [] };
      await wait(50);
    }
    throw new Error(`No message to ${recipient} came`);
  } finally {
    await client.end();
  }
}
