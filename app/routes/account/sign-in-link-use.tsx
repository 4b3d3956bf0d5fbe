import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeadLink, linkTitle } from "~/platform/auth/link-page.tsx";
import { findLink } from "~/platform/auth/links.server.ts";
import { signInWithLink } from "~/platform/auth/sign-in.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.account.link;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: linkTitle(data?.state ?? "unknown", words.useTitle) },
  { name: "robots", content: "noindex" },
];

/** Opening the link uses nothing up: mail scanners open links too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { state } = await findLink(params.token, "sign_in");
  return { state };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const answer = await signInWithLink(request, params.token);
  if (!answer) return redirect(new URL(request.url).pathname.replace(/\.data$/, ""));
  return redirect(answer.url, { headers: { "Set-Cookie": answer.cookie } });
}

export default function UseLink() {
  const { state } = useLoaderData<typeof loader>();
  if (state !== "good") return <DeadLink state={state} newLink="/sign-in/link" />;
  return (
    <Page>
      <PageTitle>{words.useTitle}</PageTitle>
      <p>{words.useText}</p>
      <Form>
        <Button>{words.useButton}</Button>
      </Form>
    </Page>
  );
}
