import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { askToJoin } from "~/businesses/commands/invitations.server.ts";
import { JoinForm } from "~/businesses/schema/people.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.people.join;

export const meta = () => [{ title: texts.common.title(words.button) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  if (business.mine) throw redirect(`/business/${business.id}`);
  if (!business.claimedByOthers) throw redirect(`/claim/${business.id}`);
  const waiting = await db().joinRequest.count({
    where: { businessId: business.id, personId: person.id, decidedAt: null },
  });
  return { name: business.name, place: business.place, waiting: waiting > 0 };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const form = await parseForm(request, JoinForm);
  if (!form.ok) return form.response;
  const answer = await askToJoin(person, business.id, form.value.message);
  if (answer === "asked") return redirectWithFlash(request, `/join/${business.id}`, words.asked);
  return answer === "member"
    ? redirectWithFlash(request, `/business/${business.id}`, words.member, { tone: "notice" })
    : redirectWithFlash(request, `/claim/${business.id}`, words.nobody, { tone: "notice" });
}

export default function Join() {
  const { name, place, waiting } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof JoinForm>(useActionData<typeof action>());
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle caption={place || undefined}>{words.title(name)}</PageTitle>
      {waiting ? (
        <p>{words.waiting}</p>
      ) : (
        <>
          <p>{words.text}</p>
          <Form form={form}>
            <TextArea field={fields.message} label={words.message} hint={words.messageHint} limit={500} />
            <Button>{words.button}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
