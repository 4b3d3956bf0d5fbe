import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import type { Ability } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { findSite, type SiteToVisit } from "./queries/find-site.server.ts";
import { findVisit, type VisitDetail } from "./queries/find-visit.server.ts";

interface Asked {
  request: Request;
  params: { siteId?: string; visitId?: string };
}

/** The officer who asks and the place of the address: 404 when it is not in their council's area. */
export async function requireSite(
  { request, params: { siteId } }: Asked,
  ability: Ability,
): Promise<{ actor: StaffActor; site: SiteToVisit }> {
  const actor = await requireStaff(request, ability);
  const site = isId(siteId) ? await findSite(actor, siteId) : null;
  if (!site) notFound();
  return { actor, site };
}

/** The officer who asks and the visit of the address: 404 when it is not their council's. */
export async function requireVisit(
  { request, params: { visitId } }: Asked,
  ability: Ability,
): Promise<{ actor: StaffActor; visit: VisitDetail }> {
  const actor = await requireStaff(request, ability);
  const visit = isId(visitId) ? await findVisit(actor, visitId) : null;
  if (!visit) notFound();
  return { actor, visit };
}
