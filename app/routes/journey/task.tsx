import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerTask, noteOpened, rateTask } from "~/journey/commands/keep-progress.server.ts";
import { openLivePlan } from "~/journey/open-plan.server.ts";
import { readPlan } from "~/journey/queries.server.ts";
import { RatesLink } from "~/journey/rates/rates-link.tsx";
import { taskSchema } from "~/journey/schema.ts";
import { offersForTask } from "~/journey/task-help.server.ts";
import { TaskFacts, TaskHelp, WasItEasy } from "~/journey/task-view.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.journey.task;

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: texts.common.title(shown?.task.title ?? words.notInPlan) },
  { name: "robots", content: "noindex" },
];

async function open(token: string | undefined, key: string | undefined) {
  const kept = await openLivePlan(token);
  const { plan, place } = await readPlan(db(), kept, today());
  const task = plan.parts.flatMap(({ tasks }) => tasks).find((one) => one.key === key);
  if (!task) notFound();
  return { kept, place, task };
}

export async function loader({ params }: LoaderFunctionArgs) {
  const { kept, place, task } = await open(params.token, params.task);
  const [offers] = await Promise.all([offersForTask(task, place), noteOpened(kept.id, task.key)]);
  const elsewhere = place.councilCode === null ? place.council : null;
  return { task, offers, elsewhere, base: `/plan/${kept.token}` };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitAnonymousForm();
  const { kept, task } = await open(params.token, params.task);
  const back = `/plan/${kept.token}/tasks/${task.key}`;
  const form = await parseForm(request, taskSchema(today()));
  if (!form.ok) return form.response;
  const { intent, reason, easy } = form.value;
  if (intent === "rate") {
    if (easy) await rateTask(kept.id, task.key, easy);
    return redirect(back);
  }
  if (intent === "not_for_me" && !reason) return formError(form, { fieldErrors: { reason: [words.reasonMissing] } });
  await answerTask(kept.id, task.key, { ...form.value, intent });
  // done: it stays here, where it asks whether that was easy
  const to = intent === "not_for_me" ? `/plan/${kept.token}` : back;
  return redirectWithFlash(request, to, words.saved[intent]);
}

export default function TaskPage() {
  const { task, offers, elsewhere, base } = useLoaderData<typeof loader>();
  const { note, plannedOn, reason } = task.progress;
  const { form, fields } = useFormState<ReturnType<typeof taskSchema>>(useActionData(), {
    defaultValue: { note, plannedOn: dayParts(plannedOn) },
  });
  const closed = task.state === "done" || task.state === "not_for_me";
  return (
    <Page before={<BackLink to={base}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={texts.journey.parts[task.part].title}>{task.title}</PageTitle>
      {closed ? (
        <InsetText>
          <p>{task.state === "done" ? words.doneOn : words.offList(reason ?? "")}</p>
          {task.state === "done" ? <WasItEasy said={task.progress.easy} base={base} /> : null}
        </InsetText>
      ) : null}
      <TaskFacts task={task} base={base} />
      {task.key === "rates" ? <RatesLink base={base} /> : null}
      <TaskHelp offers={offers} elsewhere={elsewhere} warm={task.part === "money"} />
      <p className="small muted">
        {words.source(task.source, formatDay(task.checkedOn))}{" "}
        <a href={task.sourceUrl} rel="noreferrer">
          {words.sourceLink}
        </a>
      </p>
      <Form form={form} className="no-print">
        <h2>{words.yoursTitle}</h2>
        <TextArea field={fields.note} label={words.note} limit={1000} rows={3} />
        <DateInput form={form} field={fields.plannedOn} label={words.plannedOn} hint={words.plannedHint} />
        <Actions>
          <Button name="intent" value="save" tone="secondary">
            {words.save}
          </Button>
          <Button name="intent" value={closed ? "open" : "done"}>
            {closed ? words.open : words.done}
          </Button>
        </Actions>
        {closed ? null : (
          <Details summary={words.notForMe} open={fields.reason.errors.length > 0}>
            {task.licence?.level === "must" ? <p>{words.stillLaw}</p> : null}
            <TextField field={fields.reason} label={words.reason} hint={words.reasonHint} />
            <Button name="intent" value="not_for_me" tone="secondary">
              {words.notForMeButton}
            </Button>
          </Details>
        )}
      </Form>
    </Page>
  );
}
