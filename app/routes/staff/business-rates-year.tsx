import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveRates } from "~/journey/rates/commands/save-rates.server.ts";
import { formValues, withTyped } from "~/journey/rates/edit-rates.ts";
import { listRatesVersions } from "~/journey/rates/queries.server.ts";
import { RatesAsText } from "~/journey/rates/rates-as-text.tsx";
import { RatesFields } from "~/journey/rates/rates-fields.tsx";
import { RatesForm } from "~/journey/rates/schema.ts";
import { mayEditRates, openRatesYear } from "~/journey/rates/staff-rates.server.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.rates.staff;

export const meta = ({ params }: { params: { year?: string } }) => [
  { title: texts.common.title(words.one(params.year ?? "")) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "rates.view");
  const { table, baseVersion } = await openRatesYear(actor, params.year);
  const versions = await listRatesVersions(db(), actor.councilCode, table.year);
  return {
    table,
    baseVersion,
    mayEdit: await mayEditRates(actor),
    versions: versions.map(({ version, note, createdAt, by }) => ({
      version,
      note,
      on: formatDay(dayInBritain(createdAt)),
      by: by ?? words.nobody,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "rates.edit");
  const { table } = await openRatesYear(actor, params.year);
  const form = await parseForm(request, RatesForm);
  if (!form.ok) return form.response;
  if (!(await mayEditRates(actor))) return formError(form, { formErrors: [words.county] });
  const { baseVersion, note } = form.value;
  const saved = await saveRates({
    councilCode: actor.councilCode,
    personId: actor.person.id,
    table: withTyped(table, form.value),
    baseVersion,
    note,
  });
  if (saved.kind === "conflict") return formError(form, { formErrors: [words.conflict] });
  if (saved.kind === "faulty")
    return formError(form, { formErrors: saved.faults.map(({ row, fault }) => words.fault(row, words.faults[fault])) });
  const message = saved.kind === "saved" ? words.saved : words.nothing;
  return redirectWithFlash(request, `/staff/business-rates/${table.year}`, message);
}

export default function StaffRatesYear() {
  const { table, baseVersion, mayEdit, versions } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof RatesForm>(useActionData(), { defaultValue: formValues(table) });
  return (
    <Page before={<BackLink to="/staff/business-rates">{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.one(table.year)}</PageTitle>
      {mayEdit ? (
        <Form form={form} key={baseVersion ?? 0}>
          <input type="hidden" name="baseVersion" value={baseVersion ?? ""} readOnly />
          <RatesFields form={form} table={table} />
          <TextField field={fields.note} label={words.why} />
          <Actions>
            <Button>{words.save}</Button>
          </Actions>
        </Form>
      ) : (
        <>
          <InsetText>
            <p>{words.county}</p>
          </InsetText>
          <RatesAsText table={table} />
        </>
      )}
      <h2>{words.versions}</h2>
      {versions.length === 0 ? (
        <p>{words.noVersions}</p>
      ) : (
        <Table
          caption={words.versions}
          captionHidden
          stack
          rows={versions}
          rowKey={({ version }) => String(version)}
          columns={[
            { key: "version", title: words.versionColumns.version, rowHeader: true, cell: ({ version }) => version },
            { key: "on", title: words.versionColumns.on, cell: ({ on }) => on },
            { key: "by", title: words.versionColumns.by, cell: ({ by }) => by },
            { key: "note", title: words.versionColumns.note, cell: ({ note }) => note ?? "–" },
          ]}
        />
      )}
    </Page>
  );
}
