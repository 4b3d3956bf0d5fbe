import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isId } from "~/lib/ids.ts";
import { answerDesk, loadDesk } from "~/network/moderation/answer-desk.server.ts";
import { DeskParts, useDesk } from "~/network/moderation/desk.tsx";
import { findModeratedMessage } from "~/network/moderation/queries.server.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.moderation.page;

export const meta = () => [{ title: texts.common.title(words.messageTitle) }];

async function messageOf(actor: StaffActor, id: string | undefined) {
  if (!isId(id)) notFound();
  return (await findModeratedMessage(db(), actor, id)) ?? notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "moderation.view");
  const { id, body, state, businessId, business, to } = await messageOf(actor, params.threadMessageId);
  return {
    message: { body, state, business, to },
    desk: await loadDesk(actor, { key: { messageId: id }, state, businessId }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "moderation.decide");
  const { id } = await messageOf(actor, params.threadMessageId);
  return answerDesk(actor, { messageId: id }, request, `/staff/moderation/messages/${id}`);
}

export default function ModerationMessage() {
  const { message, desk } = useLoaderData<typeof loader>();
  const { form, summary } = useDesk();
  return (
    <Page wide before={<BackLink to="/staff/moderation">{words.back}</BackLink>}>
      {summary}
      <PageTitle caption={words.messageTo(message.business, message.to)}>{words.messageTitle}</PageTitle>
      <InsetText>{words.messageNote}</InsetText>
      <section className="card" aria-label={texts.moderation.queue.message}>
        <p>
          <Tag tone={message.state === "live" ? "good" : "notice"}>{texts.moderation.states[message.state]}</Tag>
        </p>
        <p className="said-words">{message.body}</p>
      </section>
      <DeskParts desk={desk} form={form} />
    </Page>
  );
}
