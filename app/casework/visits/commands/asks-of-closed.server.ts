import type { Snapshot } from "~/businesses/snapshot.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Writes } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";

/**
 * Ends every open "still here?" of a place that a change closes, whoever told of it: nobody need ring, and a visit is
 * avoided unless somebody went after it was asked.
 */
export function endAsksOfClosed(writes: Writes, before: Snapshot, after: Snapshot): void {
  const ceases = after.tradingStatus === "ceased" && before.tradingStatus !== "ceased";
  const wasOpen = new Set(before.sites.filter((site) => site.closedOn === null).map((site) => site.id));
  const closed = after.sites.filter((site) => wasOpen.has(site.id) && (ceases || site.closedOn !== null));
  if (closed.length === 0) return;
  const open = sql`a.site_id = ANY(${closed.map((site) => site.id)}::uuid[]) AND a.answer IS NULL`;
  writes.add(sql`
    UPDATE task SET state = 'done', outcome = ${texts.visits.answer.outcome.closed}, closed_at = now()
    FROM still_here_ask a WHERE ${open} AND task.id = a.task_id AND task.state = 'open'`);
  writes.add(sql`
    UPDATE still_here_ask a SET answer = 'closed', answered_by = 'record', answered_at = now(),
      avoided = NOT EXISTS (SELECT 1 FROM visit v WHERE v.site_id = a.site_id
        AND v.visited_on >= (a.asked_at AT TIME ZONE 'Europe/London')::date)
    WHERE ${open}`);
}
