import { Link } from "@remix-run/react";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import { FeedTable } from "./feed-table.tsx";
import type { DueItem, SilentBusiness, TeamCount } from "./queries/staff-today.server.ts";
import type { LiveLine } from "./use-live-changes.ts";

const words = texts.staff.today;

/** The reader's teams with what each has open, and the items due first. */
export function TodayItems({ teams, items, asOf }: { teams: TeamCount[]; items: DueItem[]; asOf: PlainDate }) {
  const several = new Set(items.map((item) => item.team)).size > 1;
  return (
    <section>
      <h2 id="today-items">{words.items}</h2>
      {teams.length === 0 ? <p className="muted">{words.itemsNoTeam}</p> : null}
      <ul className="team-counts">
        {teams.map((team) => (
          <li key={team.id}>
            <Link to={`/staff/queue/${team.id}`}>{team.name}</Link> {words.open(team.open)}
            {team.overdue > 0 ? (
              <>
                {" "}
                <Tag tone="problem">{words.overdue(team.overdue)}</Tag>
              </>
            ) : null}
            {team.dueToday > 0 ? (
              <>
                {" "}
                <Tag tone="notice">{words.dueToday(team.dueToday)}</Tag>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {items.length === 0 ? (
        <p className="muted">{teams.length > 0 ? words.itemsNone : null}</p>
      ) : (
        <Table
          caption={words.items}
          captionHidden
          columns={[
            {
              key: "what",
              title: words.columns.what,
              rowHeader: true,
              cell: (item) => (
                <Link to={`/staff/items/${item.id}`}>
                  {isEventType(item.eventType) ? eventRow(item.eventType).staffTitle : item.eventType}
                </Link>
              ),
            },
            {
              key: "business",
              title: words.columns.business,
              cell: (item) => <Link to={`/staff/businesses/${item.businessId}`}>{item.business}</Link>,
            },
            ...(several ? [{ key: "team", title: words.columns.team, cell: (item: DueItem) => item.team }] : []),
            { key: "state", title: words.columns.state, cell: (item) => item.assignedTo ?? words.states[item.state] },
            {
              key: "due",
              title: words.columns.due,
              numeric: true,
              cell: (item) => (
                <span className={item.dueOn < asOf ? "overdue" : undefined}>{formatDay(item.dueOn)}</span>
              ),
            },
          ]}
          rows={items}
          rowKey={(item) => item.id}
          stack
        />
      )}
    </section>
  );
}

/** What changed since yesterday morning. */
export function TodayChanges({ changes }: { changes: LiveLine[] }) {
  return (
    <section>
      <h2 id="today-changes">{words.changed}</h2>
      {changes.length > 0 ? (
        <FeedTable lines={changes} caption={words.changed} />
      ) : (
        <p className="muted">{words.changedNone}</p>
      )}
      <p>
        <Link to="/staff/feed">{words.changedAll}</Link>
      </p>
    </section>
  );
}

/** Businesses that were in touch once and then went silent. */
export function TodaySilent({ silent }: { silent: SilentBusiness[] }) {
  return (
    <section>
      <h2 id="today-silent">{words.silent}</h2>
      {silent.length === 0 ? (
        <p className="muted">{words.silentNone}</p>
      ) : (
        <>
          <p className="muted">{words.silentText}</p>
          <ul className="ruled-list">
            {silent.map((business) => (
              <li key={business.id}>
                <Link to={`/staff/businesses/${business.id}`}>{business.name}</Link>
                {business.place ? <span className="muted">, {business.place}</span> : null}
                <span className="source">{words.lastHeard(formatDay(business.lastHeardOn))}</span>
              </li>
            ))}
          </ul>
          <p>
            <Link to="/staff/businesses?fresh=silent&sort=-heard">{words.silentAll}</Link>
          </p>
        </>
      )}
    </section>
  );
}
