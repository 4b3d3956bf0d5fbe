import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { inTransaction, type Statements, Writes } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor } from "../../change.ts";
import { saveChangeWithin } from "../../commands/save-change.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import type { VisitDetail } from "../queries/find-visit.server.ts";
import { isGone, nobodyThere, stillThere } from "../rules.ts";
import type { Confidence, Found } from "../visit-terms.ts";

const words = texts.visits.result;

export type VisitResult = { visitedOn: PlainDate; note: string | null } & (
  | { outcome: "done"; confidence: Confidence; nextOn: PlainDate | null }
  | { outcome: "nobody"; found: Found }
);

export type ResultKept = { kind: "kept" } | { kind: "refused"; field: string | null; message: string };

/**
 * Keeps what came of a visit. In one transaction: the visit, its event through the pipeline with the officer as source,
 * and with it certainty and inspection priority; a line of contact, so that others see that somebody was there; and the
 * answer to a "still here?" that nobody had given yet.
 */
export async function recordVisit(
  reader: StaffReader,
  visit: VisitDetail,
  result: VisitResult,
  submissionKey: string | null,
): Promise<ResultKept> {
  if (!visit.theirs) return { kind: "refused", field: null, message: words.notYours };
  await catalogue(null);
  const { councilCode, person } = reader;
  const actor: ChangeActor = { kind: "officer", personId: person.id, sourceKey: `officer:${councilCode}`, councilCode };
  return inTransaction(async (tx): Promise<ResultKept> => {
    if (!(await keep(tx, visit.id, result, person.id))) return { kind: "refused", field: null, message: words.gone };
    const done = result.outcome === "done";
    const following = done ? stillThere(visit.siteId) : nobodyThere(visit.siteId, result.found);
    const saved = await saveChangeWithin(tx, actor, {
      businessId: visit.businessId,
      ...following,
      effectiveOn: result.visitedOn,
      submissionKey,
      baseVersion: null,
      confirmsAll: false,
      // shut for a day is nothing that anybody else need look into
      quiet: !done && result.found === "shut_that_day",
    });
    if (saved.kind === "refused") throw new Error(saved.faults.map((fault) => fault.message).join(" "));
    await follow(tx, visit, result, person.id);
    return { kind: "kept" };
  });
}

async function keep(tx: Statements, visitId: string, result: VisitResult, personId: string): Promise<boolean> {
  const done = result.outcome === "done";
  const count = await tx.$executeRaw`
    UPDATE visit SET state = ${done ? "done" : "nobody_there"}, visited_on = ${result.visitedOn}::date,
      confidence = ${done ? result.confidence : null}, found = ${done ? null : result.found}, note = ${result.note},
      next_on = ${done ? result.nextOn : null}::date, result_by_id = ${personId}::uuid, result_at = now(),
      officer_id = coalesce(officer_id, ${personId}::uuid)
    WHERE id = ${visitId}::uuid AND state = 'planned'`;
  return count > 0;
}

async function follow(tx: Statements, visit: VisitDetail, result: VisitResult, personId: string): Promise<void> {
  const done = result.outcome === "done";
  const writes = new Writes();
  writes.add(sql`
    INSERT INTO contact (id, business_id, council_code, team_code, person_id, happened_on, channel, purpose, barriers, flags, restricted)
    VALUES (${newId()}::uuid, ${visit.businessId}::uuid, ${visit.councilCode}, ${visit.teamCode}, ${personId}::uuid,
      ${result.visitedOn}::date, 'visit', ${visit.purpose}, '{}', '{}', true)`);
  const answer = done ? "yes" : isGone(result.found) ? result.found : null;
  if (answer) {
    const open = sql`a.site_id = ${visit.siteId}::uuid AND a.answer IS NULL`;
    writes.add(sql`
      UPDATE task SET state = 'done', outcome = ${words.askOutcome}, closed_at = now(), closed_by_id = ${personId}::uuid
      FROM still_here_ask a WHERE ${open} AND task.id = a.task_id AND task.state = 'open'`);
    writes.add(sql`
      UPDATE still_here_ask a SET answer = ${answer}, answered_by = 'visit', answered_by_id = ${personId}::uuid, answered_at = now()
      WHERE ${open}`);
  }
  await writes.flush(tx);
}
