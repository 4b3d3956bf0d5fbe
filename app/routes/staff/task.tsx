import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { decideTask } from "~/casework/commands/handle-task.server.ts";
import { DueTag, daysLeftOf } from "~/casework/item-parts.tsx";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { findTask } from "~/casework/queries/tasks.server.ts";
import { taskDecision } from "~/casework/schema/contact.ts";
import { TaskForms } from "~/casework/task-forms.tsx";
import { teamName } from "~/casework/teams.ts";
import { findAskedSite } from "~/casework/visits/queries/find-site.server.ts";
import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.contacts.task;

export const meta = ({ data }: { data?: { task: { title: string } } }) => [
  { title: texts.common.title(data?.task.title ?? words.title) },
];

async function taskOf(actor: StaffActor, taskId: string | undefined) {
  const task = isId(taskId) ? await findTask(actor, taskId) : null;
  if (!task) notFound();
  return task;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "tasks.view");
  const task = await taskOf(actor, params.taskId);
  const mayAct = allows(actor.roles, "contacts.log") && task.theirs && task.state === "open";
  const by = (name: string | null, at: Date | null) =>
    [name, at ? formatDay(dayInBritain(at)) : null].filter(Boolean).join(", ");
  return {
    task: {
      ...task,
      siteId: task.kind === "still_here" ? await findAskedSite(task.id) : null,
      added: by(task.createdBy, task.createdAt),
      ended: by(task.closedBy, task.closedAt),
    },
    daysLeft: daysLeftOf(task.dueOn, today()),
    mayAct,
    officers: mayAct ? (await listOfficers(actor)).map(({ id, name }) => ({ id, name })) : [],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "contacts.log");
  const task = await taskOf(actor, params.taskId);
  const form = await parseForm(request, taskDecision(today()));
  if (!form.ok) return form.response;
  const answer = await decideTask(actor, task, form.value);
  if (answer.kind === "refused") return formRefused(form, answer);
  const { intent } = form.value;
  const said = intent === "done" ? words.done : intent === "drop" ? words.dropped : words.moved;
  return redirectWithFlash(request, intent === "move" ? `/staff/tasks/${task.id}` : "/staff/tasks", said);
}

/** Where the task itself is done, when it is not done by saying so. */
function wayOn({
  kind,
  id,
  businessId,
  siteId,
}: {
  kind: string;
  id: string;
  businessId: string;
  siteId: string | null;
}) {
  if (siteId) return { to: `/staff/visits/sites/${siteId}#asked`, text: texts.visits.ask.toTask };
  const contact = { to: `/staff/businesses/${businessId}/contacts/new?task=${id}`, text: words.logInstead };
  const { task: triage } = texts.triage;
  if (kind === "planned_contact" || kind === "triage_contact") return contact;
  if (kind === "triage_refer") return { to: `/staff/businesses/${businessId}/referrals/new`, text: triage.toReferral };
  return kind === "triage_outcome" ? { to: "/staff/growth/outcomes", text: triage.toOutcomes } : null;
}

export default function Task() {
  const { task, daysLeft, mayAct, officers } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof taskDecision>>(useActionData<typeof action>());
  const sent = form.field("intent").initialValue;
  const open = task.state === "open";
  const way = mayAct ? wayOn(task) : null;
  return (
    <Page before={<BackLink to="/staff/tasks">{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={words.kinds[task.kind]}>{task.title}</PageTitle>
      <p>
        <Tag tone={open ? "info" : "neutral"}>{words.states[task.state] ?? task.state}</Tag>
      </p>
      {task.restricted ? <InsetText>{words.restricted}</InsetText> : null}
      <SummaryList
        rows={[
          { key: words.business, value: <Link to={`/staff/businesses/${task.businessId}`}>{task.businessName}</Link> },
          { key: words.for, value: task.assignedTo ?? words.anybody(teamName(task.teamCode)) },
          { key: words.dueOn, value: <DueTag due={formatDay(task.dueOn)} daysLeft={daysLeft} open={open} /> },
          { key: words.addedBy, value: task.added },
          ...(task.note ? [{ key: words.note, value: task.note }] : []),
          ...(task.outcome ? [{ key: words.outcome, value: task.outcome }] : []),
          ...(task.ended ? [{ key: words.closedBy, value: task.ended }] : []),
        ]}
      />
      {open && !task.theirs ? <p className="muted">{words.notYours(teamName(task.teamCode))}</p> : null}
      {mayAct ? (
        <>
          {way ? (
            <p>
              <ButtonLink to={way.to}>{way.text}</ButtonLink>
            </p>
          ) : null}
          <TaskForms form={form} intent={typeof sent === "string" ? sent : null} task={task} officers={officers} />
        </>
      ) : null}
    </Page>
  );
}
