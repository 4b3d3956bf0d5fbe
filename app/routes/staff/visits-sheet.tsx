import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { teamName } from "~/casework/teams.ts";
import { readVisitFilters, visitAddress } from "~/casework/visits/filters.ts";
import { type ListedSite, listSites } from "~/casework/visits/queries/list-sites.server.ts";
import { teamsToVisit } from "~/casework/visits/queries/visit-parts.server.ts";
import { dueWords, Know, Why } from "~/casework/visits/visit-table.tsx";
import { evidenceWords } from "~/casework/visits/visit-words.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.visits;

export const meta = () => [{ title: texts.common.title(words.sheet.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "visits.view");
  const filters = readVisitFilters(new URL(request.url).searchParams);
  const teams = await teamsToVisit(actor);
  const team = teams.find((code) => code === filters.team) ?? teams[0] ?? null;
  const { rows } = team ? await listSites(actor, team, filters) : { rows: [] };
  const route = rows.sort((a, b) => (a.postcode ?? "~").localeCompare(b.postcode ?? "~") || a.rank - b.rank);
  return {
    rows: route,
    team: team && teamName(team),
    list: words.lists[filters.list],
    back: `/staff/visits?${visitAddress({ ...filters, team })}`,
    day: formatDay(today()),
  };
}

export default function RouteSheet() {
  const { rows, team, list, back, day } = useLoaderData<typeof loader>();
  return (
    <Page wide before={<BackLink to={back}>{words.sheet.back}</BackLink>}>
      <PageTitle caption={[team, list].filter(Boolean).join(", ")}>{words.sheet.title}</PageTitle>
      {rows.length === 0 ? (
        <p>{words.sheet.none}</p>
      ) : (
        <>
          <p>{words.sheet.intro(rows.length, day)}</p>
          <p className="muted">{words.sheet.confidential}</p>
          <PrintButton>{words.sheet.print}</PrintButton>
          <ol className="route-sheet">
            {rows.map((row) => (
              <Stop key={row.id} row={row} />
            ))}
          </ol>
        </>
      )}
    </Page>
  );
}

function Stop({ row }: { row: ListedSite }) {
  return (
    <li>
      <h2>{row.business}</h2>
      <p>
        {row.address}
        {row.phone ? <span className="source">{row.phone}</span> : null}
      </p>
      <p>
        <Why row={row} />
      </p>
      <p>
        {words.columns.due}: {dueWords(row)}. {texts.models.inspection.certainties[row.certainty]}: {evidenceWords(row)}
        .{row.planned ? ` ${words.row.planned(formatDay(row.planned.on))}.` : ""}
      </p>
      <p>
        <Know row={row} />
      </p>
      <p className="route-notes">{words.sheet.notes}</p>
    </li>
  );
}
