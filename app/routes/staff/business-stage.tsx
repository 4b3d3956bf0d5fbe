import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findBusinessForStaff } from "~/casework/queries/find-business.server.ts";
import { answerChallenge } from "~/classification/commands/answer-challenge.server.ts";
import { overrideStage, withdrawOverride } from "~/classification/commands/override-stage.server.ts";
import { listStageHistory } from "~/classification/queries.server.ts";
import { AnswerForm, OverrideForm, StageIntent } from "~/classification/stage-forms.ts";
import { StageHistory, StageNow } from "~/classification/stage-history.tsx";
import { StageForms } from "~/classification/stage-officer-forms.tsx";
import { today } from "~/lib/clock.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.stage.officer;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function openRecord(request: Request, businessId: string | undefined) {
  const actor = await requireStaff(request, "stage.override");
  if (!isId(businessId)) notFound();
  const found = await findBusinessForStaff(actor, businessId);
  if (found.kind !== "found") notFound();
  return { actor, record: found.record };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { record } = await openRecord(request, params.businessId);
  return {
    businessId: record.snapshot.id,
    name: record.snapshot.name,
    stage: record.stage,
    trajectory: record.trajectory,
    result: record.result,
    override: record.override,
    challenge: record.challenge,
    history: await listStageHistory(db(), record.snapshot.id),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, record } = await openRecord(request, params.businessId);
  const back = `/staff/businesses/${record.snapshot.id}/stage`;
  const intent = StageIntent.parse(await sentIntent(request));
  if (intent === "end") {
    await db().$transaction((tx) => withdrawOverride(tx, actor.person.id, record.snapshot.id));
    return redirectWithFlash(request, back, words.ended);
  }
  if (intent === "answer") {
    const form = await parseForm(request, AnswerForm);
    if (!form.ok) return form.response;
    await db().$transaction((tx) => answerChallenge(tx, actor.person.id, record.snapshot.id, form.value.answer));
    return redirectWithFlash(request, back, words.answerSaved);
  }
  const form = await parseForm(request, OverrideForm);
  if (!form.ok) return form.response;
  if (form.value.stage === record.result?.output.stage) {
    return formError(form, { fieldErrors: { stage: [words.sameStage] } });
  }
  await db().$transaction((tx) => overrideStage(tx, actor.person.id, record.snapshot.id, form.value, today()));
  return redirectWithFlash(request, `/staff/businesses/${record.snapshot.id}`, words.saved);
}

export default function BusinessStage() {
  const data = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <BackLink to={`/staff/businesses/${data.businessId}`}>{data.name}</BackLink>
      <PageTitle caption={data.name}>{words.title}</PageTitle>
      <div className="split">
        <StageForms answer={useActionData()} override={data.override} challenge={data.challenge} />
        <StageNow stage={data.stage} trajectory={data.trajectory} result={data.result?.output ?? null} />
      </div>
      <StageHistory history={data.history} />
    </div>
  );
}
