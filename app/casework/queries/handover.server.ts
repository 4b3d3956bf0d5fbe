import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";

export interface Leaver {
  id: string;
  name: string;
  tasks: number;
  referrals: number;
  leads: number;
  plans: number;
  /** the team that most of it belongs to, and who leads that team */
  teamCode: string;
  teamLeadId: string | null;
}

/** People with open work in the council who have no role there any more, with how much of each. */
export function listLeavers(
  { councilCode }: Pick<StaffScope, "councilCode">,
  { personId, tx = statements() }: { personId?: string; tx?: Statements } = {},
): Promise<Leaver[]> {
  const only = personId ? sql`AND p.id = ${personId}::uuid` : sql.empty;
  return tx.$queryRaw<Leaver[]>`
    WITH work AS (
      SELECT assigned_to_id AS person_id, 'task' AS kind, team_code FROM task WHERE state = 'open' AND council_code = ${councilCode}
      UNION ALL SELECT owner_id, 'referral', team_code FROM referral WHERE state = 'open' AND council_code = ${councilCode}
      UNION ALL SELECT person_id, 'lead', team_code FROM business_lead WHERE ended_at IS NULL AND council_code = ${councilCode}
      UNION ALL SELECT person_id, 'plan', team_code FROM contact_plan WHERE council_code = ${councilCode})
    SELECT left_over.*, (SELECT m.person_id FROM team t JOIN team_member m ON m.team_id = t.id AND m.is_lead
        WHERE t.council_code = ${councilCode} AND t.code = left_over."teamCode" ORDER BY m.person_id LIMIT 1) AS "teamLeadId"
    FROM (
      SELECT p.id, p.name, count(*) FILTER (WHERE w.kind = 'task')::int AS tasks, count(*) FILTER (WHERE w.kind = 'referral')::int AS referrals,
        count(*) FILTER (WHERE w.kind = 'lead')::int AS leads, count(*) FILTER (WHERE w.kind = 'plan')::int AS plans,
        mode() WITHIN GROUP (ORDER BY w.team_code) AS "teamCode"
      FROM work w JOIN person p ON p.id = w.person_id
      WHERE (p.disabled_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM staff_role r
               WHERE r.person_id = p.id AND r.council_code = ${councilCode} AND r.ended_at IS NULL)) ${only}
      GROUP BY p.id, p.name ORDER BY p.name, p.id LIMIT 200) left_over`;
}
