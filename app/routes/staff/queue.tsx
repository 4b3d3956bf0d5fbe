import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listQueueTeams } from "~/casework/queries/queue.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.queue.teams;

export const meta = () => [{ title: texts.common.title(texts.queue.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "queue.view");
  return { teams: await listQueueTeams(actor) };
}

function shown(count: number): string {
  return count > 1000 ? words.many : String(count);
}

export default function Queue() {
  const { teams } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{texts.queue.title}</PageTitle>
      {teams.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words.caption}
          captionHidden
          stack
          rows={teams}
          rowKey={(team) => team.id}
          columns={[
            {
              key: "team",
              title: words.team,
              rowHeader: true,
              cell: (team) => <Link to={`/staff/queue/${team.id}`}>{team.name}</Link>,
            },
            { key: "open", title: words.open, numeric: true, cell: (team) => shown(team.open) },
            {
              key: "fresh",
              title: words.fresh,
              numeric: true,
              cell: (team) => <Link to={`/staff/queue/${team.id}?state=new`}>{shown(team.fresh)}</Link>,
            },
            { key: "overdue", title: words.overdue, numeric: true, cell: (team) => shown(team.overdue) },
          ]}
        />
      )}
    </Page>
  );
}
