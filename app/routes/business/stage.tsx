import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { challengeStage } from "~/casework/commands/challenge-stage.server.ts";
import { HeadcountLine } from "~/classification/headcount-line.tsx";
import { ownerShape } from "~/classification/owner-shape.ts";
import { OwnerShapePart } from "~/classification/owner-shape-part.tsx";
import { ChallengeForm } from "~/classification/stage-forms.ts";
import { findOwnerStage } from "~/classification/stage-queries.server.ts";
import { ownerWording } from "~/classification/wording.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.stage.owner;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const found = await findOwnerStage(actor.businessId);
  if (!found) notFound();
  const { name, stage, result, overridden, challenge } = found;
  const shown = stage ?? result?.stage ?? null;
  return {
    name,
    businessId: actor.businessId,
    words:
      shown && shown !== "not_enough_known"
        ? ownerWording({ stage: shown, trajectory: result?.trajectory ?? "steady" })
        : null,
    reasons: overridden ? [] : (result?.reasons ?? []),
    surer: overridden ? null : (result?.surer ?? null),
    headcounts: found.headcounts,
    asOf: today(),
    shape: ownerShape(found.stake, found.complexity),
    overridden,
    challenge,
    canAnswer: actor.role !== "viewer",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, ChallengeForm);
  if (!form.ok) return form.response;
  await challengeStage(actor, { reason: form.value.reason, submissionKey: form.submissionKey });
  return redirectWithFlash(request, `/business/${actor.businessId}/stage`, words.sent);
}

export default function Stage() {
  const data = useLoaderData<typeof loader>();
  const { challenge } = data;
  const { form, fields } = useFormState<typeof ChallengeForm>(useActionData());
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle caption={data.name}>{words.title}</PageTitle>
      <p className="lede">{data.words ? words.sentence(data.words) : words.unknown}</p>
      {data.overridden ? <p>{words.officer}</p> : null}
      {data.reasons.length > 0 ? (
        <>
          <h2>{words.why}</h2>
          <ul>
            {data.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      ) : null}
      {data.surer ? (
        <>
          <h2>{words.surerTitle}</h2>
          <p>{data.surer}</p>
        </>
      ) : null}
      <HeadcountLine counts={data.headcounts} asOf={data.asOf} heading={words.headcount} />
      <OwnerShapePart shape={data.shape} />
      <p className="muted">{words.use}</p>
      <h2>{words.wrong}</h2>
      {challenge?.answer && challenge.answeredOn ? (
        <InsetText>
          <p>{words.answered(formatDay(challenge.answeredOn))}</p>
          <p>{challenge.answer}</p>
        </InsetText>
      ) : null}
      {challenge && !challenge.answer ? (
        <InsetText>
          <p>{words.waiting(formatDay(challenge.on))}</p>
          <p>{challenge.reason}</p>
        </InsetText>
      ) : data.canAnswer ? (
        <>
          <p>
            {words.wrongText} <Link to={`/business/${data.businessId}/details`}>{words.editLink}</Link>.
          </p>
          <Form form={form}>
            <TextArea field={fields.reason} label={words.reason} hint={words.reasonHint} limit={1000} rows={4} />
            <Button>{words.send}</Button>
          </Form>
        </>
      ) : (
        <p>{words.viewer}</p>
      )}
    </Page>
  );
}
