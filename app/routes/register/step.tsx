import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginDraft, findDraft, saveAnswers } from "~/businesses/draft.server.ts";
import { QuestionPage } from "~/businesses/question-page.tsx";
import { pageOptions, readAnswer, shownAnswers } from "~/businesses/register-answer.server.ts";
import { pageTitle, REGISTER_PAGES } from "~/businesses/register-pages.tsx";
import {
  type Answers,
  isPage,
  mayOpen,
  nextPage,
  pageBefore,
  STEPS,
  stepOf,
  withAnswers,
} from "~/businesses/registration.ts";
import { schemaOf } from "~/businesses/schema/register.ts";
import { today } from "~/lib/clock.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { useFormState } from "~/ui/form.tsx";

const words = texts.register;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data ? `${data.title}, ${texts.ui.step(data.step, STEPS)}` : words.start.title) },
];

async function open(request: Request, step: string | undefined) {
  if (!isPage(step)) notFound();
  const person = await findPerson(request);
  const personId = person?.person.id ?? null;
  const draft = await findDraft(db(), request, personId);
  const answers: Answers = draft?.answers ?? {};
  if (step !== "what" && !mayOpen(answers, step)) {
    throw redirect(draft ? `/register/${nextPage(answers) ?? "check"}` : "/register");
  }
  return { page: step, personId, draft, answers };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { page, answers, personId } = await open(request, params.step);
  const before = pageBefore(answers, page);
  return {
    page,
    answers,
    shown: shownAnswers(page, answers),
    options: await pageOptions(db(), page, answers, new URL(request.url).searchParams),
    back: before ? `/register/${before}` : "/register",
    step: stepOf(page),
    title: pageTitle(page, answers),
    signedIn: personId !== null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { page, draft, answers, personId } = await open(request, params.step);
  if (page === "what" || page === "name") await limitAnonymousForm();
  const form = await parseForm(request, schemaOf(page, answers, today()));
  if (!form.ok) return form.response;
  if (!draft && looksAutomatic(form.formData)) return redirect("/register");
  const reading = await readAnswer(db(), page, answers, form.value);
  if ("claim" in reading) return redirect(`/claim/${reading.claim}`);
  if ("field" in reading) return formError(form, { fieldErrors: { [reading.field]: [reading.message] } });
  if (!draft) {
    const begun = withAnswers({}, page, reading.given);
    const { headers } = await beginDraft(db(), request, personId, begun);
    return redirect(`/register/${nextPage(begun) ?? "check"}`, { headers });
  }
  const saved = await saveAnswers(db(), draft.id, page, reading.given);
  return redirect(saved ? `/register/${nextPage(saved) ?? "check"}` : "/register");
}

export default function RegisterStep() {
  const { page, answers, options, shown, back, step, signedIn } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof schemaOf>>(useActionData(), { defaultValue: shown });
  const Fields = REGISTER_PAGES[page];
  return (
    <QuestionPage
      form={form}
      name={page}
      back={back}
      step={{ now: step, all: STEPS }}
      words={words}
      tradeWords={options.tradeWords}
      kept={signedIn ? words.savedPerson : words.saved}
    >
      <Fields form={form} answers={answers} options={options} />
    </QuestionPage>
  );
}
