import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { RateSource } from "~/journey/rates/estimate-view.tsx";
import { openRates, PLAN_HEADERS, ratesYears, tellPages } from "~/journey/rates/open-rates.server.ts";
import { type RatesTable, reliefNote, shownReliefs, taxYearOf } from "~/journey/rates/rates-table.ts";
import { today } from "~/lib/clock.ts";
import { formatPounds, formatTenths } from "~/lib/money.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.rates.explain;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lead }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { base, plan, councilCode } = await openRates(params.token);
  const year = taxYearOf(today());
  const found = (await ratesYears(councilCode)).find(({ table }) => table.year === year);
  const own = found?.councilCode ? await findCouncil(found.councilCode) : null;
  const page = {
    base,
    plan: plan?.address ?? null,
    year,
    table: found && found.table.multipliers.length > 0 ? found.table : null,
    own: own?.name ?? null,
    tell: await tellPages(request),
  };
  return data(page, plan ? { headers: PLAN_HEADERS } : undefined);
}

export default function BusinessRates() {
  const { base, plan, year, table, own, tell } = useLoaderData<typeof loader>();
  return (
    <Page before={plan ? <BackLink to={plan}>{words.backToPlan}</BackLink> : undefined}>
      <PageTitle>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      <Actions>
        <ButtonLink to={`${base}/estimate`}>{words.estimate}</ButtonLink>
      </Actions>
      <h2>{words.how}</h2>
      <ol>
        {words.howSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {table ? <YearTable table={table} own={own} /> : <p>{words.noYear(year)}</p>}
      <h2>{words.home}</h2>
      <p>
        {words.homeLead} <Link to={`${base}/home`}>{words.homeLink}</Link>
      </p>
      <h2 id="tell">{words.tell}</h2>
      <p>{words.tellLead}</p>
      <Tell tell={tell} />
      <h2>{words.wrong}</h2>
      <p>
        {words.wrongText} <a href="https://www.gov.uk/correct-your-business-rates">{words.wrongLink}</a>
      </p>
      <InsetText>
        <p>
          <strong>{words.help}:</strong> <Link to="/services?q=business+rates">{words.helpLink}</Link>
        </p>
        <p>{words.england}</p>
      </InsetText>
    </Page>
  );
}

function YearTable({ table, own }: { table: RatesTable; own: string | null }) {
  const band = ({ fromRv, belowRv }: { fromRv: number; belowRv: number | null }) =>
    words.band(formatPounds(fromRv), belowRv === null ? null : formatPounds(belowRv));
  return (
    <>
      <Table
        caption={words.multipliers(table.year)}
        stack
        rows={table.multipliers}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "name",
            title: words.multiplierColumns.name,
            rowHeader: true,
            cell: (row) => (
              <>
                {row.name}
                <span className="rates-note">
                  <RateSource {...row} />
                </span>
              </>
            ),
          },
          { key: "value", title: words.multiplierColumns.value, cell: band },
          {
            key: "rate",
            title: words.multiplierColumns.rate,
            numeric: true,
            cell: ({ tenths }) => formatTenths(tenths),
          },
        ]}
      />
      <h2>{words.reliefs(table.year)}</h2>
      <p>
        {words.reliefsLead} {own ? words.council(own) : null}
      </p>
      <ul className="helpers">
        {shownReliefs(table).map((relief) => (
          <li key={relief.key}>
            <strong>{relief.name}</strong>
            <p>{reliefNote(relief)}</p>
            <p>
              <RateSource {...relief} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Tell({ tell }: { tell: Record<string, string> | null }) {
  return (
    <>
      <ul className="helpers">
        {words.tellRows.map(([key, what, when]) => (
          <li key={key}>
            <strong>{what}.</strong> {when}.{" "}
            {tell?.[key] ? (
              <Link to={tell[key]}>
                {words.tellLink}
                <span className="visually-hidden">{words.tellOne(what)}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {tell ? null : (
        <p>
          {words.tellNone} <Link to="/register">{words.tellNoneLink}</Link>
        </p>
      )}
    </>
  );
}
