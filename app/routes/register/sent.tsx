import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findSentReceipt } from "~/businesses/draft.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";

/** What was sent last has its own page: the receipt. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const sent = await findSentReceipt(db(), person.id);
  return redirect(sent ? `/business/${sent.businessId}/changes/${sent.reference}` : "/register");
}
