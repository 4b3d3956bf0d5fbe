import type { LoaderFunctionArgs } from "@remix-run/node";
import { getKeptMessage, requireMailbox } from "~/platform/mail/mailbox.server.ts";

/** A kept message as its reader would see it. The server sends it with a policy that lets it do nothing but be looked at. */
export async function loader({ params }: LoaderFunctionArgs) {
  requireMailbox();
  const { html } = await getKeptMessage(params.messageId);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
}
