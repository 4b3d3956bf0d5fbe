import { texts } from "~/texts/texts.ts";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Table } from "~/ui/table.tsx";
import type { Part } from "../plan-terms.ts";

const words = texts.journeyStaff.map;
type Figure = number | null;

const shown = (figure: Figure) =>
  figure === null ? <span title={words.small}>–</span> : figure.toLocaleString("en-GB");

interface Figures {
  plans: Figure;
  begun: Figure;
  became: Figure;
  quiet: Figure;
  leftByPart: readonly { part: Part; left: Figure }[];
}

/** What became of the plans, and in which part people stop. */
export function JourneyFigures({ map }: { map: Figures }) {
  return (
    <div className="split">
      <div>
        <h2>{words.allPlans}</h2>
        <SummaryList
          rows={(["plans", "begun", "became", "quiet"] as const).map((key) => ({
            key: words[key],
            value: shown(map[key]),
          }))}
        />
      </div>
      <div>
        <h2>{words.partLeft}</h2>
        <SummaryList
          rows={map.leftByPart.map(({ part, left }) => ({ key: texts.journey.parts[part].title, value: shown(left) }))}
        />
      </div>
    </div>
  );
}

export interface TaskLine {
  key: string;
  title: string;
  part: Part;
  shown: Figure;
  started: Figure;
  done: Figure;
  notNeeded: Figure;
  stuck: Figure;
  left: Figure;
  /** median of days from the first look to done */
  days: number | null;
  easy: Figure;
  some: Figure;
  hard: Figure;
}

const COLUMNS = ["stuck", "left", "shown", "started", "done", "notNeeded", "days", "easy", "some", "hard"] as const;

/** A line for each step. */
export function JourneyTable({ tasks }: { tasks: readonly TaskLine[] }) {
  return (
    <Table
      caption={words.caption}
      rows={tasks}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "task",
          title: words.columns.task,
          rowHeader: true,
          cell: (row) => (
            <>
              {row.title} <span className="block small muted font-normal">{texts.journey.parts[row.part].title}</span>
            </>
          ),
        },
        ...COLUMNS.map((key) => ({
          key,
          title: words.columns[key],
          numeric: true,
          cell: (row: TaskLine) => shown(row[key]),
        })),
      ]}
    />
  );
}
