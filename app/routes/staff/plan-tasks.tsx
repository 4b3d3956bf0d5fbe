import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerPlanDraft } from "~/journey/editor/answer-draft.server.ts";
import { GapList } from "~/journey/editor/gap-list.tsx";
import { taskGaps } from "~/journey/editor/gaps.ts";
import { listPlanEditions, mayEditPlan, openPlanDraft } from "~/journey/editor/plan-draft.server.ts";
import { DraftPanel, Editions, TaskTables } from "~/journey/editor/plan-list.tsx";
import { shownRows } from "~/journey/editor/shown-rows.ts";
import { planTable } from "~/journey/queries.server.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { forbidden } from "~/platform/auth/refuse.server.ts";
import { offersOfCouncil } from "~/services/offers.server.ts";
import { needCoverage } from "~/services/offers.ts";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journeyStaff.list;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "plan.view");
  const { councilCode } = actor;
  const [draft, editions, inUse, mayEdit, offers] = await Promise.all([
    openPlanDraft(councilCode),
    listPlanEditions(councilCode),
    planTable(councilCode),
    mayEditPlan(actor),
    offersOfCouncil(councilCode),
  ]);
  return {
    mayEdit,
    seesMap: allows(actor.roles, "journey.view"),
    draft: draft.updatedAt
      ? { version: draft.version, by: draft.updatedBy, on: formatDay(dayInBritain(draft.updatedAt)) }
      : null,
    needs: needCoverage(offers),
    gaps: taskGaps(draft.table, offers),
    groups: shownRows(draft.table, draft.updatedAt ? inUse : null),
    editions: editions.map((one) => ({ ...one, createdAt: formatDay(dayInBritain(one.createdAt)) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "plan.edit");
  if (!(await mayEditPlan(actor))) forbidden();
  return answerPlanDraft(request, actor);
}

export default function PlanTasks() {
  const { mayEdit, seesMap, draft, needs, gaps, groups, editions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page wide>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <PageTitle>{words.title}</PageTitle>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/staff/plan-tasks/preview" tone="secondary" small>
            {words.preview}
          </ButtonLink>
          {mayEdit ? (
            <>
              <ButtonLink to="/staff/plan-tasks/new" tone="secondary" small>
                {texts.journeyStaff.task.newTask}
              </ButtonLink>
              <ButtonLink to="/staff/plan-tasks/new?kind=licence" tone="secondary" small>
                {texts.journeyStaff.task.newLicence}
              </ButtonLink>
            </>
          ) : null}
        </div>
      </div>
      <p>
        {words.lead} {seesMap ? <Link to="/staff/journey">{words.map}</Link> : null}
      </p>
      {mayEdit ? null : <InsetText>{words.readOnly}</InsetText>}
      {draft ? <DraftPanel draft={draft} mayEdit={mayEdit} answer={answer} /> : null}
      <TaskTables groups={groups} />
      <GapList needs={needs} tasks={gaps} />
      <Editions editions={editions} mayEdit={mayEdit} />
    </Page>
  );
}
