import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";
import { outcomeWords } from "./outcome-words.ts";
import { ALL_COUNCILS, changes, MEASURE_KEYS, type Measure, moves, type RunCounts } from "./run-counts.ts";
import type { SectorGroup } from "./sector-groups.ts";
import type { Difference } from "./settings-diff.ts";

const words = texts.modelSettings;

interface EffectProps {
  runId: string;
  counts: RunCounts;
  councilCode: string;
  groups: readonly SectorGroup[];
  looked: number;
}

/** What a run changes: of each measure how many businesses go from what to what, each figure with its examples. */
export function RunEffect({ runId, counts, councilCode, groups, looked }: EffectProps) {
  const changed = MEASURE_KEYS.filter((measure) => changes(counts, ALL_COUNCILS, measure) > 0);
  if (changed.length === 0)
    return (
      <p>
        {words.effect.none} {words.effect.looked(looked)}
      </p>
    );
  return (
    <>
      <p>
        {words.effect.looked(looked)} {words.effect.here}
      </p>
      {changed.map((measure) => (
        <section key={measure} aria-labelledby={`effect-${measure}`}>
          <h3 id={`effect-${measure}`}>
            {words.effect.sentence(changes(counts, councilCode, measure), words.effect.measures[measure])}
          </h3>
          <p className="hint">{words.effect.all(changes(counts, ALL_COUNCILS, measure))}</p>
          <Moves runId={runId} counts={counts} councilCode={councilCode} groups={groups} measure={measure} />
        </section>
      ))}
    </>
  );
}

function Moves({ runId, counts, councilCode, groups, measure }: Omit<EffectProps, "looked"> & { measure: Measure }) {
  const rows = moves(counts, councilCode, measure).map((move) => ({
    ...move,
    fromWords: outcomeWords(measure, move.from, groups),
    toWords: outcomeWords(measure, move.to, groups),
  }));
  if (rows.length === 0) return null;
  return (
    <Table
      caption={words.effect.measures[measure]}
      captionHidden
      columns={[
        { key: "from", title: words.effect.from, rowHeader: true, cell: (row) => row.fromWords },
        { key: "to", title: words.effect.to, cell: (row) => row.toWords },
        {
          key: "businesses",
          title: words.effect.businesses,
          numeric: true,
          cell: (row) => (
            <Link
              to={`/staff/settings/runs/${runId}/examples?${new URLSearchParams({ measure, from: row.from, to: row.to })}`}
            >
              {row.businesses.toLocaleString("en-GB")}
              <span className="visually-hidden">
                {" "}
                {words.effect.toExamples(row.businesses, row.fromWords, row.toWords)}
              </span>
            </Link>
          ),
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.from}>${row.to}`}
      stack
    />
  );
}

/** What is different between two versions, a line a setting. */
export function Differences({
  rows,
  caption,
  former,
}: {
  rows: readonly Difference[];
  caption: string;
  /** both are of the past */
  former?: boolean;
}) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          key: "setting",
          title: words.draft.change,
          rowHeader: true,
          cell: (row) => (
            <>
              <span className="hint">{row.part}</span>
              <br />
              {row.label}
            </>
          ),
        },
        { key: "before", title: former ? words.versions.was : words.draft.before, cell: (row) => row.before },
        {
          key: "after",
          title: former ? words.versions.is : words.draft.after,
          cell: (row) => <strong>{row.after}</strong>,
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.part} ${row.label}`}
      stack
    />
  );
}
