import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { answerLinkForm } from "~/platform/auth/answer-link-form.server.ts";
import { AskForLinkPage } from "~/platform/auth/link-form.tsx";
import { texts } from "~/texts/texts.ts";

const words = texts.account.forgot;

export const meta = () => [{ title: texts.common.title(words.title) }];

export function action({ request }: ActionFunctionArgs) {
  return answerLinkForm(request, "new_password");
}

export default function ForgotPassword() {
  return <AskForLinkPage words={words} answer={useActionData<typeof action>()} />;
}
