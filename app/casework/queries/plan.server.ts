import type { PlainDate } from "~/lib/dates.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "./find-business.server.ts";

type Scope = Pick<StaffReader, "councilCode">;

export interface Plan {
  everyMonths: number;
  nextOn: PlainDate;
  teamCode: string;
  personId: string | null;
  person: string | null;
  note: string | null;
}

/** The council's contact plan of a business. The caller has found the business within the reader's scope. */
export async function findPlan({ councilCode }: Scope, businessId: string): Promise<Plan | null> {
  const [plan] = await statements().$queryRaw<Plan[]>`
    SELECT cp.every_months AS "everyMonths", cp.next_on::text AS "nextOn", cp.team_code AS "teamCode", cp.person_id AS "personId",
      p.name AS person, cp.note
    FROM contact_plan cp LEFT JOIN person p ON p.id = cp.person_id
    WHERE cp.business_id = ${businessId}::uuid AND cp.council_code = ${councilCode}`;
  return plan ?? null;
}

export interface Lead {
  id: string;
  personId: string;
  name: string;
  teamCode: string;
  reason: string | null;
  endReason: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

/** Who leads for a business in the council and who did before, the newest first; 50 at most. */
export function listLeads({ councilCode }: Scope, businessId: string, tx: Statements = statements()): Promise<Lead[]> {
  return tx.$queryRaw<Lead[]>`
    SELECT l.id, l.person_id AS "personId", p.name, l.team_code AS "teamCode", l.reason, l.end_reason AS "endReason",
      l.started_at AS "startedAt", l.ended_at AS "endedAt"
    FROM business_lead l JOIN person p ON p.id = l.person_id
    WHERE l.business_id = ${businessId}::uuid AND l.council_code = ${councilCode}
    ORDER BY l.ended_at IS NOT NULL, l.started_at DESC, l.id DESC LIMIT 50`;
}
