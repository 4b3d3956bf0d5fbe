import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";
import type { LifecycleResult, Stage, Trajectory } from "./lifecycle-terms.ts";
import type { StageHistoryEntry } from "./queries.server.ts";
import { StageTag } from "./stage-tag.tsx";
import { CONFIDENCE_LABELS, STAGE_LABELS, TRAJECTORY_LABELS } from "./wording.ts";

const words = texts.stage.officer;

interface StageNowProps {
  stage: Stage | null;
  trajectory: Trajectory | null;
  result: LifecycleResult | null;
}

/** What is shown now, what the model says, and every reason for it. */
export function StageNow({ stage, trajectory, result }: StageNowProps) {
  return (
    <section className="card">
      <h2>{words.shown}</h2>
      <p>
        <StageTag stage={stage} trajectory={trajectory} />
      </p>
      {result ? (
        <>
          <h2>{words.now}</h2>
          <p>
            {STAGE_LABELS[result.stage]}, {TRAJECTORY_LABELS[result.trajectory].toLowerCase()}
          </p>
          <h2>{words.why}</h2>
          <ul>
            {result.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p className="muted">{result.surer}</p>
        </>
      ) : null}
    </section>
  );
}

/** Every result that was kept, the newest first. */
export function StageHistory({ history }: { history: StageHistoryEntry[] }) {
  const { columns } = words;
  return (
    <section>
      <h2 id="history">{words.history}</h2>
      {history.length === 0 ? (
        <p className="muted">{words.historyNone}</p>
      ) : (
        <Table
          caption={words.history}
          captionHidden
          columns={[
            { key: "day", title: columns.day, rowHeader: true, cell: (row) => formatDay(row.asOf) },
            { key: "stage", title: columns.stage, cell: (row) => STAGE_LABELS[row.outcome] },
            { key: "course", title: columns.trajectory, cell: (row) => TRAJECTORY_LABELS[row.output.trajectory] },
            { key: "sure", title: columns.confidence, cell: (row) => CONFIDENCE_LABELS[row.output.confidence] },
            { key: "why", title: columns.why, cell: (row) => row.output.reasons[0] ?? "" },
          ]}
          rows={history}
          rowKey={(row) => row.id}
          stack
        />
      )}
    </section>
  );
}
