import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { AGE_BANDS, type AgeBand, TRENDS, type Trend } from "~/classification/population.ts";
import { populationOf } from "~/insight/population.server.ts";
import { Pyramid } from "~/insight/pyramid.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { wardsOfCouncil } from "~/places/wards.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const words = texts.insight.place;
const pyramid = texts.insight.pyramid;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const wards = await wardsOfCouncil(db(), actor.councilCode);
  const asked = new URL(request.url).searchParams.get("ward");
  const ward = wards.find((one) => one.code === asked) ?? null;
  const [population, council] = await Promise.all([
    populationOf(actor, ward?.code ?? null, today()),
    findCouncil(db(), actor.councilCode),
  ]);
  return { population, ward, wards, asOf: today(), council: council?.name ?? "" };
}

export default function Place() {
  const { population, ward, wards, asOf, council } = useLoaderData<typeof loader>();
  const hrefOf = (band: AgeBand | null, trend: Trend | null) => {
    const filters = { ward: ward?.code, age: band, trend: trend };
    const said = Object.entries(filters).flatMap(([key, value]) => (value ? [[key, value]] : []));
    return `/staff/businesses?${new URLSearchParams(said)}`;
  };
  const total = AGE_BANDS.reduce((sum, band) => sum + countOf(population[band]), 0);
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <p className="muted">{words.intro(ward ? `${ward.name}, ${council}` : council, formatDay(asOf))}</p>
      <Form method="get" className="filters">
        <p className="filter">
          <label htmlFor="ward">{words.ward}</label>
          <select className="select" id="ward" name="ward" defaultValue={ward?.code ?? ""} key={ward?.code}>
            <option value="">{words.wholeArea}</option>
            {wards.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <div className="filters-actions">
          <button type="submit" className="button button-small">
            {words.show}
          </button>
        </div>
      </Form>
      {total === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <h2>{pyramid.title}</h2>
          <p>{words.total(total)}</p>
          <Pyramid population={population} hrefOf={hrefOf} />
          <Table
            caption={pyramid.table}
            columns={columnsFor(hrefOf)}
            rows={rowsOf(population)}
            rowKey={(row) => row.band}
            stack
          />
          <Details summary={words.how}>{words.howText}</Details>
        </>
      )}
    </div>
  );
}

type Counts = Record<Trend, number>;
type Row = { band: AgeBand; counts: Counts };

function rowsOf(population: Record<AgeBand, Counts>): Row[] {
  return [...AGE_BANDS]
    .reverse()
    .map((band) => ({ band, counts: population[band] }))
    .filter(({ band, counts }) => band !== "unknown" || countOf(counts) > 0);
}

function countOf(counts: Counts): number {
  return TRENDS.reduce((sum, trend) => sum + counts[trend], 0);
}

function columnsFor(hrefOf: (band: AgeBand | null, trend: Trend | null) => string): Column<Row>[] {
  const figure = (count: number, href: string) => (count === 0 ? "0" : <Link to={href}>{count}</Link>);
  return [
    { key: "band", title: pyramid.years, rowHeader: true, cell: ({ band }) => pyramid.ages[band] },
    ...(["silent", "declining", "steady", "growing"] as const).map((trend) => ({
      key: trend,
      title: pyramid.trends[trend],
      numeric: true,
      cell: ({ band, counts }: Row) => figure(counts[trend], hrefOf(band, trend)),
    })),
    {
      key: "all",
      title: pyramid.all,
      numeric: true,
      cell: ({ band, counts }) => figure(countOf(counts), hrefOf(band, null)),
    },
  ];
}
