import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { DueTag, StateTag } from "~/casework/item-parts.tsx";
import { findQueueTeam, listQueueItems } from "~/casework/queries/queue.server.ts";
import { QUEUE_STATES, queueFilters } from "~/casework/schema/queue.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { capital } from "~/lib/words.ts";
import { workingDaysBetween } from "~/lib/working-days.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.queue.list;

export const meta = ({ data }: { data?: { team: { name: string } } }) => [
  { title: texts.common.title(data ? words.title(data.team.name) : texts.queue.title) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "queue.view");
  const team = isId(params.teamId) ? await findQueueTeam(actor, params.teamId) : null;
  if (!team) notFound();
  const search = new URL(request.url).searchParams;
  const filters = queueFilters(search);
  const { items, next } = await listQueueItems(actor, team.id, filters);
  const day = today();
  const mayLog = allows(actor.roles, "contacts.log");
  const onward = new URLSearchParams({ state: filters.state, ...(filters.mine ? { mine: "1" } : {}) });
  const first = filters.after ? `?${onward}` : null;
  if (next) onward.set("after", next);
  return {
    team,
    filters,
    first,
    next: next ? `?${onward}` : null,
    items: items.map((item) => ({
      id: item.id,
      business: item.businessName,
      logHref: mayLog && item.here ? `/staff/businesses/${item.businessId}/contacts/new` : null,
      place: item.place,
      what: eventRow(item.type).staffTitle,
      why: capital(item.reason),
      from: formatDay(item.effectiveOn),
      due: formatDay(item.dueOn),
      daysLeft: workingDaysBetween(day, item.dueOn),
      state: item.state,
    })),
  };
}

export default function QueueTeam() {
  const { team, filters, items, next, first } = useLoaderData<typeof loader>();
  return (
    <Page wide before={<BackLink to="/staff/queue">{words.all}</BackLink>}>
      <PageTitle>{words.title(team.name)}</PageTitle>
      <Form method="get" className="filters">
        <div className="field">
          <label className="label" htmlFor="state">
            {words.filter}
          </label>
          <select className="select" id="state" name="state" defaultValue={filters.state} key={filters.state}>
            {QUEUE_STATES.map((state) => (
              <option key={state} value={state}>
                {texts.queue.states[state]}
              </option>
            ))}
          </select>
        </div>
        <div className="choices choices-small">
          <div className="choice">
            <input id="mine" type="checkbox" name="mine" value="1" defaultChecked={filters.mine} />
            <label htmlFor="mine">{words.mine}</label>
          </div>
        </div>
        <button type="submit" className="button button-secondary button-small">
          {words.show}
        </button>
      </Form>
      {items.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{filters.state === "open" && !filters.mine ? words.emptyOpen : words.emptyOther}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words.caption}
          captionHidden
          stack
          rows={items}
          rowKey={(item) => item.id}
          columns={[
            {
              key: "business",
              title: words.business,
              rowHeader: true,
              cell: (item) => (
                <>
                  <Link to={`/staff/items/${item.id}`}>{item.business}</Link>
                  {item.place ? <span className="source">{item.place}</span> : null}
                </>
              ),
            },
            { key: "what", title: words.what, cell: (item) => item.what },
            { key: "why", title: words.why, cell: (item) => item.why },
            { key: "from", title: words.from, cell: (item) => item.from },
            {
              key: "due",
              title: words.due,
              cell: (item) => <DueTag due={item.due} daysLeft={item.daysLeft} open={["new", "acknowledged"].includes(item.state)} />, // biome-ignore format: one cell
            },
            { key: "state", title: words.state, cell: (item) => <StateTag state={item.state} /> },
            {
              key: "log",
              title: texts.contacts.contact.column,
              cell: (item) =>
                item.logHref ? (
                  <Link to={item.logHref}>
                    {texts.contacts.contact.short}
                    <span className="visually-hidden"> {item.business}</span>
                  </Link>
                ) : null,
            },
          ]}
        />
      )}
      <Pagination previous={first} next={next} />
    </Page>
  );
}
