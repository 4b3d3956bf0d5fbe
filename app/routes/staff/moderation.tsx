import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { LOOK_WITHIN, type QueueKind } from "~/network/moderation/moderation-terms.ts";
import { countModeration, listModeration } from "~/network/moderation/queue.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.moderation.queue;
const KINDS = Object.keys(LOOK_WITHIN) as QueueKind[];

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "moderation.view");
  const search = new URL(request.url).searchParams;
  const kind = KINDS.find((one) => one === search.get("kind")) ?? null;
  const [{ rows, next }, waiting] = await Promise.all([
    listModeration(actor, { kind, after: search.get("after") }),
    countModeration(actor),
  ]);
  const day = today();
  const more = new URLSearchParams({ ...(kind ? { kind } : {}), ...(next ? { after: next } : {}) });
  return {
    kind,
    counts: KINDS.map((one) => ({ kind: one, count: waiting[one] })),
    total: KINDS.reduce((sum, one) => sum + waiting[one], 0),
    next: next ? `?${more}` : null,
    rows: rows.map(({ since, dueOn, ...row }) => ({
      ...row,
      since: formatDay(dayInBritain(since)),
      due: formatDay(dueOn),
      late: dueOn < day,
    })),
  };
}

export default function Moderation() {
  const { rows, kind, counts, total, next } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <nav aria-label={words.label}>
        <ul className="inline-list">
          <li>
            <Link to="/staff/moderation" aria-current={kind === null ? "page" : undefined}>
              {words.all} ({total})
            </Link>
          </li>
          {counts.map((one) => (
            <li key={one.kind}>
              <Link to={`?kind=${one.kind}`} aria-current={kind === one.kind ? "page" : undefined}>
                {words.kinds[one.kind]} ({one.count})
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words.caption}
          captionHidden
          stack
          rows={rows}
          rowKey={(row) => `${row.kind}${row.id}`}
          columns={[
            {
              key: "what",
              title: columns.what,
              rowHeader: true,
              cell: (row) => (
                <>
                  <Link to={row.href}>{row.title ?? words.message}</Link>
                  {row.postKind ? <span className="source">{texts.posts.kinds[row.postKind]}</span> : null}
                </>
              ),
            },
            { key: "business", title: columns.business, cell: ({ business }) => business },
            {
              key: "why",
              title: columns.why,
              cell: (row) => (
                <>
                  <Tag tone={row.kind === "hidden" ? "problem" : "notice"}>{words.kinds[row.kind]}</Tag>
                  {row.reports > 0 ? <span className="source">{words.reports(row.reports)}</span> : null}
                </>
              ),
            },
            { key: "since", title: columns.since, cell: ({ since }) => <span className="nowrap">{since}</span> },
            {
              key: "due",
              title: columns.due,
              cell: ({ due, late }) => (
                <span className={late ? "overdue nowrap" : "nowrap"}>
                  {due}
                  {late ? `, ${words.late}` : null}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pagination previous={null} next={next} />
      <p>
        <Link to="/community-rules">{words.rules}</Link>
      </p>
    </div>
  );
}
