import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listRatesYears } from "~/journey/rates/queries.server.ts";
import { taxYearAfter } from "~/journey/rates/rates-table.ts";
import { mayEditRates } from "~/journey/rates/staff-rates.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.rates.staff;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "rates.view");
  const years = await listRatesYears(db(), actor.councilCode);
  const newest = years[0]?.table.year;
  return {
    mayEdit: await mayEditRates(actor),
    next: newest ? taxYearAfter(newest) : null,
    years: years.map(({ table, version, councilCode }) => ({
      year: table.year,
      version: councilCode === null ? words.shared : words.own(version),
      multipliers: table.multipliers.length,
      reliefs: table.reliefs.filter(({ inUse }) => inUse).length,
      checked: [...table.multipliers, ...table.reliefs].map(({ checkedOn }) => checkedOn).sort()[0] ?? null,
    })),
  };
}

export default function StaffBusinessRates() {
  const { mayEdit, next, years } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <Table
        caption={words.title}
        captionHidden
        stack
        rows={years}
        rowKey={({ year }) => year}
        columns={[
          { key: "year", title: words.columns.year, rowHeader: true, cell: ({ year }) => <Link to={`/staff/business-rates/${year}`}>{year}</Link> },
          { key: "version", title: words.columns.version, cell: ({ version }) => version },
          { key: "multipliers", title: words.columns.multipliers, numeric: true, cell: ({ multipliers }) => multipliers },
          { key: "reliefs", title: words.columns.reliefs, numeric: true, cell: ({ reliefs }) => reliefs },
          { key: "checked", title: words.columns.checked, cell: ({ checked }) => (checked ? formatDay(checked) : "–") },
        ]} // biome-ignore format: one column a line
      />
      {mayEdit && next ? (
        <p>
          <Link to={`/staff/business-rates/${next}`}>{words.addYear(next)}</Link>. {words.addText}
        </p>
      ) : null}
      <p>
        <Link to="/business-rates">{words.public}</Link>
      </p>
    </Page>
  );
}
