import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { DueTag, daysLeftOf } from "~/casework/item-parts.tsx";
import { listWork, type WorkLine } from "~/casework/queries/tasks.server.ts";
import { readWorkFilters, workAddress } from "~/casework/schema/work-filters.ts";
import { teamName } from "~/casework/teams.ts";
import { WorkFilter } from "~/casework/work-filter.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { Listing } from "~/ui/listing.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.contacts.list;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** What is to be done, and where. */
function toDo({ kind, what, id, businessId }: WorkLine, mayLog: boolean): { title: string; href: string } {
  if (kind === "task") return { title: what ?? "", href: `/staff/tasks/${id}` };
  if (kind === "referral") return { title: words.referral(what ?? ""), href: `/staff/referrals/${id}` };
  if (kind === "incoming") return { title: words.incoming(teamName(what ?? "")), href: `/staff/referrals/${id}` };
  if (kind === "confirm")
    return { title: words.confirm, href: `/staff/businesses/${businessId}${mayLog ? "/record" : ""}` };
  return { title: words.plan, href: `/staff/businesses/${businessId}${mayLog ? "/contacts/new" : ""}` };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "tasks.view");
  const filters = readWorkFilters(new URL(request.url).searchParams);
  const { lines, next } = await listWork(actor, filters);
  const mayLog = allows(actor.roles, "contacts.log");
  const address = workAddress(filters);
  const first = filters.after ? `?${address}` : null;
  if (next) address.set("after", next);
  return {
    filters,
    first,
    next: next ? `?${address}` : null,
    mayHandOver: allows(actor.roles, "work.hand_over"),
    lines: lines.map((line) => ({
      ...toDo(line, mayLog),
      key: `${line.kind} ${line.id}`,
      kind: words.kinds[line.kind === "silent" || line.kind === "confirm" ? "plan" : line.kind] ?? line.kind,
      flag: line.taskKind === "red_flag",
      business: line.business,
      businessId: line.businessId,
      who: line.person ?? teamName(line.teamCode),
      due: formatDay(line.dueOn),
      daysLeft: daysLeftOf(line.dueOn, today()),
    })),
  };
}

export default function Tasks() {
  const { filters, lines, first, next, mayHandOver } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.intro}</p>
      <WorkFilter filters={filters} />
      <Listing
        words={words}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            key: "what",
            title: columns.what,
            rowHeader: true,
            cell: (line) => <Link to={line.href}>{line.title}</Link>,
          },
          { key: "business", title: columns.business, cell: (line) => <Link to={`/staff/businesses/${line.businessId}`}>{line.business}</Link> }, // biome-ignore format: one column
          { key: "kind", title: columns.kind, cell: (line) => line.flag ? <Tag tone="problem">{texts.contacts.task.kinds.red_flag}</Tag> : line.kind }, // biome-ignore format: one column
          { key: "who", title: columns.who, cell: (line) => line.who },
          { key: "due", title: columns.due, cell: (line) => <DueTag due={line.due} daysLeft={line.daysLeft} open /> },
        ]}
        previous={first}
        next={next}
      />
      {mayHandOver ? (
        <p>
          <Link to="/staff/handover">{words.handover}</Link>
        </p>
      ) : null}
    </Page>
  );
}
