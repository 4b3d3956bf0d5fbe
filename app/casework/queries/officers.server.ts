import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { ABILITIES } from "~/platform/auth/policy.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";

export interface Officer {
  id: string;
  name: string;
  /** codes of their teams in this council */
  teamCodes: string[];
}

/** Everybody who logs contacts and does tasks for the council, by name; 500 at most. */
export function listOfficers(
  scope: Pick<StaffScope, "councilCode">,
  tx: Statements = statements(),
): Promise<Officer[]> {
  return tx.$queryRaw<Officer[]>`
    SELECT p.id, p.name, coalesce((SELECT array_agg(t.code ORDER BY m.is_lead DESC, t.code) FROM team_member m
        JOIN team t ON t.id = m.team_id WHERE m.person_id = p.id AND t.council_code = ${scope.councilCode}), '{}') AS "teamCodes"
    FROM person p
    WHERE p.disabled_at IS NULL AND EXISTS (SELECT 1 FROM staff_role r WHERE r.person_id = p.id AND r.ended_at IS NULL
      AND r.council_code = ${scope.councilCode} AND r.role = ANY(${[...ABILITIES["contacts.log"]]}))
    ORDER BY p.name, p.id LIMIT 500`;
}
