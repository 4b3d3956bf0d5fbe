import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { DueTag, daysLeftOf } from "~/casework/item-parts.tsx";
import { listOutcomesDue, readOutcomeFilters } from "~/casework/triage/outcomes.server.ts";
import { TriageFrame, WhoseLinks } from "~/casework/triage/queue-filter.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { Listing } from "~/ui/listing.tsx";

const { outcomes: words, decisions, reasons, record } = texts.triage;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "triage.view");
  const filters = readOutcomeFilters(new URL(request.url).searchParams);
  const { lines, next } = await listOutcomesDue(actor, filters);
  return {
    mine: filters.whose === "mine",
    first: filters.after ? `?whose=${filters.whose}` : null,
    next: next ? `?whose=${filters.whose}&after=${next}` : null,
    lines: lines.map((line) => ({
      ...line,
      decided: words.decided(decisions[line.decision] ?? line.decision, formatDay(line.decidedOn)),
      due: formatDay(line.dueOn),
      daysLeft: daysLeftOf(line.dueOn, today()),
    })),
  };
}

export default function Outcomes() {
  const { lines, mine, first, next } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <TriageFrame words={words}>
      <WhoseLinks words={words} mine={mine} />
      <Listing
        words={words}
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
            { key: "who", title: columns.who, rowHeader: true, cell: (line) => <><Link to={`/staff/growth/outcomes/${line.id}`}>{line.name}</Link><span className="source">{words.after(line.months)}</span></> },
            { key: "decision", title: columns.decision, cell: (line) => <>{line.decided}<span className="source">{reasons[line.reason] ?? line.reason}</span></> },
            { key: "owner", title: columns.owner, cell: (line) => line.owner ?? record.unknown },
            { key: "due", title: columns.due, cell: (line) => <DueTag due={line.due} daysLeft={line.daysLeft} open /> },
          ]} // biome-ignore format: a column a line
        previous={first}
        next={next}
      />
    </TriageFrame>
  );
}
