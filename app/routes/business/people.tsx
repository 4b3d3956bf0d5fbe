import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answerJoinRequest, withdrawInvitation } from "~/businesses/commands/invitations.server.ts";
import { getPeople } from "~/businesses/member-queries.server.ts";
import { JoinRequests, MemberTable, OpenInvitations } from "~/businesses/people-parts.tsx";
import { PeopleForm } from "~/businesses/schema/people.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Banner } from "~/ui/banner.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.people;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const people = await getPeople(db(), actor.businessId);
  const runs = actor.role === "admin";
  return {
    id: actor.businessId,
    me: actor.person.id,
    runs,
    ...people,
    invitations: runs ? people.invitations : [],
    requests: runs ? people.requests : [],
  };
}

/** Withdraws an invitation, or answers a request to join. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "admin");
  const form = await parseForm(request, PeopleForm);
  if (!form.ok) return form.response;
  const { intent, id, decision } = form.value;
  const page = `/business/${actor.businessId}/people`;
  if (intent === "withdraw") {
    await withdrawInvitation(actor.person, actor.businessId, id);
    return redirectWithFlash(request, page, words.withdrawn);
  }
  const chosen = decision ?? "refused";
  await answerJoinRequest(actor.person, actor.businessId, id, chosen);
  return redirectWithFlash(request, page, words.answered[chosen] ?? words.title);
}

export default function People() {
  const page = useLoaderData<typeof loader>();
  const { id, business } = page;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead(business.name)}</p>
      {page.disputeDueOn ? (
        <Banner tone="attention" titleId="dispute-title">
          {words.disputed(formatDay(page.disputeDueOn))}
        </Banner>
      ) : null}
      {business.verification === "proven" ? null : (
        <InsetText>
          <p>
            <strong>{words.unverified.title}</strong>
          </p>
          <p>{words.unverified.text}</p>
          <p>
            <Link to={`/claim/${id}`}>{words.unverified.link}</Link>
          </p>
        </InsetText>
      )}
      <MemberTable businessId={id} me={page.me} runs={page.runs} members={page.members} />
      {page.runs ? (
        <Actions>
          <ButtonLink to={`/business/${id}/people/invite`}>{words.invite}</ButtonLink>
        </Actions>
      ) : null}
      <JoinRequests requests={page.requests} />
      <OpenInvitations invitations={page.invitations} />
    </Page>
  );
}
