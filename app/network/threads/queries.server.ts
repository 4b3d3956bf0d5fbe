import { now } from "~/lib/clock.ts";
import { type Db, db } from "~/platform/db.server.ts";
import { Prisma } from "~/platform/prisma/client.ts";
import { namesFor } from "./other-name.server.ts";
import { sideOf } from "./thread-terms.ts";

export interface ThreadLine {
  id: string;
  subject: string;
  /** it began with an introduction: its subject is but the two names */
  introduced: boolean;
  otherId: string;
  /** as the reader may know it */
  otherName: string;
  lastAt: Date;
  /** the beginning of the last message; null when it was taken away */
  snippet: string | null;
  /** whether the last word was one's own */
  mine: boolean;
  unread: number;
}

const PAGE = 25;
const SNIPPET = 140;

/** Where a page of threads begins: the last of the page before. */
export interface ThreadKey {
  at: Date;
  id: string;
}

/** The talks of a business, the latest first. */
export async function listThreads(
  reader: { businessId: string },
  before: ThreadKey | null = null,
): Promise<{ rows: ThreadLine[]; next: ThreadKey | null }> {
  const me = reader.businessId;
  const key = before ? Prisma.sql`AND (t.last_message_at, t.id) < (${before.at}, ${before.id}::uuid)` : Prisma.empty;
  const found = await db().$queryRaw<(ThreadLine & { visibility: unknown })[]>`
    SELECT t.id, t.subject, t.introduction_id IS NOT NULL AS introduced, o.id AS "otherId", o.name AS "otherName", o.visibility, t.last_message_at AS "lastAt",
      CASE WHEN m.hidden_at IS NULL THEN left(m.body, ${SNIPPET}) END AS snippet,
      coalesce(m.business_id = ${me}::uuid, false) AS mine,
      (SELECT count(*)::int FROM thread_message u WHERE u.thread_id = t.id AND u.business_id <> ${me}::uuid
        AND u.created_at > coalesce(CASE WHEN t.from_business_id = ${me}::uuid THEN t.from_read_at ELSE t.to_read_at END, '-infinity')) AS unread
    FROM thread t
    JOIN business o ON o.id = CASE WHEN t.from_business_id = ${me}::uuid THEN t.to_business_id ELSE t.from_business_id END
    LEFT JOIN LATERAL (
      SELECT body, business_id, hidden_at FROM thread_message WHERE thread_id = t.id ORDER BY created_at DESC, id DESC LIMIT 1
    ) m ON true
    WHERE (t.from_business_id = ${me}::uuid OR t.to_business_id = ${me}::uuid) ${key}
    ORDER BY t.last_message_at DESC, t.id DESC LIMIT ${PAGE + 1}`;
  const shown = found.slice(0, PAGE);
  const names = await namesFor(
    db(),
    me,
    shown.map((row) => ({ id: row.otherId, name: row.otherName, visibility: row.visibility })),
  );
  const rows = shown.map(({ visibility: _choices, ...row }) => ({ ...row, otherName: names.get(row.otherId) ?? "" }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? { at: last.lastAt, id: last.id } : null };
}

/** How many talks of a business hold something that nobody of it has read. */
export async function countUnread(businessId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM thread t
    WHERE (t.from_business_id = ${businessId}::uuid OR t.to_business_id = ${businessId}::uuid)
      AND EXISTS (SELECT 1 FROM thread_message u WHERE u.thread_id = t.id AND u.business_id <> ${businessId}::uuid
        AND u.created_at > coalesce(CASE WHEN t.from_business_id = ${businessId}::uuid THEN t.from_read_at ELSE t.to_read_at END, '-infinity'))`;
  return row?.count ?? 0;
}

export interface ShownMessage {
  id: string;
  mine: boolean;
  /** null when moderation took it away */
  body: string | null;
  at: Date;
}

export interface ShownThread {
  id: string;
  subject: string;
  other: { id: string; name: string };
  /** the post that it is about, where it is one */
  post: { reference: string; kind: string } | null;
  introductionId: string | null;
  closed: boolean;
  /** one's own block of the other */
  blocked: boolean;
  /** the last ones, newest last */
  messages: ShownMessage[];
  /** where earlier ones begin */
  earlier: ThreadKey | null;
}

const MESSAGES = 50;

/** A talk of the reader's business with its last messages; null when there is none such, or it is not theirs. */
export async function findThread(
  reader: { businessId: string },
  threadId: string,
  before: ThreadKey | null = null,
): Promise<ShownThread | null> {
  const client: Db = db();
  const thread = await client.thread.findUnique({
    where: { id: threadId },
    include: {
      post: { select: { reference: true, kind: true } },
      fromBusiness: { select: { id: true, name: true, visibility: true } },
      toBusiness: { select: { id: true, name: true, visibility: true } },
    },
  });
  const side = thread && sideOf(thread, reader.businessId);
  if (!side) return null;
  const other = side === "from" ? thread.toBusiness : thread.fromBusiness;
  const [messages, block, names] = await Promise.all([
    client.threadMessage.findMany({
      where: {
        threadId,
        ...(before ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] } : {}),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MESSAGES + 1,
    }),
    client.businessBlock.findUnique({
      where: { businessId_blockedId: { businessId: reader.businessId, blockedId: other.id } },
    }),
    namesFor(client, reader.businessId, [other]),
  ]);
  const shown = messages.slice(0, MESSAGES);
  const last = shown.at(-1);
  return {
    id: thread.id,
    subject: thread.subject,
    other: { id: other.id, name: names.get(other.id) ?? "" },
    post: thread.post,
    introductionId: thread.introductionId,
    closed: thread.closedAt !== null,
    blocked: block !== null,
    messages: shown.reverse().map((message) => ({
      id: message.id,
      mine: message.businessId === reader.businessId,
      body: message.hiddenAt ? null : message.body,
      at: message.createdAt,
    })),
    earlier: messages.length > MESSAGES && last ? { at: last.createdAt, id: last.id } : null,
  };
}

/** Somebody of the business has the talk before them. */
export async function markRead(reader: { businessId: string }, threadId: string): Promise<void> {
  const at = now();
  const own = reader.businessId;
  await db().thread.updateMany({ where: { id: threadId, fromBusinessId: own }, data: { fromReadAt: at } });
  await db().thread.updateMany({ where: { id: threadId, toBusinessId: own }, data: { toReadAt: at } });
}
