import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { introduceClient } from "~/journey/partners/commands/introduce.server.ts";
import { GonePartner } from "~/journey/partners/partner-parts.tsx";
import { findPartnerByToken } from "~/journey/partners/queries.server.ts";
import { IntroduceForm } from "~/journey/partners/schema.ts";
import { servedCouncils } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { limitLinkRequests } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.partners.introduce;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const partner = await findPartnerByToken(db(), params.token);
  const councils = (await servedCouncils()).filter(({ tier }) => tier !== "county");
  const headers = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" };
  return data(
    { base: partner ? `/partner/${params.token}` : null, councils: councils.map(({ code, name }) => ({ code, name })) },
    { status: partner ? 200 : 410, headers },
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitLinkRequests();
  const partner = await findPartnerByToken(db(), params.token);
  if (!partner) return data(null, { status: 410 });
  const form = await parseForm(request, IntroduceForm);
  if (!form.ok) return form.response;
  const done = await introduceClient(partner, form.value);
  if (done === "no_council") return formError(form, { fieldErrors: { councilCode: [words.councilMissing] } });
  if (done === "too_many") return formError(form, { fieldErrors: { clientEmail: [texts.partners.join.tooMany] } });
  return redirectWithFlash(request, `/partner/${params.token}`, words.sent);
}

export default function Introduce() {
  const { base, councils } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof IntroduceForm>(useActionData());
  if (!base) return <GonePartner />;
  return (
    <Page before={<BackLink to={base}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      <Form form={form}>
        <TextField field={fields.clientName} label={words.name} autoComplete="off" />
        <TextField field={fields.clientEmail} label={words.email} type="email" autoComplete="off" />
        <Radios
          field={fields.councilCode}
          label={words.council}
          options={councils.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Checkboxes
          field={fields.asked}
          label={words.asked}
          labelHidden
          options={[{ value: "yes", label: words.asked }]}
        />
        <Actions>
          <Button>{words.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
