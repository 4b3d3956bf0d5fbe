import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerNeed, findNeed } from "~/journey/editor/answer-task.server.ts";
import { NeedEditForm, useNeedForm } from "~/journey/editor/need-form.tsx";
import { findPlanRow, mayEditPlan, openPlanDraft } from "~/journey/editor/plan-draft.server.ts";
import { needFormOf } from "~/journey/editor/schema.ts";
import { sayConditions } from "~/journey/editor/when.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { forbidden, notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journeyStaff.when;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data?.title ?? words.changeTitle) },
];

async function editor(request: Request) {
  const actor = await requireStaff(request, "plan.edit");
  if (!(await mayEditPlan(actor))) forbidden();
  return actor;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await editor(request);
  const { table, version } = await openPlanDraft(actor.councilCode);
  const found = findNeed(findPlanRow(table, params.licence), params.at);
  if (!found) notFound();
  const { row, need } = found;
  return {
    key: params.licence ?? "",
    title: row.title,
    version,
    known: need !== null,
    values: needFormOf(need),
    said: need ? sayConditions(need.conditions, need.join) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerNeed(request, await editor(request), params.licence, params.at);
}

export default function PlanNeed() {
  const { key, title, version, known, values, said } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useNeedForm(answer);
  return (
    <Page before={<BackLink to={`/staff/plan-tasks/${key}`}>{title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={title}>{known ? words.changeTitle : words.addTitle}</PageTitle>
      {said ? (
        <InsetText>
          {words.now}: {said}
        </InsetText>
      ) : null}
      <NeedEditForm key={version} version={version} values={values} known={known} answer={answer} />
    </Page>
  );
}
