import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useListKeys } from "~/casework/list-keys.ts";
import { readVisitFilters, visitAddress, writeVisitCursor } from "~/casework/visits/filters.ts";
import { listSites } from "~/casework/visits/queries/list-sites.server.ts";
import { teamsToVisit } from "~/casework/visits/queries/visit-parts.server.ts";
import { VisitFiltersForm, VisitLists } from "~/casework/visits/visit-filters-form.tsx";
import { VisitTable } from "~/casework/visits/visit-table.tsx";
import { today } from "~/lib/clock.ts";
import { wardsOfCouncil } from "~/places/wards.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";

const words = texts.visits;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "visits.view");
  const { after, ...filters } = readVisitFilters(new URL(request.url).searchParams);
  const teams = await teamsToVisit(actor);
  const team = teams.find((code) => code === filters.team) ?? teams[0] ?? null;
  const [page, wards] = await Promise.all([
    team ? listSites(actor, team, { ...filters, after }) : { rows: [], next: null },
    wardsOfCouncil(db(), actor.councilCode),
  ]);
  const address = visitAddress({ ...filters, team }).toString();
  return {
    filters,
    team,
    teams,
    wards,
    rows: page.rows,
    address,
    first: after ? `?${address}` : null,
    next: page.next ? `?${address}&after=${writeVisitCursor(page.next)}` : null,
    works: allows(actor.roles, "visits.work"),
    asOf: today(),
  };
}

export default function Visits() {
  const { filters, team, teams, wards, rows, address, first, next, works, asOf } = useLoaderData<typeof loader>();
  useListKeys("v-ward", ".table tbody th a");
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <VisitLists filters={filters} />
      <p>{words.intro[filters.list]}</p>
      {team ? (
        <VisitFiltersForm filters={filters} team={team} teams={teams} wards={wards} asOf={asOf} />
      ) : (
        <p>{words.noTeam}</p>
      )}
      {rows.length > 0 ? (
        <VisitTable rows={rows} list={filters.list} asOf={asOf} works={works} from={address} />
      ) : team ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : null}
      <Pagination previous={first} next={next} />
      <ul className="link-list visit-links">
        {team ? (
          <li>
            <Link to={`/staff/visits/sheet?${address}`}>{words.links.sheet}</Link>
          </li>
        ) : null}
        <li>
          <Link to="/staff/visits/avoided">{words.links.figures}</Link>
        </li>
        <li>
          <Link to="/staff/head-offices">{words.links.offices}</Link>
        </li>
      </ul>
    </div>
  );
}
