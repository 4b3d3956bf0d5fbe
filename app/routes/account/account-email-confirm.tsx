import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmEmail } from "~/platform/auth/accounts.server.ts";
import { DeadLink, linkTitle } from "~/platform/auth/link-page.tsx";
import { findLink } from "~/platform/auth/links.server.ts";
import { endedCookie } from "~/platform/auth/session.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.account.email;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: linkTitle(data?.state ?? "unknown", words.confirmTitle) },
  { name: "robots", content: "noindex" },
];

/** Needs no session: the link proves that whoever asked reads the new address. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findLink(params.token, "change_email");
  return { state: found.state, email: found.state === "good" ? (found.link.email ?? "") : "" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const answer = await confirmEmail(params.token);
  if (answer !== "changed") return { answer };
  return redirectWithFlash(request, "/sign-in", words.changed, { headers: { "Set-Cookie": endedCookie(request) } });
}

export default function ConfirmEmail() {
  const { state, email } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  if (done && "answer" in done && done.answer === "taken") {
    return (
      <Page>
        <PageTitle>{words.takenTitle}</PageTitle>
        <p>{words.taken}</p>
      </Page>
    );
  }
  if (state !== "good") return <DeadLink state={state} newLink="/account/email" />;
  return (
    <Page>
      <PageTitle>{words.confirmTitle}</PageTitle>
      <p>{words.confirmText(email)}</p>
      <Form>
        <Button>{words.confirmButton}</Button>
      </Form>
    </Page>
  );
}
