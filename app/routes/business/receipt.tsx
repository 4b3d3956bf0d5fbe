import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findChange, findReceipt, type OwnReceipt } from "~/casework/queries/changes.server.ts";
import { ReceiptView, type TeamState } from "~/casework/receipt-view.tsx";
import { whereToTell } from "~/casework/where-to-tell.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { isReference } from "~/lib/ids.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { allowsInBusiness } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.changes.receipt;

export const meta = ({ params }: { params: { reference?: string } }) => [
  { title: texts.common.title(words.title(params.reference ?? "")) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const { reference } = params;
  if (!isReference(reference)) notFound();
  const receipt = await findReceipt(actor, reference);
  if (!receipt) {
    const event = await findChange(actor, reference);
    if (event?.receiptReference) throw redirect(`/business/${actor.businessId}/changes/${event.receiptReference}`);
    notFound();
  }
  const progress: Record<string, TeamState> = {};
  for (const team of receipt.progress) {
    const key = `${team.teamCode} ${team.councilCode}`;
    if (team.passedTo) progress[key] = { text: words.passed(team.passedTo), tone: "info" };
    else if (team.closedAt)
      progress[key] = { text: words.answered(formatDay(dayInBritain(team.closedAt))), tone: "good" };
    else if (team.receivedAt)
      progress[key] = { text: words.received(formatDay(dayInBritain(team.receivedAt))), tone: "info" };
  }
  const dueDays: Record<string, string> = {};
  for (const team of receipt.content.told)
    if (team.dueOn) dueDays[`${team.teamCode} ${team.councilCode}`] = formatDay(team.dueOn);
  return {
    reference,
    businessId: actor.businessId,
    correctable: allowsInBusiness(actor.role, "edit")
      ? receipt.events.filter((event) => event.mayCorrect).map((event) => event.reference)
      : [],
    savedOn: formatDay(dayInBritain(receipt.createdAt)),
    effectiveOn: formatDay(receipt.events[0]?.effectiveOn ?? receipt.content.effectiveOn),
    states: Object.fromEntries(
      receipt.events.map((event) => [event.reference, event.failed ? "failed" : event.status]),
    ),
    failed: failedOf(receipt, actor),
    content: receipt.content,
    progress,
    dueDays,
  };
}

/** What was planned and could not be: why, and the page to tell it again. */
function failedOf({ why, events }: OwnReceipt, { businessId, role }: BusinessActor) {
  const event = events.find((one) => one.failed);
  if (!event || !why) return null;
  const again = whereToTell(businessId, event, event.siteId ? [event.siteId] : []);
  return { why, again: allowsInBusiness(role, "edit") ? again : null };
}

export default function Receipt() {
  const page = useLoaderData<typeof loader>();
  const base = `/business/${page.businessId}`;
  return (
    <Page>
      <ReceiptView {...page} />
      <Actions>
        <ButtonLink to={base}>{words.home}</ButtonLink>
        <PrintButton>{words.print}</PrintButton>
        <Link to={`${base}/changes`}>{words.all}</Link>
      </Actions>
    </Page>
  );
}
