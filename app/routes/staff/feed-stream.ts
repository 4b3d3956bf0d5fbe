import type { LoaderFunctionArgs } from "@remix-run/node";
import { changeStream } from "~/casework/change-stream.server.ts";
import { readSequence } from "~/casework/queries/list-feed.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";

/** The live changes as server-sent events, for the page beside it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "changes.feed");
  const asked = request.headers.get("Last-Event-ID") ?? new URL(request.url).searchParams.get("since");
  return changeStream(actor, readSequence(asked), request.signal);
}
