import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { countOpened } from "~/journey/partners/commands/keep-partners.server.ts";
import { findLink } from "~/journey/partners/queries.server.ts";
import { db } from "~/platform/db.server.ts";

/** A partner's short address: counted by the day, and on to the five questions. A closed one leads there all the same. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = await findLink(db(), params.code);
  if (!link) return redirect("/start");
  if (request.method === "GET") await countOpened(link.id);
  return redirect(`/start?via=${link.code}`);
}
