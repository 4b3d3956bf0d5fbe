import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { listPartners } from "~/businesses/partner-queries.server.ts";
import { addPartner, decideRequest } from "~/journey/partners/commands/keep-partners.server.ts";
import { PartnerFields, Requests } from "~/journey/partners/partner-forms.tsx";
import { countIntroduced, listLinks, listRequests } from "~/journey/partners/queries.server.ts";
import { DecideForm, PartnerForm } from "~/journey/partners/schema.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.partners.staff;
const HERE = "/staff/partners";

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "partners.view");
  const [all, links, introduced, requests] = await Promise.all([
    listPartners(),
    listLinks(db(), null),
    countIntroduced(db()),
    listRequests(db()),
  ]);
  const mayManage = allows(actor.roles, "partners.manage");
  return {
    mayManage,
    mayIntroduce: allows(actor.roles, "introductions.work"),
    requests: mayManage ? requests.map(({ id, name, kind, contactName, contactEmail, website, why }) => ({ id, name, kind, contactName, contactEmail, website, why })) : [],
    partners: all.map(({ key, name, kind, active }) => {
      const own = links.filter((link) => link.partnerKey === key);
      const sum = (what: "opened" | "plans" | "registered") => own.reduce((total, link) => total + link[what], 0);
      return {
        key, name, active, kind: texts.partners.kinds[kind] ?? kind, links: own.length, opened: sum("opened"),
        plans: sum("plans"), registered: sum("registered"), introduced: introduced.get(key) ?? 0,
      };
    }),
  }; // biome-ignore format: one page
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "partners.manage");
  const copy = request.clone();
  const decision = await parseForm(request, DecideForm);
  if (decision.ok) {
    const { intent, requestId } = decision.value;
    const done = await decideRequest(actor, requestId, intent === "accept");
    if (done === "name_taken") return redirectWithFlash(request, HERE, words.nameTaken, { tone: "notice" });
    if (done === "decided") return redirectWithFlash(request, HERE, words.decidedBefore, { tone: "notice" });
    return redirectWithFlash(request, HERE, intent === "accept" ? words.accepted : words.declined);
  }
  const form = await parseForm(copy, PartnerForm);
  if (!form.ok) return form.response;
  const key = await addPartner(actor, form.value);
  if (!key) return formError(form, { fieldErrors: { name: [words.nameTaken] } });
  return redirectWithFlash(request, `${HERE}/${key}`, words.added);
}

export default function StaffPartners() {
  const { mayManage, mayIntroduce, requests, partners } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof PartnerForm>(useActionData(), { defaultValue: { active: "yes" } });
  return (
    <Page wide>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      {mayIntroduce ? (
        <p>
          <Link to={`${HERE}/introductions`}>{words.introductions}</Link>
        </p>
      ) : null}
      <Table
        caption={words.title}
        captionHidden
        stack
        rows={partners}
        rowKey={({ key }) => key}
        columns={[
          { key: "name", title: words.columns.name, rowHeader: true, cell: ({ key, name }) => <Link to={`${HERE}/${key}`}>{name}</Link> },
          { key: "kind", title: words.columns.kind, cell: ({ kind }) => kind },
          { key: "links", title: words.columns.links, numeric: true, cell: ({ links }) => links },
          { key: "opened", title: words.columns.opened, numeric: true, cell: ({ opened }) => opened },
          { key: "plans", title: words.columns.plans, numeric: true, cell: ({ plans }) => plans },
          { key: "registered", title: words.columns.registered, numeric: true, cell: ({ registered }) => registered },
          { key: "introduced", title: words.columns.introduced, numeric: true, cell: ({ introduced }) => introduced },
          { key: "state", title: words.columns.state, cell: ({ active }) => (active ? words.active : words.inactive) },
        ]} // biome-ignore format: one column a line
      />
      {mayManage ? (
        <>
          <h2>{words.requests}</h2>
          <Requests requests={requests} />
          <Details summary={words.new} open={form.errors.length > 0}>
            <Form form={form}>
              <PartnerFields form={form} />
              <Actions>
                <Button>{words.add}</Button>
              </Actions>
            </Form>
          </Details>
        </>
      ) : null}
    </Page>
  );
}
