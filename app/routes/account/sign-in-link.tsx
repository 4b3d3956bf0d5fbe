import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerLinkForm } from "~/platform/auth/answer-link-form.server.ts";
import { AskForLinkPage } from "~/platform/auth/link-form.tsx";
import { safeNext } from "~/platform/auth/next-path.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.account.link;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { next: safeNext(new URL(request.url).searchParams.get("next"), "") };
}

export function action({ request }: ActionFunctionArgs) {
  return answerLinkForm(request, "sign_in");
}

export default function SignInLink() {
  return (
    <AskForLinkPage words={words} next={useLoaderData<typeof loader>().next} answer={useActionData<typeof action>()} />
  );
}
