import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerPlanTask } from "~/journey/editor/answer-task.server.ts";
import { KeysGuide } from "~/journey/editor/keys-guide.tsx";
import { NeedList } from "~/journey/editor/need-list.tsx";
import { findPlanRow, mayEditPlan, openPlanDraft } from "~/journey/editor/plan-draft.server.ts";
import { readingAgeOf } from "~/journey/editor/readability.ts";
import { formOf } from "~/journey/editor/schema.ts";
import { keysOfPlan } from "~/journey/editor/shown-rows.ts";
import { TaskForm, useTaskForm } from "~/journey/editor/task-form.tsx";
import { sayConditions } from "~/journey/editor/when.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { forbidden, notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journeyStaff;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data?.title ?? words.list.title) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "plan.view");
  const { table, version } = await openPlanDraft(actor.councilCode);
  const found = findPlanRow(table, params.task);
  if (!found) notFound();
  const { kind, row } = found;
  return {
    key: params.task ?? "",
    kind,
    title: row.title,
    retired: row.retired,
    version,
    values: formOf(found),
    said: found.kind === "task" ? sayConditions(found.row.conditions, found.row.join) : "",
    needs:
      found.kind === "licence"
        ? found.row.needs.map(({ level, why, conditions, join }) => ({
            level,
            why,
            said: sayConditions(conditions, join),
          }))
        : [],
    age: readingAgeOf(row),
    mayEdit: await mayEditPlan(actor),
    keys: keysOfPlan(table),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "plan.edit");
  if (!(await mayEditPlan(actor))) forbidden();
  return answerPlanTask(request, actor, params.task);
}

export default function PlanTask() {
  const shown = useLoaderData<typeof loader>();
  const { key, kind, title, retired, version, values, said, needs, age, mayEdit, keys } = shown;
  const answer = useActionData<typeof action>();
  const { form } = useTaskForm(answer);
  return (
    <Page before={<BackLink to="/staff/plan-tasks">{words.task.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={`${words.task.key}: ${key}`}>{title}</PageTitle>
      {mayEdit ? null : <InsetText>{words.list.readOnly}</InsetText>}
      {retired ? <InsetText>{words.task.retired}</InsetText> : null}
      {kind === "licence" ? <NeedList taskKey={key} needs={needs} mayEdit={mayEdit} /> : null}
      <fieldset disabled={!mayEdit} className="m-0 p-0 border-0 min-w-0">
        <legend className="visually-hidden">{title}</legend>
        <TaskForm key={version} kind={kind} version={version} values={values} said={said} age={age} answer={answer} />
      </fieldset>
      <KeysGuide keys={keys} />
      {mayEdit ? <Retire retired={retired} version={version} /> : null}
    </Page>
  );
}

/** Out of the plan, or back into it. */
function Retire({ retired, version }: { retired: boolean; version: number }) {
  const button = (
    <Form>
      <input type="hidden" name="version" value={version} />
      {retired ? null : <p>{words.task.retireLead}</p>}
      <Button tone="secondary" name="intent" value={retired ? "restore" : "retire"}>
        {retired ? words.task.restore : words.task.retire}
      </Button>
    </Form>
  );
  return retired ? button : <Details summary={words.task.retire}>{button}</Details>;
}
