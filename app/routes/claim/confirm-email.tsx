import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { confirmByEmail } from "~/casework/commands/prove-claim.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { findLink } from "~/platform/auth/links.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.claim.email;

export const meta = () => [{ title: texts.common.title(words.confirmTitle) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const found = await findLink(params.token, "claim_email");
  const good = found.state === "good" && found.link.personId === person.id;
  return { id: business.id, name: business.name, good };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const proven = await confirmByEmail(person.id, business.id, params.token ?? "");
  if (!proven) return redirectWithFlash(request, `/claim/${business.id}`, words.old, { tone: "notice" });
  return proven.kind === "proven"
    ? redirectWithFlash(request, `/business/${business.id}`, texts.claim.done(business.name))
    : redirectWithFlash(request, `/claim/${business.id}`, texts.claim.taken.opened(formatDay(proven.dueOn)), {
        tone: "notice",
      });
}

export default function ConfirmByEmail() {
  const { id, name, good } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{good ? words.confirmTitle : words.oldTitle}</PageTitle>
      {good ? (
        <>
          <p>{words.confirmText(name)}</p>
          <Form>
            <Button>{words.confirm}</Button>
          </Form>
        </>
      ) : (
        <>
          <p>{words.old}</p>
          <ButtonLink to={`/claim/${id}`}>{words.again}</ButtonLink>
        </>
      )}
    </Page>
  );
}
