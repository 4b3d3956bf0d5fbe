import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { keepPlan } from "~/journey/commands/keep-plan.server.ts";
import { openLivePlan } from "~/journey/open-plan.server.ts";
import { findPerson, requirePerson } from "~/platform/auth/guards.server.ts";
import { withNext } from "~/platform/auth/next-path.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.journey.keep;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { token, personId } = await openLivePlan(params.token);
  const person = await findPerson(request);
  const base = `/plan/${token}`;
  if (person && personId === person.person.id) throw redirect(base);
  return { base, signedIn: person !== null, taken: personId !== null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const kept = await openLivePlan(params.token);
  const { person } = await requirePerson(request);
  const mine = await keepPlan(kept.id, person.id);
  const message = mine ? texts.journey.plan.kept : words.taken;
  return redirectWithFlash(request, `/plan/${kept.token}`, message, { tone: mine ? "success" : "notice" });
}

export default function Keep() {
  const { base, signedIn, taken } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to={base}>{texts.journey.task.back}</BackLink>}>
      <PageTitle>{words.title}</PageTitle>
      {taken ? (
        <p>{words.taken}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          {signedIn ? (
            <Form>
              <Actions>
                <Button>{words.button}</Button>
              </Actions>
            </Form>
          ) : (
            <Actions>
              <ButtonLink to={withNext("/create-account", `${base}/keep`)}>{words.create}</ButtonLink>
              <Link to={withNext("/sign-in", `${base}/keep`)}>{words.signIn}</Link>
            </Actions>
          )}
        </>
      )}
    </Page>
  );
}
