import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { type ItemDetail, listOtherTeams } from "../queries/queue.server.ts";
import { fieldsFor } from "../routing.ts";
import { isTeamCode, TEAM_KINDS } from "../teams.ts";

/** Passed on this often, the records team decides. */
export const MOST_HOPS = 2;

export type ItemDecision =
  | { intent: "acknowledge" }
  | { intent: "done"; outcome: string; note: string | null }
  | { intent: "no_action"; note: string }
  | { intent: "not_for_us"; teamId: string; note: string };

export type ItemAnswer =
  | { kind: "acknowledged" | "closed" }
  | { kind: "passed"; team: string }
  /** how many questions of the item are still open */
  | { kind: "settled"; left: number }
  | { kind: "refused"; field: string | null; message: string };

/**
 * What an officer does with an item of theirs. The item was found with findItem, so it is theirs to decide; when
 * somebody else was quicker, nothing changes and that is said.
 */
export function decideItem(scope: StaffScope, item: ItemDetail, decision: ItemDecision): Promise<ItemAnswer> {
  return db().$transaction(async (tx): Promise<ItemAnswer> => {
    if (decision.intent === "acknowledge") {
      const count = await tx.$executeRaw`
        UPDATE case_item SET state = 'acknowledged', acknowledged_at = now(), acknowledged_by_id = ${scope.person.id}::uuid,
          assigned_to_id = ${scope.person.id}::uuid
        WHERE id = ${item.id}::uuid AND state = 'new'`;
      return count > 0 ? { kind: "acknowledged" } : tooLate();
    }
    if (decision.intent === "not_for_us") return pass(tx, scope, item, decision);
    const outcome = decision.intent === "done" ? decision.outcome : null;
    const count = await closeItem(tx, scope, item, decision.intent, outcome, decision.note);
    return count > 0 ? { kind: "closed" } : tooLate();
  });
}

function tooLate(): ItemAnswer {
  return { kind: "refused", field: null, message: texts.queue.item.closed };
}

/** Closing counts as having received it. @returns 0 when somebody was quicker */
export function closeItem(
  tx: Tx,
  scope: StaffScope,
  item: ItemDetail,
  state: string,
  outcome: string | null,
  note: string | null,
) {
  return tx.$executeRaw`
    UPDATE case_item SET state = ${state}, outcome = ${outcome}, note = ${note}, closed_at = now(),
      closed_by_id = ${scope.person.id}::uuid, acknowledged_at = coalesce(acknowledged_at, now()),
      acknowledged_by_id = coalesce(acknowledged_by_id, ${scope.person.id}::uuid)
    WHERE id = ${item.id}::uuid AND state IN ('new', 'acknowledged')`;
}

/** A copy for the team that is named, with the line it came by; after two hops for the records team. */
async function pass(
  tx: Tx,
  scope: StaffScope,
  item: ItemDetail,
  decision: Extract<ItemDecision, { intent: "not_for_us" }>,
): Promise<ItemAnswer> {
  const teams = await listOtherTeams(scope, item);
  const named = teams.find((team) => team.id === decision.teamId);
  if (!named) return { kind: "refused", field: "teamId", message: texts.queue.item.chooseTeam };
  const steward = teams.find((team) => team.code === "STEWARD");
  const team = item.hops >= MOST_HOPS && steward ? steward : named;
  const count = await closeItem(tx, scope, item, "not_for_us", team.name, decision.note);
  if (count === 0) return tooLate();
  const days = isTeamCode(team.code) ? TEAM_KINDS[team.code].days : 10;
  await tx.$executeRaw`
    INSERT INTO case_item (id, event_id, business_id, team_id, council_code, reason, rule_key, lgsl, fields, due_on,
                           passed_from_id, hops)
    SELECT ${newId()}::uuid, ${item.eventId}::uuid, ${item.businessId}::uuid, t.id, t.council_code, ${decision.note},
           ${`passed:${item.teamCode}`}, ${item.lgsl}::int, ${fieldsFor(team.code, item)},
           ${addWorkingDays(today(), days)}::date, ${item.id}::uuid, ${item.hops + 1}::int
    FROM team t WHERE t.id = ${team.id}::uuid`;
  return { kind: "passed", team: team.name };
}
