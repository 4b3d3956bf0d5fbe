import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { choosePlace } from "~/insight/place.server.ts";
import { Figure, LeftOut, listHref, PlaceFrame, placeName } from "~/insight/place-frame.tsx";
import { columnName, SEGMENT_COLUMNS, type SegmentColumn } from "~/insight/segment-columns.ts";
import { StageGrid } from "~/insight/stage-grid.tsx";
import { stageCounts } from "~/insight/stages.server.ts";
import { suppressTable } from "~/insight/suppress.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const { place: words, grid } = texts.insight;

export function meta() {
  return [{ title: texts.common.title(words.of(grid.title)) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const choice = await choosePlace(actor, new URL(request.url).searchParams);
  const [counts, { needs }] = await Promise.all([stageCounts(actor, choice.chosen), modelSettings(statements())]);
  const used = SEGMENT_COLUMNS.filter((_, at) => counts.some((line) => (line[at] ?? 0) > 0));
  const table = suppressTable(
    counts.map((line) => line.filter((_, at) => used.some((column) => column === SEGMENT_COLUMNS[at]))),
    needs.suppressUnder,
  );
  return { choice, columns: used as SegmentColumn[], table };
}

interface Row {
  stage: Stage | null;
  counts: (number | null)[];
}

export default function PlaceStages() {
  const { choice, columns, table } = useLoaderData<typeof loader>();
  const hrefOf = (stage: Stage | null, segment: SegmentColumn | null) => listHref(choice.chosen, { stage, segment });
  const rows: Row[] = [
    ...STAGES.map((stage, at) => ({ stage, counts: [...(table.cells[at] ?? []), table.rowTotals[at] ?? null] })),
    { stage: null, counts: [...table.columnTotals, table.total] },
  ];
  return (
    <PlaceFrame
      choice={choice}
      path="/staff/place/stages"
      intro={words.introAll(placeName(choice), formatDay(choice.asOf))}
    >
      {table.total === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{table.total === null ? words.totalAllLeftOut : words.totalAll(table.total)}</p>
          <StageGrid columns={columns} table={table} hrefOf={hrefOf} />
          <LeftOut figures={rows.flatMap(({ counts }) => counts)} />
          <Details summary={words.asTable}>
            <Table
              caption={grid.table}
              columns={columnsFor(columns, hrefOf)}
              rows={rows}
              rowKey={({ stage }) => stage ?? "all"}
              stack
            />
          </Details>
          <Details summary={grid.key}>
            <ul>
              {columns.map((column) => (
                <li key={column}>{columnName(column)}</li>
              ))}
            </ul>
          </Details>
          <Details summary={words.how}>{grid.how}</Details>
        </>
      )}
    </PlaceFrame>
  );
}

function columnsFor(
  columns: readonly SegmentColumn[],
  hrefOf: (stage: Stage | null, segment: SegmentColumn | null) => string,
): Column<Row>[] {
  return [
    {
      key: "stage",
      title: grid.stage,
      rowHeader: true,
      cell: ({ stage }) => (stage ? STAGE_LABELS[stage] : grid.all),
    },
    ...[...columns, null].map((column, at) => ({
      key: column ?? "all",
      title: column ? columnName(column) : grid.all,
      numeric: true,
      cell: ({ stage, counts }: Row) => <Figure count={counts[at] ?? null} href={hrefOf(stage, column)} />,
    })),
  ];
}
