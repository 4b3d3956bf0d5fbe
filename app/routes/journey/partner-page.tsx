import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { toString as drawQr } from "qrcode";
import { addLink } from "~/journey/partners/commands/keep-partners.server.ts";
import { shownCount } from "~/journey/partners/counts.ts";
import { GonePartner, PartnerLinks, Sheets } from "~/journey/partners/partner-parts.tsx";
import { countIntroduced, findPartnerByToken, linkAddress, listLinks } from "~/journey/partners/queries.server.ts";
import { LinkForm } from "~/journey/partners/schema.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.partners.page;
const headers = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" };

export const meta = () => [{ title: texts.common.title(words.links) }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const partner = await findPartnerByToken(db(), params.token);
  if (!partner) return data({ page: null }, { status: 410, headers });
  const [links, introduced] = await Promise.all([listLinks(db(), partner.key), countIntroduced(db(), partner.key)]);
  const shown = links.filter(({ active }) => active).map(async ({ id, code, label, opened, plans, registered }) => ({
    id, code, label, address: linkAddress(code),
    // nothing under five leaves the server
    opened: shownCount(opened), plans: shownCount(plans), registered: shownCount(registered),
    qr: await drawQr(linkAddress(code), { type: "svg", margin: 1 }),
  })); // biome-ignore format: one link
  const page = {
    name: partner.name,
    base: `/partner/${params.token}`,
    links: await Promise.all(shown),
    introduced: shownCount(introduced.get(partner.key) ?? 0),
  };
  return data({ page }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitAnonymousForm();
  const partner = await findPartnerByToken(db(), params.token);
  if (!partner) return data(null, { status: 410 });
  const form = await parseForm(request, LinkForm);
  if (!form.ok) return form.response;
  if (!(await addLink(partner.key, form.value.label)))
    return formError(form, { fieldErrors: { label: [words.tooMany] } });
  return redirectWithFlash(request, `/partner/${params.token}`, words.added);
}

export default function PartnerPage() {
  const { page } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof LinkForm>(useActionData());
  if (!page) return <GonePartner />;
  const [first] = page.links;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title(page.name)}</PageTitle>
      <p className="lead">{words.lead}</p>
      <h2>{words.links}</h2>
      <PartnerLinks links={page.links} />
      <p>
        <strong>{words.introduced}:</strong> {page.introduced ?? words.few}
      </p>
      <p className="small muted">{words.counts}</p>
      <h2>{words.introduce}</h2>
      <p>{words.introduceLead}</p>
      <Actions>
        <ButtonLink to={`${page.base}/introduce`}>{words.introduce}</ButtonLink>
      </Actions>
      {first ? <Sheets code={first.code} /> : null}
      <h2>{words.add}</h2>
      <Form form={form}>
        <TextField field={fields.label} label={words.addHint} />
        <Button tone="secondary">{words.addButton}</Button>
      </Form>
    </Page>
  );
}
