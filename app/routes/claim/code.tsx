import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { ClaimCodeForm } from "~/businesses/schema/claim.ts";
import { enterCode } from "~/casework/commands/prove-claim.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.claim.letter;

export const meta = () => [{ title: texts.common.title(words.enter) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  return { id: business.id };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const form = await parseForm(request, ClaimCodeForm);
  if (!form.ok) return form.response;
  const answer = await enterCode(person.id, business.id, form.value.code);
  // a second press of the button finds the code used, by the same person
  if (answer.kind === "used" && (await openClaimed(request, business.id, person.id)).mine) {
    return redirect(`/business/${business.id}`);
  }
  switch (answer.kind) {
    case "proven":
      return redirectWithFlash(request, `/business/${business.id}`, texts.claim.done(business.name));
    case "disputed":
      return redirectWithFlash(request, `/claim/${business.id}`, texts.claim.taken.opened(formatDay(answer.dueOn)), {
        tone: "notice",
      });
    case "wrong":
      return formError(form, { fieldErrors: { code: [words.wrong(answer.left)] } });
    default:
      return formError(form, { fieldErrors: { code: [words[answer.kind]] } });
  }
}

export default function EnterCode() {
  const { id } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof ClaimCodeForm>(useActionData<typeof action>());
  return (
    <Page before={<BackLink to={`/claim/${id}`} />}>
      <ErrorSummary form={form} />
      <Form form={form}>
        <TextField field={fields.code} label={words.enter} heading hint={words.hint} width={10} spellCheck={false} />
        <Button>{words.button2}</Button>
      </Form>
    </Page>
  );
}
