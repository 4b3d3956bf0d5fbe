import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CallForm, ClaimFactsList, DecideForm } from "~/businesses/claim-desk.tsx";
import { findClaim } from "~/businesses/claim-queries.server.ts";
import { CallResultForm, DecisionForm } from "~/businesses/schema/claim.ts";
import { decideDispute, recordCall } from "~/casework/commands/decide-claim.server.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { forbidden, notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.claim.staff.claims;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data?.claim.name ?? words.title) },
];

async function find(request: Request, claimId: string | undefined) {
  const actor = await requireStaff(request, "claims.view");
  const claim = isId(claimId) ? await findClaim(db(), actor, claimId) : null;
  if (!claim || (claim.proof !== "call_back" && claim.status !== "disputed" && claim.proof !== "dispute")) notFound();
  const dispute = claim.status === "disputed" || claim.proof === "dispute";
  return { actor, claim, dispute };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, claim, dispute } = await find(request, params.claimId);
  return {
    claim,
    dispute,
    open: claim.status === "waiting" || claim.status === "disputed",
    mayAct: allows(actor.roles, dispute ? "claims.decide" : "claims.call"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, claim, dispute } = await find(request, params.claimId);
  if (!allows(actor.roles, dispute ? "claims.decide" : "claims.call")) forbidden();
  const page = "/staff/claims";
  if (dispute) {
    const form = await parseForm(request, DecisionForm);
    if (!form.ok) return form.response;
    const decided = await decideDispute(actor, claim.id, form.value);
    return redirectWithFlash(request, page, decided ? words.decided : words.done);
  }
  const form = await parseForm(request, CallResultForm);
  if (!form.ok) return form.response;
  const result = await recordCall(actor, claim.id, form.value);
  if (result === null) return redirectWithFlash(request, page, words.done, { tone: "notice" });
  return redirectWithFlash(request, page, result === "disputed" ? words.disputes : words.saved[result]);
}

export default function ClaimPage() {
  const { claim, dispute, open, mayAct } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page before={<BackLink to="/staff/claims">{words.back}</BackLink>}>
      {open && mayAct ? (
        dispute ? (
          <DecideForm claim={claim} answer={answer} />
        ) : (
          <CallForm claim={claim} answer={answer} />
        )
      ) : (
        <>
          <PageTitle>{dispute ? words.disputeTitle(claim.name) : words.callTitle(claim.name)}</PageTitle>
          <p>{open ? words.onlySteward : words.done}</p>
          <ClaimFactsList claim={claim} dispute={dispute} />
        </>
      )}
    </Page>
  );
}
