import type { Change, ChangeActor } from "~/casework/change.ts";
import { saveChangeWithin } from "~/casework/commands/save-change.server.ts";
import { LoadError } from "~/lib/load-error.ts";
import type { Tx } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import type { LoadContext } from "../load-context.ts";

/**
 * Raises events in the register's name. A team has one item to work for all that follows from one row, however many
 * events that is; the team whose register it is has none: it told us. The rest are closed from the start, to be read.
 */
export async function raiseRegisterEvent(
  tx: Tx,
  context: LoadContext,
  change: Pick<Change, "businessId" | "patch" | "reported" | "note" | "quiet">,
): Promise<void> {
  const actor: ChangeActor = { kind: "register", personId: null, sourceKey: context.sourceKey };
  const saved = await saveChangeWithin(tx, actor, {
    ...change,
    effectiveOn: context.extractedOn,
    submissionKey: null,
    baseVersion: null,
  });
  // what a later date has set stands; the older file's word is kept beside it
  if (saved.kind === "refused" && saved.faults.every((fault) => fault.field === "effectiveOn")) return;
  if (saved.kind === "refused")
    throw new LoadError(`a change was refused: ${saved.faults.map((fault) => fault.message).join("; ")}`);
  if (saved.kind !== "saved") return;
  const { ownRegister, sameRow } = texts.loads.items;
  await tx.$executeRaw`
    WITH told AS (
      SELECT i.id, t.code = 'EH' AND t.council_code = ${context.councilCode} AND e.type <> 'vacancy.reported' AS own,
        row_number() OVER (PARTITION BY i.team_id ORDER BY e.sequence, i.id) AS n
      FROM case_item i JOIN event e ON e.id = i.event_id JOIN team t ON t.id = i.team_id
      WHERE i.event_id = ANY(${saved.events.map((event) => event.id)}::uuid[]) AND i.state = 'new'
    )
    UPDATE case_item SET state = 'no_action', closed_at = now(),
      outcome = CASE WHEN told.own THEN ${ownRegister} ELSE ${sameRow} END
    FROM told WHERE told.id = case_item.id AND (told.own OR told.n > 1)`;
}
