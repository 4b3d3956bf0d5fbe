import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openClaimed } from "~/businesses/claim-access.server.ts";
import { ClosedForm } from "~/businesses/schema/claim.ts";
import { beginSuccessor } from "~/businesses/successor.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";

const words = texts.claim.closed;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  if (business.tradingStatus !== "ceased" || business.mine) throw redirect(`/claim/${business.id}`);
  return { name: business.name, place: business.place };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const business = await openClaimed(request, params.businessId, person.id);
  const form = await parseForm(request, ClosedForm);
  if (!form.ok) return form.response;
  if (form.value.which === "same" || business.tradingStatus !== "ceased") {
    return redirect(`/claim/${business.id}?still=yes`);
  }
  await beginSuccessor(db(), request, person.id, business);
  return redirect("/register/what");
}

export default function ClosedBusiness() {
  const { name, place } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof ClosedForm>(useActionData<typeof action>());
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text(name, place)}</p>
      <Form form={form}>
        <Radios
          field={fields.which}
          label={words.question}
          options={[
            { value: "succession", label: words.succession, hint: words.successionHint },
            { value: "same", label: words.same, hint: words.sameHint },
          ]}
        />
        <Button>{texts.ui.continue}</Button>
      </Form>
    </Page>
  );
}
