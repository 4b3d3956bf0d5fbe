import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { contactsShown } from "~/network/people/introductions.server.ts";
import { chosenContacts } from "~/network/people/shown-contacts.ts";
import { answerThread, getThread } from "~/network/threads/answer-thread.server.ts";
import { markRead } from "~/network/threads/queries.server.ts";
import { LONGEST_MESSAGE, type MessageForm } from "~/network/threads/schema.ts";
import { Blocking, ShownContacts, Talk } from "~/network/threads/talk.tsx";
import { keyText } from "~/network/threads/thread-key.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.threads.talk;

export const meta = () => [{ title: texts.common.title(texts.threads.list.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const { thread, isLatest } = await getThread(request, actor.businessId, params.threadId);
  const shown = thread.introductionId ? await contactsShown(actor, thread.introductionId) : null;
  if (isLatest) await markRead(actor, thread.id);
  return {
    base: `/business/${actor.businessId}`,
    canEdit: actor.role !== "viewer",
    thread,
    earlier: keyText(thread.earlier),
    isLatest,
    contacts: shown ? chosenContacts(shown.theirs, shown.shown) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { thread } = await getThread(request, actor.businessId, params.threadId);
  return answerThread(request, actor, thread);
}

export default function Message() {
  const { base, canEdit, thread, earlier, isLatest, contacts } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof MessageForm>(useActionData());
  const here = `${base}/messages/${thread.id}`;
  const folder = thread.post?.kind === "need" || thread.post?.kind === "offer" ? "needs" : "news";
  return (
    <Page before={<BackLink to={`${base}/messages`}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      {thread.introductionId ? (
        <PageTitle caption={words.introduced}>{thread.other.name}</PageTitle>
      ) : (
        <PageTitle caption={words.with(thread.other.name)}>{thread.subject}</PageTitle>
      )}
      {thread.post ? (
        <p>
          <Link to={`/${folder}/${thread.post.reference}`}>{words.aboutPost}</Link>
        </p>
      ) : null}
      {contacts ? <ShownContacts name={thread.other.name} contacts={contacts} /> : null}
      {earlier ? (
        <p>
          <Link to={`${here}?before=${earlier}`}>{words.earlier}</Link>
        </p>
      ) : null}
      <Talk messages={thread.messages} otherName={thread.other.name} base={base} canEdit={canEdit} />
      {isLatest ? null : (
        <p>
          <Link to={here}>{words.latest}</Link>
        </p>
      )}
      {thread.closed ? <p>{words.closed}</p> : null}
      {canEdit && !thread.closed && !thread.blocked ? (
        <Form form={form} className="talk-form">
          <TextArea field={fields.body} label={words.answer} hint={words.hint} rows={4} limit={LONGEST_MESSAGE} />
          <Button>{words.send}</Button>
        </Form>
      ) : null}
      {canEdit ? (
        <Blocking name={thread.other.name} blocked={thread.blocked} />
      ) : (
        <p className="muted">{words.viewer}</p>
      )}
    </Page>
  );
}
