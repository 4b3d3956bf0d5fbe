import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { type ClaimTask, listClaimTasks } from "~/businesses/claim-queries.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.claim.staff.claims;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "claims.view");
  const [callBacks, disputes] = await Promise.all([
    listClaimTasks(db(), actor, "call_back"),
    listClaimTasks(db(), actor, "dispute"),
  ]);
  return { callBacks, disputes };
}

export default function Claims() {
  const { callBacks, disputes } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      {callBacks.length + disputes.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : null}
      {disputes.length > 0 ? <Tasks title={words.disputes} tasks={disputes} /> : null}
      {callBacks.length > 0 ? <Tasks title={words.callBacks} tasks={callBacks} /> : null}
    </Page>
  );
}

function Tasks({ title, tasks }: { title: string; tasks: readonly ClaimTask[] }) {
  return (
    <Table
      caption={title}
      stack
      rows={tasks}
      rowKey={(task) => task.id}
      columns={[
        {
          key: "name",
          title: words.columns.name,
          rowHeader: true,
          cell: (task) => <Link to={`/staff/claims/${task.id}`}>{task.name}</Link>,
        },
        { key: "place", title: words.columns.place, cell: (task) => task.place },
        { key: "claimant", title: words.columns.claimant, cell: (task) => task.claimant },
        {
          key: "due",
          title: words.columns.due,
          cell: (task) => (
            <>
              {task.dueOn ? formatDay(task.dueOn) : null} {task.late ? <Tag tone="problem">{words.late}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}
