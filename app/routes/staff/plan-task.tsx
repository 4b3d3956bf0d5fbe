import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPlanRow, mayEditPlan, openPlanDraft, savePlanRow } from "~/journey/editor/plan-draft.server.ts";
import { readingAgeOf } from "~/journey/editor/readability.ts";
import { editedRow, formOf, PlanTaskForm } from "~/journey/editor/schema.ts";
import { TaskForm, useTaskForm } from "~/journey/editor/task-form.tsx";
import { licenceTaskKey } from "~/journey/plan-table.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { forbidden, notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
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
  return {
    key: params.task ?? "",
    kind: found.kind,
    title: found.row.title,
    version,
    values: formOf(found),
    rows: found.kind === "task" ? found.row.conditions.length : found.row.needs.length,
    age: readingAgeOf(found.row),
    mayEdit: await mayEditPlan(actor),
    keys: [
      ...table.tasks.map(({ key, title }) => ({ key, title })),
      ...table.licences.map(({ key, title }) => ({ key: licenceTaskKey(key), title })),
    ],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "plan.edit");
  if (!(await mayEditPlan(actor))) forbidden();
  const { table } = await openPlanDraft(actor.councilCode);
  const found = findPlanRow(table, params.task);
  if (!found) notFound();
  const form = await parseForm(request, PlanTaskForm);
  if (!form.ok) return form.response;
  const saved = await savePlanRow(actor, editedRow(found, form.value), form.value.version);
  if (saved.kind === "conflict") return formError(form, { formErrors: [words.task.conflict] });
  if (saved.kind === "faulty") return formError(form, { formErrors: saved.faults });
  return redirectWithFlash(request, `/staff/plan-tasks/${params.task}`, words.task.saved);
}

export default function PlanTask() {
  const { key, kind, title, version, values, rows, age, mayEdit, keys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useTaskForm(answer);
  return (
    <Page before={<BackLink to="/staff/plan-tasks">{words.task.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={`${words.task.key}: ${key}`}>{title}</PageTitle>
      {mayEdit ? null : <InsetText>{words.list.readOnly}</InsetText>}
      <fieldset disabled={!mayEdit} className="m-0 p-0 border-0 min-w-0">
        <legend className="visually-hidden">{title}</legend>
        <TaskForm key={version} kind={kind} version={version} values={values} rows={rows} age={age} answer={answer} />
      </fieldset>
      <Details summary={words.task.keysGuide}>
        <ul>
          {keys.map((one) => (
            <li key={one.key}>
              <code>{one.key}</code> {one.title}
            </li>
          ))}
        </ul>
      </Details>
    </Page>
  );
}
