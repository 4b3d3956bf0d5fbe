import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { TRENDS, type Trend } from "~/classification/population.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { choosePlace } from "~/insight/place.server.ts";
import { Figure, LeftOut, listHref, PlaceFrame, placeName } from "~/insight/place-frame.tsx";
import { wardCounts } from "~/insight/population.server.ts";
import { suppressTable } from "~/insight/suppress.ts";
import { WardMap } from "~/insight/ward-map.tsx";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const { place: words, wards: map } = texts.insight;
const trends = texts.insight.pyramid.trends;

export function meta() {
  return [{ title: texts.common.title(words.of(map.title)) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const search = new URL(request.url).searchParams;
  const choice = await choosePlace(actor, search);
  const wards = choice.wards.filter(
    ({ councilCode }) => choice.chosen.kind !== "district" || councilCode === choice.chosen.code,
  );
  const [counts, { needs }] = await Promise.all([
    wardCounts(actor, wards.map(({ code }) => code)),
    modelSettings(statements()),
  ]); // biome-ignore format: one call each
  const table = suppressTable(
    counts.map((ward) => TRENDS.map((trend) => ward.counts[trend])),
    needs.suppressUnder,
  );
  const rows = counts.map(({ counts: _, ...ward }, at) => ({
    ...ward,
    figures: [...(table.cells[at] ?? []), table.rowTotals[at] ?? null],
  }));
  const which = TRENDS.find((trend) => trend === search.get("which")) ?? null;
  const whole = choice.chosen.kind === "ward" ? { ...choice.chosen, kind: "whole" as const, code: "", name: choice.council } : choice.chosen; // biome-ignore format: one row
  return { choice: { ...choice, chosen: whole }, rows, which };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

/** Where a trend's figure stands in a row; all that trade come last. */
const at = (which: Trend | null) => (which === null ? TRENDS.length : TRENDS.indexOf(which));

export default function PlaceWards() {
  const { choice, rows, which } = useLoaderData<typeof loader>();
  const hrefOf = (code: string, trend: Trend | null) =>
    listHref({ kind: "ward", code }, trend ? { trend } : { trading: "yes" });
  const shown = rows.map((row) => ({ ...row, count: row.figures[at(which)] ?? null }));
  return (
    <PlaceFrame
      choice={choice}
      path="/staff/place/wards"
      intro={words.intro(placeName(choice), formatDay(choice.asOf))}
      noWards
      fields={
        <FilterSelect
          key={which}
          id="which"
          name="which"
          label={map.which}
          value={which ?? ""}
          options={[["", map.all], ...TRENDS.map((trend) => [trend, trends[trend]] as const)]}
        />
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={map.none}>
          <p>{map.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <WardMap wards={shown} which={which ? trends[which] : map.all} hrefOf={(code) => hrefOf(code, which)} />
          <LeftOut figures={rows.flatMap(({ figures }) => figures)} />
          <Details summary={words.asTable}>
            <Table caption={map.table} columns={columnsFor(hrefOf)} rows={rows} rowKey={({ code }) => code} stack />
          </Details>
          <Details summary={words.how}>{map.how}</Details>
        </>
      )}
    </PlaceFrame>
  );
}

function columnsFor(hrefOf: (code: string, trend: Trend | null) => string): Column<Row>[] {
  const column = (which: Trend | null): Column<Row> => ({
    key: which ?? "all",
    title: which ? trends[which] : map.all,
    numeric: true,
    cell: ({ code, figures }) => <Figure count={figures[at(which)] ?? null} href={hrefOf(code, which)} />,
  });
  return [
    {
      key: "ward",
      title: map.ward,
      rowHeader: true,
      cell: ({ code, name }) => <Link to={`/staff/place?place=${code}`}>{name}</Link>,
    },
    ...(["growing", "steady", "declining", "silent", null] as const).map(column),
  ];
}
