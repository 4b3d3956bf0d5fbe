import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { say } from "~/casework/change-stream.server.ts";
import { listNewStarts } from "~/casework/new-starts.server.ts";
import { NewStarts } from "~/casework/new-starts.tsx";
import { listFeed } from "~/casework/queries/list-feed.server.ts";
import { findToday } from "~/casework/queries/staff-today.server.ts";
import { TodayChanges, TodayItems, TodaySilent } from "~/casework/staff-today.tsx";
import { findDeskTriage } from "~/casework/triage/desk.server.ts";
import { DeskTriage } from "~/casework/triage/desk.tsx";
import { DeskVisits } from "~/casework/visits/desk-visits.tsx";
import { findDeskVisits } from "~/casework/visits/queries/desk-visits.server.ts";
import { INSPECTING_TEAMS } from "~/casework/visits/visit-terms.ts";
import { DeskIntroductions } from "~/journey/partners/desk-introductions.tsx";
import { listIntroducedToCall } from "~/journey/partners/queries.server.ts";
import { today } from "~/lib/clock.ts";
import { addDays, formatDay, fromPlainDate } from "~/lib/dates.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { useLayoutData } from "~/ui/layout-data.ts";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.staff.today;
const CHANGES = 10;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "staff.enter");
  const seesBusinesses = allows(actor.roles, "businesses.view");
  const seesChanges = allows(actor.roles, "changes.feed");
  const from = fromPlainDate(addDays(today(), -1));
  const visits = allows(actor.roles, "visits.work") && INSPECTING_TEAMS.some((code) => actor.teamCodes.includes(code));
  const [council, desk, feed, triage, deskVisits, starts, introduced] = await Promise.all([
    findCouncil(actor.councilCode),
    findToday(actor, today()),
    seesChanges ? listFeed(actor, { from, limit: CHANGES }) : null,
    allows(actor.roles, "triage.view") ? findDeskTriage(actor, today()) : null,
    visits ? findDeskVisits(actor) : null,
    seesBusinesses && allows(actor.roles, "tasks.view") ? listNewStarts(actor) : [],
    allows(actor.roles, "introductions.work") ? listIntroducedToCall(db(), actor) : [],
  ]);
  return {
    council: council?.name ?? "",
    asOf: today(),
    teams: desk.teams,
    items: allows(actor.roles, "items.view") ? desk.items : null,
    silent: seesBusinesses ? desk.silent : null,
    starts,
    introduced,
    triage,
    visits: deskVisits,
    changes: feed ? feed.lines.map(say) : null,
  };
}

export default function Today() {
  const { council, asOf, teams, items, silent, starts, introduced, triage, visits, changes } =
    useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <PageTitle caption={words.intro(council, formatDay(asOf))}>{words.title}</PageTitle>
      {silent ? (
        <Form method="get" action="/staff/businesses" className="quick-find">
          <label htmlFor="q-name">{words.find}</label>
          <input className="input" id="q-name" name="name" type="search" maxLength={100} autoComplete="off" />
          <button type="submit" className="button button-small">
            {texts.staff.list.search}
          </button>
        </Form>
      ) : null}
      {items || changes || silent ? null : <YourPages />}
      <div className="split">
        <div>
          {items ? <TodayItems teams={teams} items={items} asOf={asOf} /> : null}
          {changes ? <TodayChanges changes={changes} /> : null}
        </div>
        <div>
          <NewStarts starts={starts} asOf={asOf} />
          <DeskIntroductions clients={introduced} asOf={asOf} />
          {visits ? <DeskVisits visits={visits} asOf={asOf} /> : null}
          {triage ? <DeskTriage {...triage} /> : null}
          {silent ? <TodaySilent silent={silent} /> : null}
        </div>
      </div>
    </div>
  );
}

/** For those whose work is not with businesses: where it is. */
function YourPages() {
  const links = (useLayoutData()?.desk?.links ?? []).filter(({ href }) => href !== "/staff");
  return (
    <>
      <p>{words.yourPages}</p>
      <ul className="ruled-list">
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link to={href}>{text}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
