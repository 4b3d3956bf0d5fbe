import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { saveChange } from "~/casework/commands/save-change.server.ts";
import { findStaffBusiness } from "~/casework/queries/queue.server.ts";
import { ReportDay, ReportFields, SiteQuestion } from "~/casework/report-fields.tsx";
import { answersOf, reportForm } from "~/casework/schema/report.ts";
import { isReportType, REPORT_GROUPS, reportOf, reportsFor } from "~/circumstances/reports.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.queue.record;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function businessOf(actor: StaffActor, businessId: string | undefined) {
  const business = isId(businessId) ? await findStaffBusiness(actor, businessId) : null;
  if (!business) notFound();
  return business;
}

function typeOf(request: Request) {
  const type = new URL(request.url).searchParams.get("type") ?? undefined;
  if (type === undefined) return null;
  if (!isReportType(type) || !reportOf(type).by.includes("officer")) notFound();
  return type;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.record");
  const business = await businessOf(actor, params.businessId);
  const type = typeOf(request);
  const report = type && reportOf(type);
  const defaultValue = { effectiveOn: dayParts(today()), siteId: business.sites[0]?.id };
  return { business, type, report, sites: report?.ofSite ? business.sites : [], today: today(), defaultValue };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "businesses.record");
  const business = await businessOf(actor, params.businessId);
  const type = typeOf(request);
  if (!type) notFound();
  const form = await parseForm(request, reportForm(type, today(), true));
  if (!form.ok) return form.response;
  const { siteId, effectiveOn, note } = form.value;
  const { councilCode } = actor;
  const result = await saveChange(
    { kind: "officer", personId: actor.person.id, sourceKey: `officer:${councilCode}`, councilCode },
    {
      businessId: business.id,
      patch: {},
      reported: [{ type, siteId: reportOf(type).ofSite ? siteId : null, details: answersOf(type, form.value) }],
      effectiveOn,
      submissionKey: form.submissionKey,
      baseVersion: null,
      note: note ?? null,
    },
  );
  if (result.kind === "refused") return formError(form, { formErrors: result.faults.map((fault) => fault.message) });
  return redirectWithFlash(request, `/staff/businesses/${business.id}`, words.saved);
}

export default function RecordEvent() {
  const { business, type, report, sites, today: day, defaultValue } = useLoaderData<typeof loader>();
  if (!type || !report) return <ChooseType business={business} />;
  return <ReportPage key={type} {...{ business, report, sites, day, defaultValue }} />;
}

function ChooseType({ business }: { business: { id: string; name: string } }) {
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <PageTitle caption={business.name}>{words.title}</PageTitle>
      <p>{words.choose}</p>
      {reportsFor("officer").map(({ group, reports }) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{REPORT_GROUPS[group]}</h2>
          <ul className="link-list">
            {reports.map((one) => (
              <li key={one.type}>
                <Link to={`?type=${one.type}`}>{one.title}</Link>
                <span className="hint">{one.hint}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

type ReportPageProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "business" | "sites" | "defaultValue"> & {
  report: ReturnType<typeof reportOf>;
  day: string;
};

function ReportPage({ business, report, sites, day, defaultValue }: ReportPageProps) {
  const { form, fields } = useFormState<ReturnType<typeof reportForm>>(useActionData<typeof action>(), {
    defaultValue,
  });
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}/record`} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{report.title}</PageTitle>
      <Form form={form}>
        <SiteQuestion form={form} sites={sites} />
        <ReportFields form={form} fields={report.fields} />
        <ReportDay form={form} report={report} today={day} />
        <TextArea field={fields.note} label={words.note} hint={words.noteHint} rows={3} limit={1000} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
