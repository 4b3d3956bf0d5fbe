import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mailAddressesOf } from "../../people/mail-addresses.server.ts";
import { seenBy } from "../../queries.server.ts";
import { messageMail } from "../emails.ts";
import { holdSpeaker, limitRefused, talkRefused, wordsRefused } from "../may-talk.server.ts";
import { type Said, type Side, type Speaker, sideOf } from "../thread-terms.ts";

export interface FirstWords {
  /** a need or an offer that the speaker may see and that is still open */
  postId: string;
  /** whose post it is */
  toBusinessId: string;
  body: string;
  submissionKey: string | null;
}

/**
 * Answers a post: begins the talk of these two businesses about it, or goes on with it. The other business hears of it
 * by mail, which holds none of the words and nobody's address.
 */
export async function startThread(speaker: Speaker, wanted: FirstWords): Promise<Said> {
  const words = wordsRefused(wanted.body);
  if (words) return words;
  return db().$transaction(async (tx) => {
    await holdSpeaker(tx, speaker.businessId);
    const post = await findPostFor(tx, speaker, wanted);
    if (!post) return { kind: "gone" };
    const known = await tx.thread.findUnique({
      where: { postId_fromBusinessId: { postId: post.id, fromBusinessId: speaker.businessId } },
    });
    if (known) return say(tx, speaker, known, wanted);
    if (post.state !== "live") return { kind: "refused", why: "closed" };
    const refused =
      (await talkRefused(tx, speaker, wanted.toBusinessId)) ??
      (await limitRefused(tx, speaker.businessId, wanted.toBusinessId));
    if (refused) return refused;
    const thread = await openThread(tx, {
      postId: post.id,
      introductionId: null,
      fromBusinessId: speaker.businessId,
      toBusinessId: wanted.toBusinessId,
      subject: post.title,
    });
    return add(tx, speaker, thread, wanted);
  });
}

/** Says something in a thread of the speaker's business. */
export async function sendMessage(
  speaker: Speaker,
  wanted: { threadId: string; body: string; submissionKey: string | null },
): Promise<Said> {
  const words = wordsRefused(wanted.body);
  if (words) return words;
  return db().$transaction(async (tx) => {
    await holdSpeaker(tx, speaker.businessId);
    const thread = await tx.thread.findUnique({ where: { id: wanted.threadId } });
    return thread ? say(tx, speaker, thread, wanted) : { kind: "gone" };
  });
}

interface OpenedThread {
  id: string;
  fromBusinessId: string;
  toBusinessId: string;
  subject: string;
  closedAt: Date | null;
}

/** A thread with nothing said in it yet. */
export function openThread(
  tx: Tx,
  thread: { postId: string | null; introductionId: string | null } & Pick<OpenedThread, "fromBusinessId" | "toBusinessId" | "subject">,
): Promise<OpenedThread> {
  return tx.thread.create({ data: { id: newId(), ...thread, lastMessageAt: now(), createdAt: now() } });
} // biome-ignore format: one signature

type Words = Pick<FirstWords, "body" | "submissionKey">;

async function say(tx: Tx, speaker: Speaker, thread: OpenedThread, words: Words): Promise<Said> {
  const side = sideOf(thread, speaker.businessId);
  if (!side) return { kind: "gone" };
  const repeated = words.submissionKey
    ? await tx.threadMessage.findFirst({
        where: { threadId: thread.id, businessId: speaker.businessId, submissionKey: words.submissionKey },
      })
    : null;
  if (repeated) return { kind: "said", threadId: thread.id, messageId: repeated.id };
  if (thread.closedAt) return { kind: "refused", why: "closed" };
  const otherId = side === "from" ? thread.toBusinessId : thread.fromBusinessId;
  const refused = (await talkRefused(tx, speaker, otherId)) ?? (await limitRefused(tx, speaker.businessId, otherId));
  return refused ?? add(tx, speaker, thread, words);
}

async function add(tx: Tx, speaker: Speaker, thread: OpenedThread, words: Words): Promise<Said> {
  const at = now();
  const other: Side = thread.fromBusinessId === speaker.businessId ? "to" : "from";
  if (!(await hasUnread(tx, thread.id, other))) await tell(tx, thread, other);
  const message = await tx.threadMessage.create({
    data: {
      id: newId(),
      threadId: thread.id,
      businessId: speaker.businessId,
      personId: speaker.person.id,
      body: words.body,
      submissionKey: words.submissionKey,
      createdAt: at,
    },
  });
  // what one has written, one has read up to there
  await tx.thread.update({
    where: { id: thread.id },
    data: { lastMessageAt: at, ...(other === "to" ? { fromReadAt: at } : { toReadAt: at }) },
  });
  return { kind: "said", threadId: thread.id, messageId: message.id };
}

/** Whether a side has something in the thread to read already: then it was told before. */
async function hasUnread(tx: Tx, threadId: string, side: Side): Promise<boolean> {
  const thread = await tx.thread.findUniqueOrThrow({ where: { id: threadId } });
  const readAt = side === "from" ? thread.fromReadAt : thread.toReadAt;
  const mine = side === "from" ? thread.fromBusinessId : thread.toBusinessId;
  const waiting = await tx.threadMessage.findFirst({
    where: { threadId, businessId: { not: mine }, ...(readAt ? { createdAt: { gt: readAt } } : {}) },
    select: { id: true },
  });
  return waiting !== null;
}

async function tell(tx: Tx, thread: OpenedThread, side: Side): Promise<void> {
  const [ownId, otherId] =
    side === "from" ? [thread.fromBusinessId, thread.toBusinessId] : [thread.toBusinessId, thread.fromBusinessId];
  const other = await tx.business.findUniqueOrThrow({ where: { id: otherId }, select: { name: true } });
  for (const to of await mailAddressesOf(tx, ownId))
    await queueMail(tx, messageMail(to, other.name, thread.subject, `/business/${ownId}/messages/${thread.id}`));
}

async function findPostFor(
  tx: Tx,
  speaker: Speaker,
  wanted: Pick<FirstWords, "postId" | "toBusinessId">,
): Promise<{ id: string; title: string; state: string } | null> {
  const viewer = speaker.proven
    ? ({ kind: "business", businessIds: [speaker.businessId] } as const)
    : ({ kind: "public" } as const);
  const rows = await tx.$queryRaw<{ id: string; title: string; state: string }[]>`
    SELECT p.id, p.title, p.state FROM post p
    WHERE p.id = ${wanted.postId}::uuid AND p.business_id = ${wanted.toBusinessId}::uuid
      AND p.business_id <> ${speaker.businessId}::uuid AND p.kind IN ('need', 'offer') AND ${seenBy(viewer)}`;
  return rows[0] ?? null;
}
