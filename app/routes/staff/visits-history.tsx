import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { teamName } from "~/casework/teams.ts";
import { type HistoryLine, listHistory, readHistoryFilters } from "~/casework/visits/queries/figures.server.ts";
import { visitWords } from "~/casework/visits/visit-words.ts";
import { formatDay, formatMonth } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Page } from "~/ui/layout.tsx";
import { Listing } from "~/ui/listing.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.visits.history;

export const meta = ({ data }: { data?: { kind: string } }) => [
  { title: texts.common.title(words.titles[data?.kind ?? "visits"] ?? texts.visits.title) },
];

function whatOf({ visitId, answer, confidence, found }: HistoryLine): string {
  if (!visitId) return texts.visits.answer.outcome[answer ?? ""] ?? "";
  return visitWords({ state: found ? "nobody_there" : "done", confidence, found });
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "visits.view");
  const filters = readHistoryFilters(new URL(request.url).searchParams);
  const { kind, month, team, after } = filters;
  const { lines, next } = await listHistory(actor, filters);
  const said = { kind, ...(month ? { month } : {}), ...(team ? { team } : {}) };
  const address = new URLSearchParams(said).toString();
  return {
    kind,
    caption: words.when(team ? teamName(team) : "", month ? formatMonth(`${month}-01`) : ""),
    first: after ? `?${address}` : null,
    next: next ? `?${address}&after=${next}` : null,
    lines: lines.map((line) => ({
      key: line.id,
      day: formatDay(line.on),
      href: line.visitId ? `/staff/visits/${line.visitId}` : `/staff/visits/sites/${line.siteId}`,
      business: line.business,
      address: line.address,
      team: teamName(line.teamCode),
      what: whatOf(line),
    })),
  };
}

export default function VisitHistory() {
  const { kind, caption, lines, first, next } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <Page wide before={<BackLink to="/staff/visits/avoided">{words.back}</BackLink>}>
      <PageTitle caption={caption}>{words.titles[kind]}</PageTitle>
      <Listing
        words={words}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          { key: "place", title: columns.place, rowHeader: true, cell: (line) => <Place line={line} /> },
          { key: "what", title: columns.what, cell: (line) => line.what },
          { key: "team", title: columns.team, cell: (line) => line.team },
          { key: "day", title: columns.day, numeric: true, cell: (line) => line.day },
        ]}
        previous={first}
        next={next}
      />
    </Page>
  );
}

function Place({ line }: { line: { href: string; business: string; address: string } }) {
  return (
    <>
      <Link to={line.href}>{line.business}</Link>
      <span className="source">{line.address}</span>
    </>
  );
}
