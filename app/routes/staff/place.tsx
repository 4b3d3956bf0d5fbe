import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AGE_BANDS, type AgeBand, TRENDS, type Trend } from "~/classification/population.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { choosePlace } from "~/insight/place.server.ts";
import { Figure, LeftOut, listHref, PlaceFrame, placeName } from "~/insight/place-frame.tsx";
import { populationOf } from "~/insight/population.server.ts";
import { Pyramid, type ShownPopulation } from "~/insight/pyramid.tsx";
import { suppressTable } from "~/insight/suppress.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const { place: words, pyramid } = texts.insight;

export function meta() {
  return [{ title: texts.common.title(words.of(pyramid.title)) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const choice = await choosePlace(actor, new URL(request.url).searchParams);
  const [population, { needs }] = await Promise.all([
    populationOf(actor, choice.chosen, choice.asOf),
    modelSettings(statements()),
  ]);
  const table = suppressTable(
    AGE_BANDS.map((band) => TRENDS.map((trend) => population[band][trend])),
    needs.suppressUnder,
  );
  return { choice, table };
}

interface Row {
  band: AgeBand | null;
  counts: Record<Trend, number | null>;
  all: number | null;
}

/** The sides of the table, as the picture has them from the left. */
const SIDES = ["silent", "declining", "steady", "growing"] as const;

export default function Place() {
  const { choice, table } = useLoaderData<typeof loader>();
  const hrefOf = (age: AgeBand | null, trend: Trend | null) =>
    listHref(choice.chosen, age || trend ? { age, trend } : { trading: "yes" });
  const counts = (line: readonly (number | null)[]) =>
    Object.fromEntries(TRENDS.map((trend, at) => [trend, line[at] ?? null])) as Record<Trend, number | null>;
  const rows: Row[] = [
    ...AGE_BANDS.map((band, at) => ({ band, counts: counts(table.cells[at] ?? []), all: table.rowTotals[at] ?? null }))
      .filter(({ band, all }) => band !== "unknown" || all !== 0)
      .reverse(),
    { band: null, counts: counts(table.columnTotals), all: table.total },
  ];
  const population = Object.fromEntries(
    AGE_BANDS.map((band, at) => [band, counts(table.cells[at] ?? [])]),
  ) as ShownPopulation;
  return (
    <PlaceFrame choice={choice} path="/staff/place" intro={words.intro(placeName(choice), formatDay(choice.asOf))}>
      {table.total === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{table.total === null ? words.totalLeftOut : words.total(table.total)}</p>
          <Pyramid population={population} hrefOf={hrefOf} />
          <LeftOut figures={[...table.cells.flat(), ...table.rowTotals, ...table.columnTotals]} />
          <Details summary={words.asTable}>
            <Table
              caption={pyramid.table}
              columns={columnsFor(hrefOf)}
              rows={rows}
              rowKey={({ band }) => band ?? "all"}
              stack
            />
          </Details>
          <Details summary={words.how}>{words.howText}</Details>
        </>
      )}
    </PlaceFrame>
  );
}

function columnsFor(hrefOf: (age: AgeBand | null, trend: Trend | null) => string): Column<Row>[] {
  return [
    {
      key: "band",
      title: pyramid.years,
      rowHeader: true,
      cell: ({ band }) => (band ? pyramid.ages[band] : pyramid.all),
    },
    ...SIDES.map((trend) => ({
      key: trend,
      title: pyramid.trends[trend],
      numeric: true,
      cell: ({ band, counts }: Row) => <Figure count={counts[trend]} href={hrefOf(band, trend)} />,
    })),
    {
      key: "all",
      title: pyramid.all,
      numeric: true,
      cell: ({ band, all }) => <Figure count={all} href={hrefOf(band, null)} />,
    },
  ];
}
