import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listWatched } from "~/casework/triage/list-watch.server.ts";
import { TriageFrame, WhoseLinks } from "~/casework/triage/queue-filter.tsx";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { texts } from "~/texts/texts.ts";
import { Listing } from "~/ui/listing.tsx";

const { watching: words, reasons, record } = texts.triage;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "triage.view");
  const mine = new URL(request.url).searchParams.get("whose") === "mine";
  const lines = await listWatched(actor, mine, today());
  return {
    mine,
    mayDecide: allows(actor.roles, "triage.decide"),
    lines: lines.map(({ newest, since, backOn, ...line }) => ({
      ...line,
      since: formatDay(since),
      ended: backOn <= today(),
      back: backOn > today() ? formatDay(backOn) : backOn === today() ? words.today : words.ended(formatDay(backOn)),
      newest: newest && words.newest(isEventType(newest.type) ? eventRow(newest.type).staffTitle : newest.type, formatDay(newest.on)), // biome-ignore format: one row
    })),
  };
}

type Line = Awaited<ReturnType<typeof loader>>["lines"][number];

export default function Watching() {
  const { lines, mine, mayDecide } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <TriageFrame words={words}>
      <WhoseLinks words={words} mine={mine} />
      <Listing
        words={words}
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
            { key: "who", title: columns.who, rowHeader: true, cell: (line) => <Who line={line} /> },
            { key: "why", title: columns.why, cell: (line) => <Why line={line} /> },
            { key: "owner", title: columns.owner, cell: (line) => <>{line.owner ?? record.unknown}<span className="source">{words.since(line.since)}</span></> },
            { key: "changed", title: columns.changed, cell: (line) => <>{words.changes(line.changes)}{line.newest ? <span className="source">{line.newest}</span> : null}</> },
            { key: "back", title: columns.back, cell: (line) => <Back line={line} mayDecide={mayDecide} /> },
          ]} // biome-ignore format: a column a line
      />
    </TriageFrame>
  );
}

function Who({ line }: { line: Line }) {
  return (
    <>
      <Link to={`/staff/businesses/${line.businessId}`}>{line.name}</Link>
      <span className="source">{words.score(String(line.scoreThen), String(line.score))}</span>
    </>
  );
}

function Why({ line }: { line: Line }) {
  return (
    <>
      {reasons[line.reason] ?? line.reason}
      {line.note ? <span className="source">{line.note}</span> : null}
    </>
  );
}

function Back({ line, mayDecide }: { line: Line; mayDecide: boolean }) {
  return (
    <>
      {line.back}
      {
        line.ended ? <span className="source">{line.queue ? <Link to={`/staff/${line.queue}`}>{words.inQueue[line.queue]}</Link> : words.inNone}</span> : null /* biome-ignore format: one row */
      }
      {mayDecide ? (
        <>
          <br />
          <Link to={`/staff/growth/${line.businessId}?next=%2Fstaff%2Fgrowth%2Fwatching`}>
            {words.change}
            <span className="visually-hidden"> {words.changeFor(line.name).slice(words.change.length + 1)}</span>
          </Link>
        </>
      ) : null}
    </>
  );
}
