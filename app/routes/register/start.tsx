import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { dropDraft, findDraft } from "~/businesses/draft.server.ts";
import { nextPage } from "~/businesses/registration.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.register.start;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  const draft = await findDraft(db(), request, person?.person.id ?? null);
  return { carryOn: draft ? `/register/${nextPage(draft.answers) ?? "check"}` : null };
}

/** Starts again: what was answered is put away. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await findPerson(request);
  const draft = await findDraft(db(), request, person?.person.id ?? null);
  if (draft) await dropDraft(db(), draft.id);
  return redirect("/register/what");
}

export default function RegisterStart() {
  const { carryOn } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lead">{words.lead}</p>
      {carryOn ? (
        <InsetText>
          <h2>{words.found.title}</h2>
          <Actions>
            <ButtonLink to={carryOn}>{words.found.carryOn}</ButtonLink>
          </Actions>
          <Form>
            <Button tone="secondary">{words.found.again}</Button>
          </Form>
        </InsetText>
      ) : null}
      <h2>{words.need}</h2>
      <ul>
        {words.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <p>{words.time}</p>
      <p>
        {words.idea} <Link to="/start">{words.plan}</Link>
      </p>
      {carryOn ? null : (
        <Actions>
          <ButtonLink to="/register/what">{words.begin}</ButtonLink>
        </Actions>
      )}
      <p>
        <Link to="/find">{words.alreadyListed}</Link>
      </p>
    </Page>
  );
}
