import { newId } from "~/lib/ids.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { inTransaction } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { listLeavers } from "../queries/handover.server.ts";
import { listOfficers } from "../queries/officers.server.ts";

const words = texts.contacts.handover;

export type HandedOver =
  | { kind: "done"; moved: number; kept: number; to: string }
  | { kind: "refused"; field: "toId" | null; message: string };

/**
 * Gives everything open of somebody who left the council to one officer of it. Restricted tasks go only to somebody of
 * their own team; the others stay on the list. Nothing of somebody who still works there moves.
 */
export async function handOver(
  scope: Pick<StaffScope, "councilCode" | "person">,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<HandedOver> {
  const { councilCode, person } = scope;
  return inTransaction(async (tx): Promise<HandedOver> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`handover:${fromId}:${councilCode}`}))`;
    const officer = (await listOfficers(scope, tx)).find((one) => one.id === toId);
    if (!officer) return { kind: "refused", field: "toId", message: words.toMissing };
    const [leaver] = await listLeavers(scope, { personId: fromId, tx });
    if (!leaver) return { kind: "refused", field: null, message: words.nothing };
    const team = officer.teamCodes[0] ?? leaver.teamCode;
    const teamCode = (own: string) => (officer.teamCodes.includes(own) ? own : team);
    const reason = words.reason(leaver.name);
    const tasks = await tx.$executeRaw`
      UPDATE task SET assigned_to_id = ${toId}::uuid, reminded_on = NULL,
        team_code = CASE WHEN team_code = ANY(${officer.teamCodes}) THEN team_code ELSE ${team} END
      WHERE assigned_to_id = ${fromId}::uuid AND council_code = ${councilCode} AND state = 'open'
        AND (NOT restricted OR team_code = ANY(${officer.teamCodes}))`;
    const referrals = await tx.$executeRaw`
      UPDATE referral SET owner_id = ${toId}::uuid, reminded_on = NULL,
        team_code = CASE WHEN team_code = ANY(${officer.teamCodes}) THEN team_code ELSE ${team} END
      WHERE owner_id = ${fromId}::uuid AND council_code = ${councilCode} AND state = 'open'`;
    const plans = await tx.$executeRaw`
      UPDATE contact_plan SET person_id = ${toId}::uuid, reminded_on = NULL, updated_at = now(), updated_by_id = ${person.id}::uuid,
        team_code = CASE WHEN team_code = ANY(${officer.teamCodes}) THEN team_code ELSE ${team} END
      WHERE person_id = ${fromId}::uuid AND council_code = ${councilCode}`;
    const led = await tx.$queryRaw<{ businessId: string; teamCode: string }[]>`
      UPDATE business_lead SET ended_at = now(), ended_by_id = ${person.id}::uuid, end_reason = ${reason}
      WHERE person_id = ${fromId}::uuid AND council_code = ${councilCode} AND ended_at IS NULL
      RETURNING business_id AS "businessId", team_code AS "teamCode"`;
    const rows = led.map((one) => ({ id: newId(), business: one.businessId, team: teamCode(one.teamCode) }));
    await tx.$executeRaw`
      INSERT INTO business_lead (id, business_id, council_code, team_code, person_id, reason, started_by_id)
      SELECT r.id, r.business, ${councilCode}, r.team, ${toId}::uuid, ${reason}, ${person.id}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, business uuid, team text)`;
    const moved = tasks + referrals + plans + led.length;
    await tx.$executeRaw`
      INSERT INTO audit_entry (id, person_id, action, subject, detail)
      VALUES (${newId()}::uuid, ${person.id}::uuid, 'work.handed_over', ${fromId}, ${JSON.stringify({ to: toId, moved: String(moved) })}::jsonb)`;
    return { kind: "done", moved, kept: leaver.tasks - tasks, to: officer.name };
  });
}
