import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { DisputeForm } from "~/businesses/schema/claim.ts";
import { openDispute } from "~/casework/commands/start-claim.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.claim.taken;

export const meta = () => [{ title: texts.common.title(words.dispute) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  if (business.mine || !business.claimedByOthers) throw redirect(`/claim/${business.id}`);
  return { id: business.id, name: business.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const form = await parseForm(request, DisputeForm);
  if (!form.ok) return form.response;
  const opened = await openDispute(person, business.id, form.value.reason);
  const page = `/claim/${business.id}`;
  if (opened.kind === "refused") return redirect(page);
  return redirectWithFlash(request, `${page}?still=yes`, words.opened(formatDay(opened.dueOn)));
}

export default function Dispute() {
  const { id, name } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof DisputeForm>(useActionData<typeof action>());
  return (
    <Page before={<BackLink to={`/claim/${id}`} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={name}>{words.dispute}</PageTitle>
      <p>{words.disputeText}</p>
      <Form form={form}>
        <TextArea field={fields.reason} label={words.reason} hint={words.reasonHint} limit={2000} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
