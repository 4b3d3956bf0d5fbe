import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findDraft } from "~/businesses/draft.server.ts";
import { summaryOf } from "~/businesses/register-summary.ts";
import { nextPage, pagesFor } from "~/businesses/registration.ts";
import { listTrades } from "~/businesses/search.server.ts";
import { registerBusiness } from "~/casework/commands/register-business.server.ts";
import { planAlongside } from "~/journey/commands/hand-over-plan.server.ts";
import { today } from "~/lib/clock.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { findPerson, requirePerson } from "~/platform/auth/guards.server.ts";
import { withNext } from "~/platform/auth/next-path.ts";
import { db } from "~/platform/db.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { CheckAnswers } from "~/ui/check-answers.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.register;

export const meta = () => [{ title: texts.common.title(words.check.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  const draft = await findDraft(db(), request, person?.person.id ?? null);
  if (!draft) throw redirect("/register");
  const { answers } = draft;
  const waiting = nextPage(answers);
  if (waiting) throw redirect(`/register/${waiting}`);
  const trade = (await listTrades()).find(({ code }) => code === answers.sicCode);
  const councilCode = answers.place?.councilCode ?? answers.councilSaid;
  const council = councilCode ? await findCouncil(councilCode) : null;
  const last = pagesFor(answers).at(-1) ?? "what";
  return {
    signedIn: person !== null,
    back: `/register/${last}`,
    sections: summaryOf(answers, {
      tradeTitle: trade?.title ?? null,
      councilName: council?.name ?? null,
      today: today(),
    }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const draft = await findDraft(db(), request, actor.person.id);
  if (!draft) return redirect("/register/sent");
  const alongside = await planAlongside(draft.id, actor.person.id);
  const result = await registerBusiness(actor.person.id, draft.id, alongside);
  switch (result.kind) {
    case "registered":
    case "repeated":
      return redirectWithFlash(
        request,
        `/business/${result.businessId}/changes/${result.receiptReference}`,
        words.done,
      );
    case "already_registered":
      return data({ already: { id: result.businessId, name: result.name } }, { status: 422 });
    case "incomplete":
      return redirect(`/register/${nextPage(draft.answers) ?? "what"}`);
    case "gone":
      return redirectWithFlash(request, "/register", words.errors.gone, { tone: "notice" });
  }
}

export default function RegisterCheck() {
  const { signedIn, back, sections } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.already) return <AlreadyRegistered {...answer.already} />;
  return (
    <Page before={<BackLink to={back} />}>
      <PageTitle>{words.check.title}</PageTitle>
      <CheckAnswers
        sections={sections.map(({ title, lines }) => ({
          title,
          rows: lines.map(({ key, value, page }) => ({
            key,
            value,
            actions: [{ href: `/register/${page}`, hidden: key.toLowerCase() }],
          })),
        }))}
      />
      {signedIn ? (
        <>
          <h2>{words.check.follows}</h2>
          <p>{words.check.followsLead}</p>
          <p>{words.check.unverified}</p>
          <Form>
            <Button>{words.check.send}</Button>
          </Form>
        </>
      ) : (
        <>
          <h2>{words.check.signInTitle}</h2>
          <p>{words.check.signInLead}</p>
          <Actions>
            <ButtonLink to={withNext("/create-account", "/register/check")}>{words.check.create}</ButtonLink>
            <Link to={withNext("/sign-in", "/register/check")}>{words.check.signIn}</Link>
          </Actions>
        </>
      )}
    </Page>
  );
}

function AlreadyRegistered({ id, name }: { id: string; name: string }) {
  return (
    <Page>
      <PageTitle>{words.already.title}</PageTitle>
      <p>{words.already.lead(name)}</p>
      <Actions>
        <ButtonLink to={`/claim/${id}`}>{words.already.claim}</ButtonLink>
      </Actions>
      <p>{words.already.otherwise}</p>
      <p>
        <Link to="/register/name">{words.already.change}</Link>
      </p>
    </Page>
  );
}
