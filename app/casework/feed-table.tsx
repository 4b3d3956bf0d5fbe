import { Link } from "@remix-run/react";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";
import type { LiveLine } from "./use-live-changes.ts";

const { columns, who } = texts.staff.feed;
const { effective, scheduled } = texts.staff.business;

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });

/** Lines of the feed: when, which business, what, by whom. */
export function FeedTable({ lines, caption, fresh }: { lines: LiveLine[]; caption: string; fresh?: boolean }) {
  return (
    <div className={fresh ? "feed-fresh" : undefined}>
      <Table
        caption={caption}
        captionHidden={!fresh}
        columns={[
          { key: "what", title: columns.what, rowHeader: true, cell: (line) => <What line={line} /> },
          {
            key: "business",
            title: columns.business,
            cell: (line) => (
              <>
                <Link to={`/staff/businesses/${line.businessId}`}>{line.business}</Link>
                {line.place ? <span className="muted">, {line.place}</span> : null}
              </>
            ),
          },
          { key: "who", title: columns.who, cell: (line) => who[line.actorKind] ?? "" },
          { key: "when", title: columns.when, numeric: true, cell: (line) => <When at={line.at} /> },
        ]}
        rows={lines}
        rowKey={(line) => line.id}
        stack
      />
    </div>
  );
}

function What({ line }: { line: LiveLine }) {
  const recorded = dayInBritain(new Date(line.at));
  const when =
    line.status === "scheduled" ? scheduled(formatDay(line.effectiveOn)) : effective(formatDay(line.effectiveOn));
  return (
    <>
      {line.title}
      {line.effectiveOn === recorded ? null : <span className="source">{when}</span>}
    </>
  );
}

function When({ at }: { at: string }) {
  const instant = new Date(at);
  return (
    <time dateTime={at}>
      {formatDay(dayInBritain(instant))}, {CLOCK.format(instant)}
    </time>
  );
}
