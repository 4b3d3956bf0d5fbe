import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { SeenRecently } from "~/casework/contact-parts.tsx";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { listRecentContacts } from "~/casework/queries/recent-contacts.server.ts";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import { confirmSurge } from "~/casework/triage/confirm-surge.server.ts";
import { decide, saidAfter } from "~/casework/triage/decide.server.ts";
import { DecisionFields } from "~/casework/triage/decision-fields.tsx";
import { findCandidates } from "~/casework/triage/find-candidate.server.ts";
import { usualDays } from "~/casework/triage/queue-page.server.ts";
import { confirmForm, decisionForm, safeNext } from "~/casework/triage/schema.ts";
import { saidOf, troubleOf } from "~/casework/triage/triage.ts";
import { StageAndSegment } from "~/classification/stage-tag.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, textValue, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.triage;

export const meta = () => [{ title: texts.common.title(words.row.decide) }];

async function candidateOf(args: LoaderFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "triage.decide");
  const [candidate] = await findCandidates(actor, [business.id]);
  if (!candidate) notFound();
  return { actor, candidate };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, candidate } = await candidateOf(args);
  const { id, name, queue, stage, trajectory, score, newestOn, unusual, decided, growth, lifecycle } = candidate;
  const [officers, recent] = await Promise.all([listOfficers(actor), listRecentContacts(actor, id)]);
  return {
    business: { id, name, stage, trajectory, score, unusual },
    queue,
    newest: newestOn && formatDay(newestOn),
    reasons: queue === "growth" ? saidOf(growth?.reasons ?? []) : troubleOf(lifecycle?.reasons ?? []),
    surge: growth?.unusual ?? null,
    decided: decided && { ...decided, on: formatDay(decided.on), dueOn: formatDay(decided.dueOn) },
    officers,
    recent,
    usual: usualDays(today()),
    next: safeNext(new URL(args.request.url).searchParams.get("next")),
    me: actor.person.id,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, candidate } = await candidateOf(args);
  const { request } = args;
  const here = `/staff/growth/${candidate.id}`;
  const intent = await sentIntent(request);
  if (intent === "confirm") {
    const form = await parseForm(request, confirmForm);
    if (!form.ok) return form.response;
    const answer = await confirmSurge(actor, candidate, form.value.how, form.submissionKey);
    return answer.kind === "refused"
      ? formRefused(form, answer)
      : redirectWithFlash(request, here, words.unusual.saved);
  }
  const form = await parseForm(request, decisionForm(today()));
  if (!form.ok) return form.response;
  const { seen, next, ...wanted } = form.value;
  const done = await decide(actor, [{ businessId: candidate.id, seen }], wanted, form.submissionKey);
  if (done.kind === "refused") return formRefused(form, done);
  const to = wanted.decision === "refer" ? `/staff/businesses/${candidate.id}/referrals/new` : safeNext(next);
  return redirectWithFlash(request, to, saidAfter(wanted.decision, done));
}

export default function GrowthDecide() {
  const { business, queue, newest, reasons, surge, decided, officers, recent, usual, next, me } =
    useLoaderData<typeof loader>(); // biome-ignore format: one row
  const { form } = useFormState<ReturnType<typeof decisionForm>>(useActionData<typeof action>(), {
    defaultValue: { ownerId: me },
  });
  const { standing, standingNone } = words.decide;
  return (
    <Page before={<BackLink to={next}>{words.queues[queue].title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.score > 0 && newest ? words.decide.score(String(business.score), newest) : words.decide.scoreNone}>
        {words.decide.title(business.name)}
      </PageTitle>
      <StageAndSegment stage={business.stage} trajectory={business.trajectory} segment={null} />
      <h2>{queue === "growth" ? words.decide.why : words.decide.whySupport}</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>
        <Link to={`/staff/businesses/${business.id}`}>{words.decide.openRecord}</Link>
      </p>
      {business.unusual ? (
        <section id="confirm" className="card card-attention" aria-labelledby="confirm-title">
          <h2 id="confirm-title">{words.unusual.title}</h2>
          <p>{surge}</p>
          <p>{words.unusual.text}</p>
          <Form>
            <TextField field={form.field("how")} label={words.unusual.how} hint={words.unusual.howHint} />
            <Button name="intent" value="confirm" tone="secondary">
              {words.unusual.button}
            </Button>
          </Form>
        </section>
      ) : null}
      <SeenRecently lines={recent} />
      <h2>{words.decide.stands}</h2>
      <p>{decided ? standing(`${words.decisions[decided.decision]} (${words.reasons[decided.reason]})`, decided.by ?? words.record.unknown, decided.on) : standingNone}</p>
      {decided ? <p className="muted">{words.decide.change}</p> : null}
      <Form form={form}>
        <input type="hidden" name="seen" value={decided?.id ?? ""} />
        <input type="hidden" name="next" value={textValue(form.field("next")) || next} />
        <DecisionFields form={form} queue={queue} officers={officers} usual={usual} />
        <Button name="intent" value="decide">
          {words.decide.button}
        </Button>
      </Form>
    </Page>
  ); // biome-ignore format: lines of words
}
