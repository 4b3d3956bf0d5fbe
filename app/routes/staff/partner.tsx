import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addLink, changeLink, savePartner, sendPage } from "~/journey/partners/commands/keep-partners.server.ts";
import { PartnerFields } from "~/journey/partners/partner-forms.tsx";
import { linkAddress, listLinks } from "~/journey/partners/queries.server.ts";
import { LinkForm, PartnerForm } from "~/journey/partners/schema.ts";
import { toPlainDate } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.partners.staff;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function open(key: string | undefined) {
  return (await db().partnerBody.findUnique({ where: { key: key ?? "" } })) ?? notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "partners.view");
  const partner = await open(params.partnerKey);
  const { name, kind, contactName, contactEmail, website, agreementUntil, active } = partner;
  const links = await listLinks(db(), partner.key);
  return {
    name,
    kindName: texts.partners.kinds[kind] ?? kind,
    mayManage: allows(actor.roles, "partners.manage"),
    details: { name, kind, contactName, contactEmail, website, agreementUntil: dayParts(toPlainDate(agreementUntil)), active: active ? "yes" : "" },
    links: links.map((link) => ({ ...link, address: linkAddress(link.code) })),
  }; // biome-ignore format: one page
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "partners.manage");
  const { key } = await open(params.partnerKey);
  const here = `/staff/partners/${key}`;
  const intent = await sentIntent(request);
  if (intent === "page") {
    const sent = await sendPage(actor, key);
    return redirectWithFlash(request, here, sent ? words.sent : words.noContact, { tone: sent ? "success" : "notice" });
  }
  if (intent === "link") {
    const form = await parseForm(request, LinkForm);
    if (!form.ok) return form.response;
    const added = await addLink(key, form.value.label);
    if (!added) return formError(form, { fieldErrors: { label: [texts.partners.page.tooMany] } });
    return redirectWithFlash(request, here, texts.partners.page.added);
  }
  if (intent === "open" || intent === "close") {
    const id = await sentIntent(request, "linkId");
    if (!isId(id)) notFound();
    await changeLink(key, id, intent === "open");
    return redirectWithFlash(request, here, words.linkChanged);
  }
  const form = await parseForm(request, PartnerForm);
  if (!form.ok) return form.response;
  const saved = await savePartner(actor, key, form.value);
  if (saved === "name_taken") return formError(form, { fieldErrors: { name: [words.nameTaken] } });
  return redirectWithFlash(request, here, words.saved);
}

type Link = ReturnType<typeof useLoaderData<typeof loader>>["links"][number];

export default function StaffPartner() {
  const { name, kindName, mayManage, details, links } = useLoaderData<typeof loader>();
  const answered = useActionData();
  const { form } = useFormState<typeof PartnerForm>(answered, { defaultValue: details });
  const change = ({ id, active }: Link) => (
    <Form>
      <input type="hidden" name="linkId" value={id} readOnly />
      <Button name="intent" value={active ? "close" : "open"} tone="secondary" small>
        {active ? words.close : words.open}
      </Button>
    </Form>
  );
  return (
    <Page wide before={<BackLink to="/staff/partners">{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={kindName}>{name}</PageTitle>
      <h2>{words.links}</h2>
      {links.length === 0 ? (
        <p>{texts.partners.page.noLinks}</p>
      ) : (
        <Table
          caption={words.links}
          captionHidden
          stack
          rows={links}
          rowKey={({ id }) => id}
          columns={[
            { key: "label", title: words.linkColumns.label, rowHeader: true, cell: ({ label }) => label },
            { key: "address", title: words.linkColumns.address, cell: ({ address }) => <span className="partner-address">{address}</span> },
            { key: "opened", title: words.linkColumns.opened, numeric: true, cell: ({ opened }) => opened },
            { key: "plans", title: words.linkColumns.plans, numeric: true, cell: ({ plans }) => plans },
            { key: "registered", title: words.linkColumns.registered, numeric: true, cell: ({ registered }) => registered },
            { key: "state", title: words.linkColumns.state, cell: (link) => (mayManage ? change(link) : link.active ? words.inUse : words.closed) },
          ]} // biome-ignore format: one column a line
        />
      )}
      {mayManage ? (
        <>
          <Form>
            <TextField field={form.field("label")} label={texts.partners.page.addHint} width={20} />
            <Button name="intent" value="link" tone="secondary" small>
              {texts.partners.page.addButton}
            </Button>
          </Form>
          <h2>{words.page}</h2>
          <p>{words.pageLead}</p>
          <Form>
            <Actions>
              <Button name="intent" value="page" tone="secondary">
                {words.sendPage}
              </Button>
            </Actions>
          </Form>
          <h2>{words.details}</h2>
          <Form form={form}>
            <PartnerFields form={form} />
            <Actions>
              <Button>{words.save}</Button>
            </Actions>
          </Form>
        </>
      ) : null}
    </Page>
  );
}
