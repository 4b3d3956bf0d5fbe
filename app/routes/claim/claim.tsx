import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { ClaimOptions, OpenClaims, TakenBusiness } from "~/businesses/claim-pages.tsx";
import { claimFacts, listOwnClaims } from "~/businesses/claim-queries.server.ts";
import { claimGate, proofsOffered, provingDomain } from "~/businesses/claim-rules.ts";
import { withdrawClaims } from "~/casework/commands/start-claim.server.ts";
import { toPlainDate } from "~/lib/dates.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.claim;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data ? words.title(data.business.name) : texts.common.productName) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const claims = await listOwnClaims(db(), business.id, person.id);
  const stillThisBusiness = claims.length > 0 || new URL(request.url).searchParams.get("still") === "yes";
  const gate = claimGate({ ...business, proven: business.verification === "proven", stillThisBusiness });
  if (gate === "closed") throw redirect(`/claim/${business.id}/closed`);
  const facts = gate === "open" ? await claimFacts(db(), business.id, person) : null;
  return {
    business: { id: business.id, name: business.name, place: business.place },
    gate,
    domain: facts ? provingDomain(facts.signInEmail, facts.heldAddresses) : null,
    offered: facts ? proofsOffered(facts) : [],
    claims: claims.map((claim) => ({
      proof: claim.proof,
      status: claim.status,
      dueOn: toPlainDate(claim.dueOn),
      printedOn: toPlainDate(claim.printedAt),
      expiresOn: toPlainDate(claim.expiresAt),
    })),
  };
}

/** Stops the person's own claim. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  await withdrawClaims(person.id, business.id);
  return redirectWithFlash(request, `/claim/${business.id}`, words.withdrawn, { tone: "notice" });
}

export default function Claim() {
  const { business, gate, domain, offered, claims } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle caption={business.place || undefined}>{words.title(business.name)}</PageTitle>
      {gate === "yours" ? (
        <p>
          {words.yours} <Link to={`/business/${business.id}`}>{business.name}</Link>
        </p>
      ) : null}
      {gate === "taken" ? <TakenBusiness business={business} claims={claims} /> : null}
      {gate === "open" ? (
        <>
          <p>{words.lead}</p>
          <OpenClaims business={business} claims={claims} />
          {offered.length > 0 ? (
            <ClaimOptions business={business} offered={offered} domain={domain} claims={claims} />
          ) : (
            <EmptyState title={words.none.title}>
              <p>{words.none.text}</p>
              <p>
                <Link to="/help">{words.none.help}</Link>
              </p>
            </EmptyState>
          )}
        </>
      ) : null}
    </Page>
  );
}
