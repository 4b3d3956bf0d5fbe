import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sendPlan } from "~/journey/commands/send-plan.server.ts";
import { openLivePlan } from "~/journey/open-plan.server.ts";
import { SendPlanSchema } from "~/journey/schema.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { limitLinkRequests } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.journey.send;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const { token } = await openLivePlan(params.token);
  return { base: `/plan/${token}` };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitLinkRequests();
  const kept = await openLivePlan(params.token);
  const form = await parseForm(request, SendPlanSchema);
  if (!form.ok) return form.response;
  const back = `/plan/${kept.token}`;
  if (looksAutomatic(form.formData)) return redirect(back);
  if (!(await sendPlan(kept, form.value.to))) return formError(form, { fieldErrors: { to: [words.tooMany] } });
  return redirectWithFlash(request, back, texts.journey.plan.sent);
}

export default function Send() {
  const { base } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof SendPlanSchema>(useActionData());
  return (
    <Page before={<BackLink to={base}>{texts.journey.task.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <Form form={form}>
        <TextField field={fields.to} label={words.label} type="email" autoComplete="email" />
        <Honeypot />
        <Actions>
          <Button>{words.button}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
