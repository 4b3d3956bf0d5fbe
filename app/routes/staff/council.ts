import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { findSession } from "~/platform/auth/session.server.ts";
import { chooseCouncil } from "~/platform/auth/staff.server.ts";

export function loader(): never {
  notFound();
}

/** Works for another of the councils that one has a role in. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "staff.enter");
  const session = await findSession(request);
  const formData = await request.formData().catch(() => null);
  const code = formData?.get("councilCode");
  const role = session?.staffRoles.find((one) => one.councilCode === code);
  if (!role) notFound();
  await chooseCouncil(actor.sessionId, role.councilCode);
  return redirect("/staff");
}
