import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import type { Ability } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { findStaffBusiness } from "./queries/queue.server.ts";

type StaffBusiness = NonNullable<Awaited<ReturnType<typeof findStaffBusiness>>>;

/** The officer who asks and the business of the address: 404 when it is not one of their council's, or their own. */
export async function requireStaffBusiness(
  { request, params }: { request: Request; params: { businessId?: string } },
  ability: Ability,
): Promise<{ actor: StaffActor; business: StaffBusiness }> {
  const actor = await requireStaff(request, ability);
  const business = isId(params.businessId) ? await findStaffBusiness(actor, params.businessId) : null;
  if (!business) notFound();
  return { actor, business };
}
