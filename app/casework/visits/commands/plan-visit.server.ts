import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { teamFor } from "../../commands/log-contact.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import { listOfficers } from "../../queries/officers.server.ts";
import type { SiteToVisit } from "../queries/find-site.server.ts";
import type { VisitDetail } from "../queries/find-visit.server.ts";
import { INSPECTING_TEAMS } from "../visit-terms.ts";

const words = texts.visits.plan;

export interface VisitPlan {
  plannedOn: PlainDate;
  officerId: string | null;
  purpose: string;
  /** why somebody goes to a place that has closed */
  closedReason: string | null;
  teamCode: string | null;
}

export type PlannedVisit = { kind: "planned" } | { kind: "refused"; field: string | null; message: string };

/** Plans a visit to a place that `findSite` gave the officer. One to a place that has closed must say why. */
export async function planVisit(
  reader: StaffReader,
  site: SiteToVisit,
  plan: VisitPlan,
  submissionKey: string | null,
): Promise<PlannedVisit> {
  const { councilCode, person, teamCodes } = reader;
  const inspecting = INSPECTING_TEAMS.find((code) => teamCodes.includes(code)) ?? null;
  const team = teamFor(reader, plan.teamCode ?? inspecting);
  if ("kind" in team) return { kind: "refused", field: team.field, message: team.message };
  if (site.closedOn && !plan.closedReason)
    return { kind: "refused", field: "closedReason", message: words.closedReasonMissing };
  if (plan.officerId && !(await listOfficers(reader)).some((one) => one.id === plan.officerId))
    return { kind: "refused", field: "officerId", message: words.officerWrong };
  await statements().$executeRaw`
    INSERT INTO visit (id, business_id, site_id, council_code, team_code, officer_id, purpose, planned_on, closed_reason, category,
      certainty, created_by_id, submission_key)
    VALUES (${newId()}::uuid, ${site.businessId}::uuid, ${site.id}::uuid, ${councilCode}, ${team.teamCode}, ${plan.officerId}::uuid,
      ${plan.purpose}, ${plan.plannedOn}::date, ${site.closedOn ? plan.closedReason : null}, ${site.category}, ${site.certainty},
      ${person.id}::uuid, ${submissionKey})
    ON CONFLICT (created_by_id, submission_key) DO NOTHING`;
  return { kind: "planned" };
}

/** Takes a visit off the plan that nobody has made. @returns false when somebody was quicker */
export async function cancelVisit(visit: VisitDetail): Promise<boolean> {
  const count = await statements().$executeRaw`
    UPDATE visit SET state = 'cancelled' WHERE id = ${visit.id}::uuid AND state = 'planned'`;
  return count > 0;
}
