import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerAsk } from "~/network/people/answer-ask.server.ts";
import { whyNotAskable } from "~/network/people/commands/introduce.server.ts";
import { ContactChoices } from "~/network/people/contact-choices.tsx";
import { contactsOf, findIntroducible } from "~/network/people/introductions.server.ts";
import { type AskForm, LONGEST_WHY } from "~/network/people/schema.ts";
import { refusedWords } from "~/network/threads/refused-words.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.threads.introduction;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function targetOf(request: Request, businessId: string) {
  const target = await findIntroducible(new URL(request.url).searchParams.get("to"));
  return target && target.id !== businessId ? target : null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const target = await targetOf(request, actor.businessId);
  return {
    base: `/business/${actor.businessId}`,
    businessId: actor.businessId,
    proven: actor.proven,
    not: target && actor.proven ? await notNow(actor, target.id) : null,
    target: target && { name: target.name, does: target.does, town: target.town },
    own: await contactsOf(actor.businessId, actor.person.id),
  };
}

/** What is said, and where it leads, when this business cannot be asked now. */
async function notNow(actor: BusinessActor, targetId: string) {
  const not = await whyNotAskable(actor, targetId);
  if (!not) return null;
  if (not.kind === "talks") return { text: words.talks, href: `messages/${not.threadId}`, link: words.open };
  const text = not.kind === "waits" ? words.waits : refusedWords(not);
  return { text, href: "introductions", link: words.title };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  return answerAsk(request, actor, await targetOf(request, actor.businessId));
}

export default function AskIntroduction() {
  const { base, businessId, proven, not, target, own } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof AskForm>(useActionData(), { defaultValue: { shows: ["person"] } });
  const back = <BackLink to={`${base}/introductions`}>{words.title}</BackLink>;
  if (target && not)
    return (
      <Page before={back}>
        <ErrorSummary form={form} />
        <PageTitle>{words.askTitle(target.name)}</PageTitle>
        <InsetText>
          <p>{not.text}</p>
          <Link to={`${base}/${not.href}`}>{not.link}</Link>
        </InsetText>
      </Page>
    );
  if (!target)
    return (
      <Page before={back}>
        <ErrorSummary form={form} />
        <PageTitle>{words.title}</PageTitle>
        <EmptyState title={words.findTitle}>
          <ButtonLink to="/groups">{words.find}</ButtonLink>
        </EmptyState>
      </Page>
    );
  return (
    <Page before={back}>
      <ErrorSummary form={form} />
      <PageTitle>{words.askTitle(target.name)}</PageTitle>
      {target.does || target.town ? (
        <p className="muted">{[target.does, target.town].filter(Boolean).join(" · ")}</p>
      ) : null}
      <p>{words.askLead(target.name)}</p>
      {proven ? (
        <Form form={form}>
          <TextArea field={fields.why} label={words.askWhy} hint={words.askHint} rows={5} limit={LONGEST_WHY} />
          <ContactChoices field={fields.shows} own={own} label={words.shows} />
          <Actions>
            <Button>{words.button}</Button>
          </Actions>
        </Form>
      ) : (
        <InsetText>
          <p>{words.notProven}</p>
          <Link to={`/claim/${businessId}`}>{words.prove}</Link>
        </InsetText>
      )}
    </Page>
  );
}
