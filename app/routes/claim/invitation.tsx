import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { acceptInvitation, findInvitation } from "~/businesses/commands/invitations.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.people.invitation;

export const meta = () => [{ title: texts.common.title(texts.people.inviteTitle) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const found = await findInvitation(db(), params.token);
  if (!found) return { state: "gone" as const };
  if (found.email !== person.email.toLowerCase()) {
    return { state: "wrong" as const, invited: masked(found.email), own: person.email };
  }
  const { businessName, invitedBy, role, until } = found;
  return { state: "good" as const, businessName, invitedBy, role, until };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const answer = await acceptInvitation(person, params.token);
  if (answer.kind === "accepted") {
    return redirectWithFlash(request, `/business/${answer.businessId}`, words.accepted(answer.name));
  }
  return redirectWithFlash(request, `/invitation/${encodeURIComponent(params.token ?? "")}`, words.gone, {
    tone: "notice",
  });
}

/** "a…@example.org": enough to know one's own address by. */
function masked(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 1)}…@${domain}`;
}

export default function Invitation() {
  const page = useLoaderData<typeof loader>();
  if (page.state === "gone") {
    return (
      <Page>
        <PageTitle>{words.gone}</PageTitle>
        <p>{words.goneText}</p>
      </Page>
    );
  }
  if (page.state === "wrong") {
    return (
      <Page>
        <PageTitle>{words.wrongTitle}</PageTitle>
        <p>{words.wrongText(page.invited, page.own)}</p>
        <PlainForm method="post" action="/sign-out">
          <Button tone="secondary">{words.signOut}</Button>
        </PlainForm>
      </Page>
    );
  }
  return (
    <Page>
      <PageTitle>{words.title(page.businessName)}</PageTitle>
      <p>{words.text(page.invitedBy, texts.people.roles[page.role] ?? page.role)}</p>
      <p>{texts.people.roleHints[page.role]}.</p>
      {page.until ? <p>{words.until(formatDay(page.until))}</p> : null}
      <Form>
        <Button>{words.accept}</Button>
      </Form>
    </Page>
  );
}
