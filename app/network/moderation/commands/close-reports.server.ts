import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { type ReportOutcome, tellReporters } from "../emails.server.ts";
import type { SubjectKey } from "./subject-key.ts";

/** Closes the open reports of a post or a message, and tells those who made them while signed in what came of it. */
export async function closeReports(tx: Statements, key: SubjectKey, outcome: ReportOutcome, at: Date): Promise<void> {
  const which = "postId" in key ? sql`r.post_id = ${key.postId}::uuid` : sql`r.message_id = ${key.messageId}::uuid`;
  const reporters = await tx.$queryRaw<{ email: string; reference: string | null }[]>(sql`
    WITH closed AS (
      UPDATE post_report r SET state = ${outcome === "upheld" ? "upheld" : "dismissed"}, decided_at = ${at}
      WHERE ${which} AND r.state = 'open' RETURNING r.person_id, r.post_id)
    SELECT DISTINCT p.email, (SELECT reference FROM post WHERE id = c.post_id) AS reference
    FROM closed c JOIN person p ON p.id = c.person_id WHERE p.disabled_at IS NULL`);
  await tellReporters(tx, outcome, reporters);
}
