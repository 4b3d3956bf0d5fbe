import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { tradeTitles } from "~/businesses/search.server.ts";
import { nextStartPage, startPages } from "~/journey/answers.ts";
import { findStarted, makeStartPlan } from "~/journey/commands/answer-start.server.ts";
import { placeOfPlan } from "~/journey/queries.server.ts";
import { startSummary } from "~/journey/start-summary.ts";
import { findPlannedTrade } from "~/journey/trades-table.ts";
import { db } from "~/platform/db.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { CheckAnswers } from "~/ui/check-answers.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journey.check;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const started = await findStarted(db(), request);
  if (!started) throw redirect("/start");
  const { answers } = started;
  const waiting = nextStartPage(answers);
  if (waiting) throw redirect(`/start/${waiting}`);
  const planned = findPlannedTrade(answers.trade)?.label ?? null;
  const official = answers.sicCode ? (await tradeTitles()).get(answers.sicCode) : null;
  const place = await placeOfPlan(answers);
  return {
    back: started.madeAt ? `/plan/${started.token}` : `/start/${startPages(answers).at(-1) ?? "what"}`,
    made: started.madeAt !== null,
    sections: startSummary(answers, {
      tradeTitle: planned ?? official ?? null,
      council: place.elsewhere ? place.elsewhere.name : place.council,
    }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  await limitAnonymousForm();
  const started = await findStarted(db(), request);
  if (!started) return redirect("/start");
  const made = await makeStartPlan(started);
  return redirect(made ? `/plan/${started.token}` : `/start/${nextStartPage(started.answers) ?? "check"}`);
}

export default function Check() {
  const { back, made, sections } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to={back} />}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <CheckAnswers
        sections={sections.map(({ title, lines }) => ({
          title,
          rows: lines.map(({ key, value, page }) => ({
            key,
            value,
            actions: [{ href: `/start/${page}`, hidden: key.toLowerCase() }],
          })),
        }))}
      />
      <Form>
        <Actions>
          <Button>{made ? words.remake : words.make}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
