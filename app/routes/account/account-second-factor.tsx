import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { toString as drawQr } from "qrcode";
import { getAccount } from "~/platform/auth/accounts.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { safeNext } from "~/platform/auth/next-path.ts";
import { CodeForm } from "~/platform/auth/schema.ts";
import { checkCode, newRecoveryCodes, pendingSecret, turnOff, turnOn } from "~/platform/auth/second-factor.server.ts";
import { ManageSecondFactor, RecoveryCodes, SetSecondFactor } from "~/platform/auth/second-factor-pages.tsx";
import { totpUri } from "~/platform/auth/totp.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";

const words = texts.account.secondFactor;

export const meta = () => [{ title: texts.common.title(words.manageTitle) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const account = await getAccount(actor);
  const isStaff = actor.staffRoles.length > 0;
  const page = { isStaff, next: safeNext(new URL(request.url).searchParams.get("next"), "/account") };
  if (account.hasSecondFactor) return { ...page, left: account.recoveryCodesLeft, offer: null };
  const secret = await pendingSecret(actor.person.id);
  const qr = await drawQr(totpUri(secret, account.email), { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return { ...page, left: 0, offer: { secret, qr } };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const form = await parseForm(request, CodeForm, { hide: ["code"] });
  if (!form.ok) return form.response;
  const { id } = actor.person;
  const intent = form.formData.get("intent");
  const next = safeNext(form.value.next, "/account");
  const refuse = (why: "wrong" | "wait") =>
    formError(form, { fieldErrors: { code: [words[why]] } }, { hide: ["code"] });
  const { hasSecondFactor } = await getAccount(actor);
  if (!hasSecondFactor) {
    const answer = await turnOn(id, actor.sessionId, form.value.code);
    return answer.answer === "right" ? { codes: answer.codes, next } : refuse(answer.answer);
  }
  const answer = await checkCode(id, form.value.code);
  if (answer !== "right") return refuse(answer);
  if (intent !== "turn-off") return { codes: await newRecoveryCodes(id), next };
  if (actor.staffRoles.length > 0) return formError(form, { formErrors: [words.needed] }, { hide: ["code"] });
  await turnOff(id);
  return redirectWithFlash(request, "/account", words.turnedOff);
}

export default function AccountSecondFactor() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form, fields } = useFormState<typeof CodeForm>(answer);
  if (answer && "codes" in answer) return <RecoveryCodes codes={answer.codes} next={answer.next} />;
  return (
    <Page before={<BackLink to="/account" />}>
      <ErrorSummary form={form} />
      {page.offer ? (
        <SetSecondFactor form={form} code={fields.code} {...page} {...page.offer} />
      ) : (
        <ManageSecondFactor form={form} code={fields.code} {...page} />
      )}
    </Page>
  );
}
