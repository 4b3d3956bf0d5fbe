import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { journeyMap } from "~/insight/journey.server.ts";
import { journeyFilter } from "~/journey/map/filter.ts";
import { JourneyFilterFields } from "~/journey/map/filter-fields.tsx";
import { JourneyFigures, JourneyTable } from "~/journey/map/journey-table.tsx";
import { today } from "~/lib/clock.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journeyStaff.map;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "journey.view");
  const filter = journeyFilter(new URL(request.url).searchParams, today());
  return { filter, seesTasks: allows(actor.roles, "plan.view"), map: await journeyMap(actor, filter, today()) };
}

export default function Journey() {
  const { filter, map, seesTasks } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p>
        {words.lead} {seesTasks ? <Link to="/staff/plan-tasks">{words.edit}</Link> : null}
      </p>
      <Form method="get" className="filters">
        <JourneyFilterFields filter={filter} trades={map.trades} />
      </Form>
      {map.plans === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : map.plans === null ? (
        <p>{words.few}</p>
      ) : (
        <>
          <JourneyFigures map={map} />
          <JourneyTable tasks={map.tasks} />
          <p className="small muted">{words.smallNote}</p>
          <h2>{words.reasons}</h2>
          {map.reasons.length === 0 ? <p className="muted">{words.reasonsNone}</p> : <p>{words.reasonsLead}</p>}
          {map.reasons.map((one) => (
            <Details key={one.key} summary={one.title}>
              <ul>
                {one.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </Details>
          ))}
        </>
      )}
    </Page>
  );
}
