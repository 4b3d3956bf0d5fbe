import type { PlainDate } from "~/lib/dates.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { listOfficers } from "../queries/officers.server.ts";
import { teamFor } from "./log-contact.server.ts";

/** Sets how often the council is in touch with a business and who; the one before is replaced. */
export async function savePlan(
  reader: StaffReader,
  businessId: string,
  plan: { everyMonths: number; nextOn: PlainDate; personId: string | null; note: string | null },
): Promise<{ kind: "saved" } | { kind: "refused"; field: string | null; message: string }> {
  const team = teamFor(reader, null);
  if ("kind" in team) return { ...team, field: null };
  const officer = plan.personId ? (await listOfficers(reader)).find((one) => one.id === plan.personId) : null;
  if (plan.personId && !officer) return { kind: "refused", field: "personId", message: texts.contacts.task.whoWrong };
  const teamCode =
    officer && !officer.teamCodes.includes(team.teamCode) ? (officer.teamCodes[0] ?? team.teamCode) : team.teamCode;
  await statements().$executeRaw`
    INSERT INTO contact_plan (business_id, council_code, team_code, person_id, every_months, next_on, note, updated_by_id)
    VALUES (${businessId}::uuid, ${reader.councilCode}, ${teamCode}, ${plan.personId}::uuid, ${plan.everyMonths}, ${plan.nextOn}::date,
      ${plan.note}, ${reader.person.id}::uuid)
    ON CONFLICT (business_id, council_code) DO UPDATE SET team_code = excluded.team_code, person_id = excluded.person_id,
      every_months = excluded.every_months, next_on = excluded.next_on, set_on = NULL, set_at = now(), note = excluded.note, reminded_on = NULL, updated_at = now(),
      updated_by_id = excluded.updated_by_id`;
  return { kind: "saved" };
}

/**
 * Works out the plan's next day anew after one of its team's contacts was put right or taken back: the day that somebody
 * set, or that of the newest contact logged since then, whichever is later.
 */
export async function moveNextContact(
  tx: Statements,
  { businessId, councilCode, teamCode }: { businessId: string; councilCode: string; teamCode: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE contact_plan p SET next_on = greatest(p.set_on,
      (SELECT (max(c.happened_on) + make_interval(months => p.every_months::int))::date FROM contact c
       WHERE c.business_id = p.business_id AND c.council_code = p.council_code AND c.team_code = p.team_code
         AND c.taken_back_at IS NULL AND c.created_at >= p.set_at))
    WHERE p.business_id = ${businessId}::uuid AND p.council_code = ${councilCode} AND p.team_code = ${teamCode}
      AND p.set_on IS NOT NULL`;
}

/** Stops the plan. Doing it twice changes nothing. */
export async function stopPlan({ councilCode }: Pick<StaffReader, "councilCode">, businessId: string): Promise<void> {
  await statements()
    .$executeRaw`DELETE FROM contact_plan WHERE business_id = ${businessId}::uuid AND council_code = ${councilCode}`;
}
