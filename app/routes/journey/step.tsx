import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { QuestionPage } from "~/businesses/question-page.tsx";
import {
  contradictions,
  isStartPage,
  mayOpenPage,
  nextStartPage,
  QUESTIONS,
  questionOf,
  type StartAnswers,
  startPageBefore,
} from "~/journey/answers.ts";
import { beginStart, findStarted, saveStartAnswers } from "~/journey/commands/answer-start.server.ts";
import { readStartAnswer, sayContradiction, shownStart, startOptions } from "~/journey/read-answer.server.ts";
import { startSchemaOf } from "~/journey/schema.ts";
import { START_PAGE, startTitle } from "~/journey/start-pages.tsx";
import { today } from "~/lib/clock.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { useFormState } from "~/ui/form.tsx";

const words = texts.journey;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data ? `${data.title}, ${texts.ui.step(data.question, QUESTIONS)}` : words.start.title) },
];

async function open(request: Request, step: string | undefined) {
  if (!isStartPage(step)) notFound();
  const started = await findStarted(db(), request);
  const answers: StartAnswers = started?.answers ?? {};
  if (step !== "what" && !mayOpenPage(answers, step)) {
    throw redirect(started ? `/start/${nextStartPage(answers) ?? "check"}` : "/start");
  }
  return { page: step, started, answers };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { page, answers } = await open(request, params.step);
  const before = startPageBefore(answers, page);
  const against = contradictions(answers).find((one) => one.page === page);
  return {
    page,
    answers,
    shown: shownStart(page, answers),
    /** an answer that no longer goes with one given since */
    again: against ? { [against.field]: [sayContradiction(against, answers)] } : null,
    options: await startOptions(page, answers, new URL(request.url).searchParams),
    back: before ? `/start/${before}` : "/start",
    question: questionOf(page),
    title: startTitle(page),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { page, started, answers } = await open(request, params.step);
  if (page === "what" || page === "where") await limitAnonymousForm();
  const form = await parseForm(request, startSchemaOf(page, today()));
  if (!form.ok) return form.response;
  if (!started && looksAutomatic(form.formData)) return redirect("/start");
  const reading = await readStartAnswer(db(), page, answers, form.value);
  if ("field" in reading) return formError(form, { fieldErrors: { [reading.field]: [reading.message] } });
  if (!started) {
    const begun = await beginStart(request, reading.given);
    return redirect(`/start/${nextStartPage(begun.answers) ?? "check"}`, { headers: begun.headers });
  }
  const saved = await saveStartAnswers(started.id, page, reading.given);
  return redirect(saved ? `/start/${nextStartPage(saved) ?? "check"}` : "/start");
}

export default function Step() {
  const { page, answers, options, shown, again, back, question } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const last = answered ?? (again ? { lastResult: { error: again, initialValue: shown } } : undefined);
  const { form } = useFormState<ReturnType<typeof startSchemaOf>>(last, { defaultValue: shown });
  const Fields = START_PAGE[page];
  return (
    <QuestionPage
      form={form}
      name={page}
      back={back}
      step={{ now: question, all: QUESTIONS }}
      words={words}
      tradeWords={options.tradeWords}
      kept={words.kept}
    >
      <Fields form={form} answers={answers} options={options} />
    </QuestionPage>
  );
}
