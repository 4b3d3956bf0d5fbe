import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerIntroduction } from "~/journey/partners/commands/introduce.server.ts";
import { findIntroduction } from "~/journey/partners/queries.server.ts";
import { ConsentForm } from "~/journey/partners/schema.ts";
import { now } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.partners.consent;

export const meta = () => [
  { title: texts.common.title(texts.partners.page.introduce) },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findIntroduction(db(), params.token, now());
  const headers = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" };
  if (!found) return data({ introduction: null }, { status: 410, headers });
  const council = await findCouncil(found.councilCode);
  const { clientName, clientEmail, expiresAt } = found;
  const introduction = {
    partner: found.partner.name,
    council: council?.name ?? "",
    clientName,
    clientEmail,
    until: formatDay(dayInBritain(expiresAt)),
  };
  return data({ introduction }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitAnonymousForm();
  const found = await findIntroduction(db(), params.token, now());
  if (!found) return data(null, { status: 410 });
  const form = await parseForm(request, ConsentForm);
  if (!form.ok) return form.response;
  await answerIntroduction(found.id, form.value);
  return redirectWithFlash(request, "/start", form.value.intent === "yes" ? words.saidYes : words.saidNo);
}

export default function Introduction() {
  const { introduction } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof ConsentForm>(useActionData());
  if (!introduction) return <Gone />;
  const { partner, council, clientName, clientEmail, until } = introduction;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title(partner)}</PageTitle>
      <p className="lead">{words.lead(council)}</p>
      <h2>{words.shown}</h2>
      <SummaryList
        rows={[
          { key: words.name, value: clientName },
          { key: words.email, value: clientEmail },
          { key: words.by, value: partner },
        ]}
      />
      <Form form={form}>
        <TextField field={fields.phone} label={words.phone} type="tel" autoComplete="tel" width={20} />
        <TextArea field={fields.need} label={words.need} hint={words.needHint} limit={500} rows={3} />
        <InsetText>
          <p>{words.until(until)}</p>
          <p>{words.privacy}</p>
        </InsetText>
        <Actions>
          <Button name="intent" value="yes">
            {words.yes}
          </Button>
          <Button name="intent" value="no" tone="secondary">
            {words.no}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Gone() {
  return (
    <Page>
      <PageTitle>{words.goneTitle}</PageTitle>
      <p>{words.gone}</p>
      <p>
        {words.again} <Link to="/start">{texts.partners.join.startLink}</Link>
      </p>
    </Page>
  );
}
