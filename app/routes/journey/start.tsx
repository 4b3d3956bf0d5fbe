import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { nextStartPage } from "~/journey/answers.ts";
import { findStarted, forgetStarted } from "~/journey/commands/answer-start.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journey.start;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lead }];

export async function loader({ request }: LoaderFunctionArgs) {
  const via = new URL(request.url).searchParams.get("via") ?? "";
  const first = /^[2-9A-Z]{6}$/.test(via) ? `/start/what?via=${via}` : "/start/what";
  const started = await findStarted(db(), request);
  if (!started) return { found: null, first };
  const { madeAt, token, answers } = started;
  return {
    first,
    found: madeAt
      ? { title: words.made, to: `/plan/${token}`, link: words.open }
      : { title: words.found, to: `/start/${nextStartPage(answers) ?? "check"}`, link: words.carryOn },
  };
}

/** Begins another plan: what was answered stays at its own address, if it has one. */
export async function action({ request }: ActionFunctionArgs) {
  return redirect("/start/what", { headers: await forgetStarted(request) });
}

export default function Start() {
  const { found, first } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      {found ? (
        <InsetText>
          <h2>{found.title}</h2>
          <Actions>
            <ButtonLink to={found.to}>{found.link}</ButtonLink>
          </Actions>
          <Form>
            <Button tone="secondary">{words.again}</Button>
          </Form>
        </InsetText>
      ) : null}
      <h2>{words.ask}</h2>
      <ol>
        {words.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
      <ul>
        {words.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {found ? null : (
        <Actions>
          <ButtonLink to={first}>{words.begin}</ButtonLink>
        </Actions>
      )}
      <p>
        {words.talk} <Link to="/services/advice-to-businesses">{words.talkLink}</Link>
      </p>
      <p>
        <Link to="/register">{words.trading}</Link>
      </p>
      <p>
        {texts.partners.join.help} <Link to="/partners">{texts.partners.join.title}</Link>
      </p>
    </Page>
  );
}
