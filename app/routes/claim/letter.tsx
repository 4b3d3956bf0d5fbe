import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { startClaim } from "~/casework/commands/start-claim.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.claim.letter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  return redirect(`/claim/${business.id}`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const started = await startClaim(person, business.id, "letter");
  const page = `/claim/${business.id}`;
  if (started.kind === "too_many_letters") return redirectWithFlash(request, page, words.enough, { tone: "notice" });
  if (started.kind === "refused") return redirect(page);
  return redirectWithFlash(request, `${page}?still=yes`, words.asked);
}

/** Never seen: it makes this a page, so that a refusal is a page too. */
export default function Nothing() {
  return null;
}
