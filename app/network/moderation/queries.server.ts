import { type PlainDate, toPlainDate } from "~/lib/dates.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { Prisma } from "~/platform/prisma/client.ts";
import { messageSeenBy } from "./commands/subject.server.ts";
import { type Action, SANCTIONS } from "./moderation-terms.ts";

type Officer = Pick<StaffActor, "councilCode" | "ownBusinessIds">;

/** One line of what happened to a post or a message. */
export interface HistoryLine {
  id: string;
  action: Action;
  reason: string | null;
  words: string | null;
  until: PlainDate | null;
  stateBefore: string | null;
  stateAfter: string | null;
  /** null: the rule did it */
  personId: string | null;
  by: string | null;
  at: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
  appeal: {
    id: string;
    words: string;
    state: string;
    answer: string | null;
    at: Date;
    decidedAt: Date | null;
  } | null;
}

/** What moderation did with a post or a message, the newest first. The caller has made sure who may read it. */
export async function listHistory(
  tx: Tx,
  about: { postId: string } | { messageId: string } | { id: string; businessId: string },
): Promise<HistoryLine[]> {
  const rows = await tx.moderationAction.findMany({
    where: about,
    include: { appeal: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  const ids = rows.flatMap(({ personId, undoneById }) => [personId, undoneById]).filter((id) => id !== null);
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    action: row.action as Action,
    reason: row.reason,
    words: row.words,
    until: toPlainDate(row.until),
    stateBefore: row.stateBefore,
    stateAfter: row.stateAfter,
    personId: row.personId,
    by: row.personId && (names.get(row.personId) ?? null),
    at: row.createdAt,
    undoneAt: row.undoneAt,
    undoneBy: row.undoneById && (names.get(row.undoneById) ?? null),
    appeal: row.appeal && {
      id: row.appeal.id,
      words: row.appeal.words,
      state: row.appeal.state,
      answer: row.appeal.answer,
      at: row.appeal.createdAt,
      decidedAt: row.appeal.decidedAt,
    },
  }));
}

export interface ReportLine {
  id: string;
  reason: string;
  note: string | null;
  state: string;
  at: Date;
  /** the reporter's business; null for a stranger */
  business: string | null;
}

/** Who reported it and why. */
export async function listReports(tx: Tx, about: { postId: string } | { messageId: string }): Promise<ReportLine[]> {
  const rows = await tx.postReport.findMany({ where: about, orderBy: { createdAt: "desc" }, take: 100 });
  const ids = rows.map(({ businessId }) => businessId).filter((id) => id !== null);
  const businesses = await tx.business.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(businesses.map(({ id, name }) => [id, name]));
  return rows.map(({ id, reason, note, state, createdAt, businessId }) => {
    return { id, reason, note, state, at: createdAt, business: businessId && (names.get(businessId) ?? null) };
  });
}

export interface ModeratedMessage {
  id: string;
  body: string;
  state: "live" | "hidden";
  businessId: string;
  business: string;
  to: string;
  subject: string;
  createdAt: Date;
}

/** A reported message, alone: the rest of the talk stays between the two. */
export async function findModeratedMessage(tx: Tx, officer: Officer, id: string): Promise<ModeratedMessage | null> {
  const [row] = await tx.$queryRaw<ModeratedMessage[]>`
    SELECT m.id, m.body, CASE WHEN m.hidden_at IS NULL THEN 'live' ELSE 'hidden' END AS state, m.business_id AS "businessId",
      b.name AS business, o.name AS "to", t.subject, m.created_at AS "createdAt"
    FROM thread_message m JOIN thread t ON t.id = m.thread_id JOIN business b ON b.id = m.business_id
      JOIN business o ON o.id = CASE WHEN t.from_business_id = m.business_id THEN t.to_business_id ELSE t.from_business_id END
    WHERE m.id = ${id}::uuid AND ${messageSeenBy(officer)}`;
  return row ?? null;
}

/** A message that was written to the business, for it to report; null when it is none of theirs or was taken away. */
export async function findReportable(reader: { businessId: string }, id: string) {
  const { businessId } = reader;
  const message = await db().threadMessage.findFirst({
    where: {
      id,
      hiddenAt: null,
      businessId: { not: businessId },
      thread: { OR: [{ fromBusinessId: businessId }, { toBusinessId: businessId }] },
    },
    select: { id: true, body: true, threadId: true, thread: { select: { subject: true } } },
  });
  return message && { id: message.id, body: message.body, threadId: message.threadId, subject: message.thread.subject };
}

/** The newest decision against a post that its business may appeal; null when there is none. */
export async function findSanction(reader: { businessId: string }, reference: string): Promise<string | null> {
  const action = await db().moderationAction.findFirst({
    where: {
      businessId: reader.businessId,
      post: { reference, businessId: reader.businessId },
      action: { in: [...SANCTIONS] },
    },
    orderBy: [{ undoneAt: { sort: "asc", nulls: "first" } }, { createdAt: "desc" }],
    select: { id: true },
  });
  return action?.id ?? null;
}

/** A decision about the business, as its own people may read it: without who decided. */
export async function findDecision(reader: { businessId: string }, actionId: string) {
  const [line] = await listHistory(db(), { id: actionId, businessId: reader.businessId });
  if (!line || !SANCTIONS.includes(line.action)) return null;
  const about = await db().moderationAction.findUniqueOrThrow({
    where: { id: actionId },
    select: { post: { select: { title: true, reference: true, state: true } } },
  });
  return { line, post: about.post };
}

/** What was posted and decided in one month. */
export interface MonthFigures {
  /** its first day */
  month: PlainDate;
  posts: number;
  refused: number;
  hidden: number;
  appeals: number;
  upheld: number;
}

/** The months from a day on, the newest first; for the public, who sees small figures only in words. */
export async function countMonths(from: PlainDate, to: PlainDate): Promise<MonthFigures[]> {
  const month = (column: string) =>
    Prisma.raw(`to_char(date_trunc('month', ${column} AT TIME ZONE 'Europe/London'), 'YYYY-MM-DD')`);
  return db().$queryRaw<MonthFigures[]>`
    WITH months AS (
      SELECT to_char(day, 'YYYY-MM-DD') AS month FROM generate_series(${from}::date, ${to}::date, '1 month') day
    ), posted AS (
      SELECT ${month("created_at")} AS month, count(*)::int AS posts FROM post WHERE created_at >= ${from}::date GROUP BY 1
    ), decided AS (
      SELECT ${month("created_at")} AS month,
        count(DISTINCT post_id) FILTER (WHERE action = 'refused')::int AS refused,
        count(DISTINCT post_id) FILTER (WHERE action IN ('hidden', 'hidden_by_reports'))::int AS hidden
      FROM moderation_action WHERE created_at >= ${from}::date AND undone_at IS NULL GROUP BY 1
    ), appealed AS (
      SELECT ${month("created_at")} AS month, count(*)::int AS appeals, count(*) FILTER (WHERE state = 'upheld')::int AS upheld
      FROM appeal WHERE created_at >= ${from}::date GROUP BY 1
    )
    SELECT month, coalesce(posts, 0) AS posts, coalesce(refused, 0) AS refused, coalesce(hidden, 0) AS hidden,
      coalesce(appeals, 0) AS appeals, coalesce(upheld, 0) AS upheld
    FROM months LEFT JOIN posted USING (month) LEFT JOIN decided USING (month) LEFT JOIN appealed USING (month)
    ORDER BY month DESC`;
}
