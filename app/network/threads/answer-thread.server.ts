import { isId } from "~/lib/ids.ts";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { blockBusiness, unblockBusiness } from "./commands/block.server.ts";
import { sendMessage } from "./commands/send-message.server.ts";
import { findThread, type ShownThread } from "./queries.server.ts";
import { refusedWords } from "./refused-words.ts";
import { MessageForm } from "./schema.ts";
import { readKey } from "./thread-key.ts";

const words = texts.threads.talk;

/** The talk of an address, of the reader's business; 404 when there is none such for it. */
export async function getThread(request: Request, businessId: string, threadId: string | undefined) {
  const before = readKey(new URL(request.url).searchParams.get("before"));
  const thread = isId(threadId) ? await findThread({ businessId }, threadId, before) : null;
  if (!thread) notFound();
  return { thread, isLatest: before === null };
}

/** What somebody does on the page of a talk: says something, blocks the other business, or takes that back. */
export async function answerThread(request: Request, actor: BusinessActor, { id, other }: ShownThread) {
  const path = `/business/${actor.businessId}/messages/${id}`;
  const search = new URL(request.url).searchParams;
  if (search.has("block")) {
    await blockBusiness(actor, other.id);
    return redirectWithFlash(request, path, words.blocked(other.name));
  }
  if (search.has("unblock")) {
    await unblockBusiness(actor, other.id);
    return redirectWithFlash(request, path, words.unblocked(other.name));
  }
  const form = await parseForm(request, MessageForm);
  if (!form.ok) return form.response;
  const said = await sendMessage(actor, { threadId: id, body: form.value.body, submissionKey: form.submissionKey });
  if (said.kind === "gone") notFound();
  if (said.kind === "refused") return formRefused(form, { field: "body", message: refusedWords(said) });
  return redirectWithFlash(request, path, words.sent);
}
