import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerNewTask } from "~/journey/editor/answer-task.server.ts";
import { KeysGuide } from "~/journey/editor/keys-guide.tsx";
import { mayEditPlan, openPlanDraft } from "~/journey/editor/plan-draft.server.ts";
import { keysOfPlan } from "~/journey/editor/shown-rows.ts";
import { TaskForm, useTaskForm } from "~/journey/editor/task-form.tsx";
import { sayConditions } from "~/journey/editor/when.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { forbidden } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journeyStaff.task;

const titleOf = (kind: "task" | "licence") => (kind === "licence" ? words.newLicence : words.newTask);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(titleOf(data?.kind ?? "task")) },
];

/** A step of the plan, or with `?kind=licence` a licence. */
function kindOf(request: Request): "task" | "licence" {
  return new URL(request.url).searchParams.get("kind") === "licence" ? "licence" : "task";
}

async function editor(request: Request) {
  const actor = await requireStaff(request, "plan.edit");
  if (!(await mayEditPlan(actor))) forbidden();
  return actor;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await editor(request);
  const { table, version } = await openPlanDraft(actor.councilCode);
  return { kind: kindOf(request), version, keys: keysOfPlan(table), checkedOn: dayParts(today()) };
}

export async function action({ request }: ActionFunctionArgs) {
  return answerNewTask(request, await editor(request), kindOf(request));
}

export default function NewPlanTask() {
  const { kind, version, keys, checkedOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useTaskForm(answer);
  const values = { checkedOn, days: "1", dueDays: "0", due: "none", join: "all", level: "must" };
  return (
    <Page before={<BackLink to="/staff/plan-tasks">{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{titleOf(kind)}</PageTitle>
      <TaskForm
        isNew
        kind={kind}
        version={version}
        values={values}
        said={sayConditions([], "all")}
        age={null}
        answer={answer}
      />
      <KeysGuide keys={keys} />
    </Page>
  );
}
