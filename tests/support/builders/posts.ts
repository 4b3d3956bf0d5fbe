import { newId, newReference } from "~/lib/ids.ts";
import type { Audience, PostKind, PostState } from "~/network/post-terms.ts";
import type { Tx } from "~/platform/db.server.ts";

export interface BuiltPost {
  id: string;
  reference: string;
  businessId: string;
  title: string;
  body: string;
}

interface PostFacts {
  businessId: string;
  councilCode: string;
  kind?: PostKind;
  title?: string;
  body?: string;
  audience?: Audience;
  state?: PostState;
  wardCode?: string | null;
  sicCodes?: string[];
  personId?: string | null;
  at?: Date;
  startsAt?: Date | null;
  placeText?: string | null;
}

/** A post straight into its table, as it is after posting. */
export async function insertPost(tx: Tx, facts: PostFacts): Promise<BuiltPost> {
  const { kind = "need", state = "live", audience = "public", at = new Date(), ...rest } = facts;
  const exchange = kind === "need" || kind === "offer";
  const post = {
    id: newId(),
    reference: newReference(exchange ? "N" : "P"),
    title: facts.title ?? "A boiler engineer for our ovens",
    body: facts.body ?? "Our two deck ovens need looking at before Christmas.",
  };
  const shown = state !== "waiting" && state !== "refused";
  await tx.post.create({
    data: {
      ...rest,
      ...post,
      kind,
      state,
      audience,
      needColumn: exchange ? "trade" : null,
      createdAt: at,
      changedAt: at,
      publishedAt: shown ? at : null,
      expiresOn: exchange && shown ? new Date(at.getTime() + 60 * 86_400_000) : null,
    },
  });
  return { ...post, businessId: facts.businessId };
}

/** A private talk between two businesses with one message in it. */
export async function insertMessage(
  tx: Tx,
  { fromBusinessId, toBusinessId, body }: { fromBusinessId: string; toBusinessId: string; body: string },
): Promise<{ threadId: string; messageId: string }> {
  const at = new Date();
  const threadId = newId();
  await tx.thread.create({ data: { id: threadId, fromBusinessId, toBusinessId, subject: "Ovens", lastMessageAt: at } });
  const messageId = newId();
  await tx.threadMessage.create({ data: { id: messageId, threadId, businessId: fromBusinessId, body, createdAt: at } });
  return { threadId, messageId };
}
