import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import { expectedNeed } from "~/classification/needs.ts";
import { NEED_COLUMN_KEYS, NEED_COLUMNS, type NeedColumn, type NeedLevel } from "~/classification/needs-settings.ts";
import { NOT_SETTLED } from "~/classification/results.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { NEED_FIGURES, type NeedFigure, NeedsGrid, type NeedsRow } from "~/insight/needs-grid.tsx";
import { choosePlace } from "~/insight/place.server.ts";
import { Figure, LeftOut, listHref, PlaceFrame, placeName } from "~/insight/place-frame.tsx";
import { columnLabel, columnName, SEGMENT_COLUMNS, type SegmentColumn } from "~/insight/segment-columns.ts";
import { needCounts } from "~/insight/stages.server.ts";
import { needsMatrix, type ShownNeed } from "~/insight/suppress-needs.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const { place: words, needs } = texts.insight;

export function meta() {
  return [{ title: texts.common.title(words.of(needs.title)) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const search = new URL(request.url).searchParams;
  const choice = await choosePlace(actor, search);
  const { needs: settings } = await modelSettings(statements());
  const counts = await needCounts(actor, choice.chosen, choice.asOf);
  const expected = (stage: number, part: number | null, column: number): NeedLevel => {
    const segment = part === null ? NOT_SETTLED : (SEGMENT_COLUMNS[part] ?? NOT_SETTLED);
    const [at, need] = [STAGES[stage], NEED_COLUMN_KEYS[column]];
    return at && need ? expectedNeed(at, segment === NOT_SETTLED ? null : segment, need, settings) : 0;
  };
  const matrix = needsMatrix(counts, expected, settings);
  const stage = STAGES.find((one) => one === search.get("stage")) ?? null;
  const shown = matrix.flatMap(({ cells }) => cells.flatMap(({ figures }) => figures ?? []));
  const any = NEED_FIGURES.find((figure) => figure === search.get("heat"));
  // those that nobody helped yet; where there are too few to be shown, those that said nothing
  const heat: NeedFigure = any ?? (shown.some(({ gap }) => gap > 0) ? "gap" : "silent");
  if (!stage) return { choice, heat, stage, rows: matrix.map(({ parts: _, ...row }, at) => ({ ...row, stage: STAGES[at] ?? null, segment: null })) }; // biome-ignore format: one row
  const { parts = [] } = matrix[STAGES.indexOf(stage)] ?? {};
  const rows = parts.map((row, at) => ({ ...row, stage, segment: SEGMENT_COLUMNS[at] ?? null }));
  return { choice, heat, stage, rows: rows.filter(({ businesses }) => businesses !== 0) };
}

export default function PlaceNeeds() {
  const { choice, heat, stage, rows: found } = useLoaderData<typeof loader>();
  const { chosen } = choice;
  const own = (asked: Stage | null) =>
    `/staff/place/needs?${new URLSearchParams({ ...(chosen.code ? { place: chosen.code } : {}), ...(asked ? { stage: asked } : {}) })}`;
  const rows = found.map((row): NeedsRow => {
    const { stage: of, segment, ...cells } = row;
    const hrefOf = (need: NeedColumn | null, told: NeedFigure | null) =>
      listHref(chosen, { stage: of, segment, need, told });
    return { ...cells, key: segment ?? of ?? "", name: nameOf(of, segment), label: segment ? columnLabel(segment) : nameOf(of, null), href: segment ? hrefOf(null, null) : own(of), hrefOf }; // biome-ignore format: one row
  });
  const title = stage ? needs.tableOf(STAGE_LABELS[stage]) : needs.table;
  return (
    <PlaceFrame
      choice={choice}
      path="/staff/place/needs"
      intro={words.introAll(placeName(choice), formatDay(choice.asOf))}
      fields={
        <>
          {stage ? <input type="hidden" name="stage" value={stage} /> : null}
          <FilterSelect
            key={heat}
            id="heat"
            name="heat"
            label={needs.heat}
            value={heat}
            options={NEED_FIGURES.map((figure) => [figure, needs.figures[figure]] as const)}
          />
        </>
      }
    >
      {stage ? (
        <>
          <h2>{needs.bySegment(STAGE_LABELS[stage])}</h2>
          <p>
            <Link to={own(null)}>{needs.stagesBack}</Link>
          </p>
        </>
      ) : null}
      <NeedsGrid rows={rows} title={title} heat={heat} />
      <LeftOut figures={rows.flatMap((row) => [row.businesses, ...row.cells.map((cell) => cell.figures && 0)])} />
      <Details summary={words.asTable}>
        <Table caption={title} columns={columnsFor()} rows={linesOf(rows)} rowKey={({ key }) => key} stack />
      </Details>
      <Details summary={words.how}>{needs.how}</Details>
    </PlaceFrame>
  );
}

const nameOf = (stage: Stage | null, segment: SegmentColumn | null) =>
  segment ? columnName(segment) : stage ? STAGE_LABELS[stage] : "";

interface Line {
  key: string;
  row: NeedsRow;
  need: NeedColumn;
  expected: NeedLevel;
  figures: ShownNeed;
}

/** One line for each cell: the five figures need a row of their own to be read. */
function linesOf(rows: readonly NeedsRow[]): Line[] {
  return rows.flatMap((row) =>
    row.cells.flatMap(({ expected, figures }, at) => {
      const need = NEED_COLUMN_KEYS[at];
      return need ? [{ key: `${row.key} ${need}`, row, need, expected, figures }] : [];
    }),
  );
}

function columnsFor(): Column<Line>[] {
  return [
    {
      key: "row",
      title: needs.row,
      rowHeader: true,
      cell: ({ row, need }) => `${row.name}: ${NEED_COLUMNS[need].toLowerCase()}`,
    },
    {
      key: "businesses",
      title: needs.businesses,
      numeric: true,
      cell: ({ row }) => <Figure count={row.businesses} href={row.hrefOf(null, null)} />,
    },
    { key: "expected", title: needs.expected, cell: ({ expected }) => `${expected}, ${needs.levels[expected].toLowerCase()}` }, // biome-ignore format: one row
    ...NEED_FIGURES.map((figure) => ({
      key: figure,
      title: needs.figures[figure],
      numeric: true,
      cell: ({ row, need, figures }: Line) => (
        <Figure count={figures === null ? null : figures[figure]} href={row.hrefOf(need, figure)} />
      ),
    })),
  ];
}
