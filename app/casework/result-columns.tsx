import { COMPLEXITY_LABELS } from "~/classification/complexity.ts";
import { GROWTH_BAND_LABELS } from "~/classification/growth-terms.ts";
import { STAKE_BAND_LABELS } from "~/classification/stake-terms.ts";
import { texts } from "~/texts/texts.ts";
import type { Column } from "~/ui/table.tsx";
import type { ListedBusiness } from "./queries/list-businesses.server.ts";
import { type BusinessFilters, type ResultColumn, sortedResult } from "./schema/business-filters.ts";

const models = texts.models;

/** Columns for the results that a list is narrowed or sorted by, and for the one that was asked for. */
export function resultColumns({
  complexity,
  growth,
  inspection,
  show,
  sort,
}: BusinessFilters): Column<ListedBusiness>[] {
  const narrowed: Record<ResultColumn, unknown> = { stake: null, complexity, growth, inspection };
  return (Object.keys(narrowed) as ResultColumn[])
    .filter((column) => narrowed[column] !== null || column === show || column === sortedResult(sort))
    .map((column) => ({
      key: column,
      title: models.names[column],
      sort: column,
      greatestFirst: column !== "inspection",
      cell: (row) => <Result {...CELLS[column](row)} />,
    }));
}

/** An answer with its number under it; no answer is "not enough known". */
function Result({ answer, more }: { answer: string | null; more: string | null }) {
  return (
    <>
      {answer ?? <span className="muted">{models.notKnown}</span>}
      {more ? <span className="source">{more}</span> : null}
    </>
  );
}

const CELLS: Record<ResultColumn, (row: ListedBusiness) => { answer: string | null; more: string | null }> = {
  stake: ({ stakeBand, stakeScore }) => ({
    answer: labelOf(STAKE_BAND_LABELS, stakeBand),
    more: stakeScore === null ? null : models.of100(String(stakeScore)),
  }),
  complexity: ({ complexityBand, complexityScore }) => ({
    answer: labelOf(COMPLEXITY_LABELS, complexityBand),
    more: complexityScore === null ? null : models.points(complexityScore),
  }),
  growth: ({ growthBand, growthScore, growthEvidenceOn }) =>
    growthEvidenceOn === null && (growthBand === null || growthBand === "none_evident")
      ? { answer: models.nothingKnown, more: null }
      : { answer: labelOf(GROWTH_BAND_LABELS, growthBand), more: models.of100(String(growthScore ?? 0)) },
  inspection: ({ inspectionCategory, inspectionMonths }) => ({
    answer: inspectionCategory && models.filters.category(inspectionCategory),
    more: inspectionMonths === null ? null : models.everyMonths(inspectionMonths),
  }),
};

function labelOf(labels: Readonly<Record<string, string>>, key: string | null): string | null {
  return key === null ? null : (labels[key] ?? key);
}
