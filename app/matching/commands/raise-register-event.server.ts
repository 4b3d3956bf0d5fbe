import type { Change, ChangeActor } from "~/casework/change.ts";
import { saveChangeWithin } from "~/casework/commands/save-change.server.ts";
import { LoadError } from "~/lib/load-error.ts";
import type { Tx } from "~/platform/db.server.ts";
import type { LoadContext } from "../load-context.ts";

/** Raises an event in the register's name. The team whose register it is has no item to work: it told us. */
export async function raiseRegisterEvent(
  tx: Tx,
  context: LoadContext,
  change: Pick<Change, "businessId" | "patch" | "reported" | "note">,
): Promise<void> {
  const actor: ChangeActor = { kind: "register", personId: null, sourceKey: context.sourceKey };
  const saved = await saveChangeWithin(tx, actor, {
    ...change,
    effectiveOn: context.extractedOn,
    submissionKey: null,
    baseVersion: null,
  });
  if (saved.kind === "refused")
    throw new LoadError(`a change was refused: ${saved.faults.map((fault) => fault.message).join("; ")}`);
  if (saved.kind !== "saved") return;
  await tx.$executeRaw`
    UPDATE case_item SET state = 'no_action', closed_at = now(), outcome = 'from_own_register'
    FROM team WHERE team.id = case_item.team_id AND team.code = 'EH' AND team.council_code = ${context.councilCode}
      AND case_item.event_id = ANY(${saved.events.map((event) => event.id)}::uuid[])
      AND (SELECT type FROM event WHERE id = case_item.event_id) <> 'vacancy.reported'`;
}
