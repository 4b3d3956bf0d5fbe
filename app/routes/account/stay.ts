import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { findSession, sessionEndOf } from "~/platform/auth/session.server.ts";

export function loader(): never {
  notFound();
}

/** "Stay signed in": asking is using, so an idle session begins its time anew. Says when it ends now, or null. */
export async function action({ request }: ActionFunctionArgs) {
  const session = await findSession(request);
  return Response.json({ endsAt: session ? sessionEndOf(session).getTime() : null });
}
