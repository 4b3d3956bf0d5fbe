import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isId } from "~/lib/ids.ts";
import { becomeDemoPerson } from "~/platform/auth/demo.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { config } from "~/platform/config.server.ts";

export function loader(): never {
  notFound();
}

/** The demonstration's door: one press to become one of its people. Outside the demonstration there is no such page. */
export async function action({ request }: ActionFunctionArgs) {
  if (!config().demo.enabled) notFound();
  const formData = await request.formData().catch(() => null);
  const personId = formData?.get("personId");
  const next = formData?.get("next");
  if (typeof personId !== "string" || !isId(personId)) notFound();
  const done = await becomeDemoPerson(request, personId, typeof next === "string" ? next : undefined);
  if (!done) notFound();
  return redirect(done.url, { headers: { "Set-Cookie": done.cookie } });
}
