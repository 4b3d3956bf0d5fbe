import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Became, HaveStarted } from "~/journey/became.tsx";
import { startCookie } from "~/journey/commands/answer-start.server.ts";
import { planAddress } from "~/journey/commands/send-plan.server.ts";
import { openLivePlan, openPlan } from "~/journey/open-plan.server.ts";
import { LeftOut, NextSteps, PlanDates, PlanPart, TooSoon } from "~/journey/plan-view.tsx";
import { readPlan } from "~/journey/queries.server.ts";
import { remindersOf } from "~/journey/reminders.ts";
import { shownPlan } from "~/journey/shown-plan.ts";
import { planName } from "~/journey/start-summary.ts";
import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.journey.plan;
const { gone } = texts.journey;

const titleOf = (name: string | null) => (name ? words.title(name) : words.titleOther);

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: texts.common.title(shown?.plan ? titleOf(shown.name) : gone.title) },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kept = await openPlan(params.token);
  if (kept === "gone") return data({ plan: null, name: null }, { status: 410 });
  const { answers, token, personId, expiresAt, businessId } = kept;
  const [{ plan, place }, person] = await Promise.all([readPlan(db(), kept, today()), findPerson(request)]);
  const opening = answers.openingOn ?? null;
  return {
    plan: shownPlan(plan, remindersOf(plan, opening, today())),
    name: planName(answers),
    base: `/plan/${token}`,
    address: planAddress(token),
    opening: opening ? formatDay(opening) : null,
    ahead: opening !== null && opening >= today(),
    council: place.council,
    served: place.councilCode !== null,
    whoHelps: `/who-helps?${new URLSearchParams({ ...(place.councilSlug ? { council: place.councilSlug } : {}), stage: "idea" })}`,
    elsewhere: place.elsewhere,
    kept:
      personId === null ? ("link" as const) : personId === person?.person.id ? ("mine" as const) : ("other" as const),
    until: formatDay(dayInBritain(expiresAt)),
    became: businessId
      ? { businessId: person?.memberships.some((one) => one.businessId === businessId) ? businessId : null }
      : null,
  };
}

/** Opens the answers for changing, on this browser. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { token } = await openLivePlan(params.token);
  return redirect("/start/check", { headers: await startCookie(request, token) });
}

export default function Plan() {
  const shown = useLoaderData<typeof loader>();
  if (shown.plan === null) return <Gone />;
  const { plan, name, base, address, opening, ahead, council, served, elsewhere, whoHelps, kept, until, became } =
    shown;
  return (
    <Page>
      <div className="plan">
        <PageTitle>{titleOf(name)}</PageTitle>
        <p className="lead">
          {elsewhere
            ? elsewhere.name
              ? words.elsewhere(elsewhere.name)
              : words.elsewhereUnknown
            : words.lead(council)}{" "}
          {opening ? words.opening(opening) : words.noOpening}
        </p>
        <p>
          <strong>{words.progress(plan.counts.done, plan.counts.all)}</strong>
        </p>
        <p className="print-only">{words.printed(address)}</p>
        <div className="actions plan-tools">
          <PrintButton>{words.print}</PrintButton>
          <ButtonLink to={`${base}/send`} tone="secondary">
            {words.send}
          </ButtonLink>
          {plan.dates.length > 0 ? (
            <a href={`${base}/calendar.ics`} className="button button-secondary" download>
              {words.calendar}
            </a>
          ) : null}
          <Form>
            <Button tone="secondary">{words.answers}</Button>
          </Form>
        </div>
        {became || !ahead ? null : <TooSoon tasks={plan.tooSoon} opening={opening} base={base} />}
        {became ? <Became {...became} /> : <NextSteps next={plan.next} base={base} />}
        {served ? (
          <InsetText>
            <h2>{words.talkTitle}</h2>
            <p>{words.talk(council)}</p>
            <p>
              <Link to="/services/advice-to-businesses">{words.talkLink}</Link>
            </p>
            <p>
              <Link to={whoHelps}>{texts.offers.link}</Link>
            </p>
          </InsetText>
        ) : null}
        {plan.parts.map(({ part, tasks }) => (
          <PlanPart key={part} part={part} tasks={tasks} base={base} />
        ))}
        <PlanDates dates={plan.dates} base={base} />
        <LeftOut left={plan.left} />
        <div className="no-print">
          <h2>{words.keepTitle}</h2>
          <p>{kept === "mine" ? words.mine : kept === "other" ? words.keepOwned : words.keepLead(until)}</p>
          {kept === "link" ? (
            <Actions>
              <ButtonLink to={`${base}/keep`}>{words.keep}</ButtonLink>
            </Actions>
          ) : null}
          {became ? null : <HaveStarted base={base} />}
        </div>
      </div>
    </Page>
  );
}

function Gone() {
  return (
    <Page>
      <PageTitle>{gone.title}</PageTitle>
      <p>{gone.lead}</p>
      <p>{gone.again}</p>
      <Actions>
        <ButtonLink to="/start">{gone.button}</ButtonLink>
      </Actions>
    </Page>
  );
}
