import { newId } from "~/lib/ids.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { findSignals } from "../signal-phrases.ts";

/**
 * Keeps what a post's words may say about its business, for a person to confirm, in the post's transaction. What has
 * been decided stays; a suggestion whose words are gone goes too.
 */
export async function suggestSignals(tx: Statements, postId: string, text: string): Promise<void> {
  const found = findSignals(text);
  await tx.$executeRaw`
    DELETE FROM post_signal WHERE post_id = ${postId}::uuid AND state = 'suggested'
      AND signal <> ALL (${found.map(({ signal }) => signal)}::text[])`;
  for (const { signal, phrase } of found)
    await tx.$executeRaw`
      INSERT INTO post_signal (id, post_id, signal, phrase) VALUES (${newId()}::uuid, ${postId}::uuid, ${signal}, ${phrase})
      ON CONFLICT (post_id, signal) DO NOTHING`;
}
