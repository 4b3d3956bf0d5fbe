import { redirect } from "@remix-run/node";
import { parseForm } from "../forms.server.ts";
import { looksAutomatic } from "../security/honeypot.ts";
import { limitLinkRequests } from "../security/limits.server.ts";
import { LinkForm } from "./schema.ts";
import { askForLink } from "./sign-in.server.ts";

/** Answers a form that asks for a link: the same for every address, known or not, and for machines. */
export async function answerLinkForm(request: Request, asked: Parameters<typeof askForLink>[0]) {
  await limitLinkRequests();
  const form = await parseForm(request, LinkForm);
  if (!form.ok) return form.response;
  if (!looksAutomatic(form.formData)) await askForLink(asked, form.value);
  return redirect("/sign-in/link/sent");
}
