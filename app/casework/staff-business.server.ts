import { redirect } from "@remix-run/node";
import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import type { Ability } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import type { StaffReader } from "./queries/find-business.server.ts";
import { findDeparted } from "./queries/find-departed.server.ts";
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

/** Leads to what the council keeps of a business that has left it; any other is 404. */
export async function hasLeft(reader: StaffReader, businessId: string): Promise<never> {
  if (await findDeparted(reader, businessId)) throw redirect(`/staff/businesses/${businessId}/left`);
  return notFound();
}
