import { redirect } from "@remix-run/node";
import { isId } from "~/lib/ids.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { type ClaimedBusiness, findClaimed } from "./claim-queries.server.ts";

/** The business of a claim's page: 404 when there is none, on to its successor when it was merged. */
export async function openClaimed(
  request: Request,
  businessId: string | undefined,
  personId: string,
): Promise<ClaimedBusiness> {
  if (!isId(businessId)) notFound();
  const business = await findClaimed(db(), businessId, personId);
  if (!business) notFound();
  if (business.id !== businessId.toLowerCase()) {
    throw redirect(new URL(request.url).pathname.replace(/\.data$/, "").replace(businessId, business.id));
  }
  return business;
}
