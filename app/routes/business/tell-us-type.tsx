import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSnapshot } from "~/businesses/queries.server.ts";
import { mainSite } from "~/businesses/snapshot.ts";
import { saveChange } from "~/casework/commands/save-change.server.ts";
import { siteLine } from "~/casework/compose-receipt.ts";
import { ReportDay, ReportFields, SiteQuestion } from "~/casework/report-fields.tsx";
import { answersOf, reportForm } from "~/casework/schema/report.ts";
import { isReportType, type ReportType, reportOf } from "~/circumstances/reports.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.changes.tell;

export const meta = ({ params }: { params: { type?: string } }) => [
  { title: texts.common.title(isReportType(params.type) ? reportOf(params.type).title : words.title) },
];

function typeOf(text: string | undefined): ReportType {
  if (!isReportType(text) || !reportOf(text).by.includes("owner")) notFound();
  return text;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const type = typeOf(params.type);
  const report = reportOf(type);
  const snapshot = await findSnapshot(db(), actor.businessId);
  if (!snapshot) notFound();
  const open = snapshot.sites.filter((site) => site.closedOn === null);
  const sites = open.map((site) => ({ id: site.id, line: siteLine(site) || snapshot.name }));
  return {
    back: `/business/${actor.businessId}/tell-us`,
    report,
    sites: report.ofSite ? sites : [],
    today: today(),
    defaultValue: { effectiveOn: dayParts(today()), siteId: mainSite(snapshot)?.id },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const type = typeOf(params.type);
  const form = await parseForm(request, reportForm(type, today(), false));
  if (!form.ok) return form.response;
  const { siteId, effectiveOn } = form.value;
  const result = await saveChange(
    { kind: "owner", personId: actor.person.id, sourceKey: "owner" },
    {
      businessId: actor.businessId,
      patch: {},
      reported: [{ type, siteId: reportOf(type).ofSite ? siteId : null, details: answersOf(type, form.value) }],
      effectiveOn,
      submissionKey: form.submissionKey,
      baseVersion: null,
    },
  );
  const base = `/business/${actor.businessId}/changes`;
  switch (result.kind) {
    case "saved":
    case "repeated":
      return redirect(`${base}/${result.receipt.reference}`);
    case "refused":
      return formError(form, { formErrors: result.faults.map((fault) => fault.message) });
    default:
      return redirectWithFlash(request, base, words.nothing, { tone: "notice" });
  }
}

export default function TellUsType() {
  const { report, sites, today: day, defaultValue, back } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof reportForm>>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to={back} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={report.hint}>{report.title}</PageTitle>
      <Form form={form}>
        <SiteQuestion form={form} sites={sites} />
        <ReportFields form={form} fields={report.fields} />
        <ReportDay form={form} report={report} today={day} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
