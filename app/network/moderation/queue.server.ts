import { now } from "~/lib/clock.ts";
import { addDays, dayInBritain, isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { isWorkingDay } from "~/lib/working-days.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { PostKind } from "../post-terms.ts";
import { decidedBy } from "../queries.server.ts";
import { messageSeenBy } from "./commands/subject.server.ts";
import { dueOn, LOOK_WITHIN, type QueueKind } from "./moderation-terms.ts";

type Officer = Pick<StaffActor, "councilCode" | "ownBusinessIds">;
type Sql = typeof sql.empty;

/** One thing for an officer to look at. */
export interface QueueLine {
  id: string;
  kind: QueueKind;
  /** where it is decided */
  href: string;
  /** of a post; null for a message */
  title: string | null;
  postKind: PostKind | null;
  business: string;
  since: Date;
  dueOn: PlainDate;
  reports: number;
}

interface QueueRow extends Omit<QueueLine, "href" | "dueOn"> {
  about: "post" | "message";
  /** by which the list is ordered: the day by which somebody should have looked */
  due: PlainDate;
}

const PAGE = 40;

/** Everything that waits for a decision of the officer's council. What its business took back needs none. */
function waiting(officer: Officer): Sql {
  const ours = decidedBy(officer);
  const message = messageSeenBy(officer);
  return sql`
    WITH open_report AS (
      SELECT post_id, message_id, count(*)::int AS reports, min(created_at) AS since
      FROM post_report WHERE state = 'open' GROUP BY post_id, message_id
    ), queue AS (
      SELECT p.id, 'post' AS about, 'first' AS kind, p.title, p.kind AS "postKind", b.name AS business,
        greatest(p.created_at, p.changed_at) AS since, coalesce(r.reports, 0) AS reports
      FROM post p JOIN business b ON b.id = p.business_id LEFT JOIN open_report r ON r.post_id = p.id
      WHERE p.state = 'waiting' AND ${ours}
      UNION ALL
      SELECT p.id, 'post', CASE WHEN p.state = 'hidden' THEN 'hidden' ELSE 'reported' END, p.title, p.kind, b.name, r.since, r.reports
      FROM open_report r JOIN post p ON p.id = r.post_id JOIN business b ON b.id = p.business_id
      WHERE p.state NOT IN ('waiting', 'withdrawn') AND ${ours}
      UNION ALL
      SELECT m.id, 'message', 'reported', NULL, NULL, b.name, r.since, r.reports
      FROM open_report r JOIN thread_message m ON m.id = r.message_id JOIN thread t ON t.id = m.thread_id
        JOIN business b ON b.id = m.business_id
      WHERE ${message}
      UNION ALL
      SELECT p.id, 'post', 'appeal', p.title, p.kind, b.name, a.created_at, 0
      FROM appeal a JOIN moderation_action x ON x.id = a.action_id JOIN post p ON p.id = x.post_id
        JOIN business b ON b.id = p.business_id
      WHERE a.state = 'open' AND ${ours}
      UNION ALL
      SELECT m.id, 'message', 'appeal', NULL, NULL, b.name, a.created_at, 0
      FROM appeal a JOIN moderation_action x ON x.id = a.action_id JOIN thread_message m ON m.id = x.message_id
        JOIN thread t ON t.id = m.thread_id JOIN business b ON b.id = m.business_id
      WHERE a.state = 'open' AND ${message}
    )`;
}

/** So far back the days by which somebody should have looked are told apart; what is older comes before. */
const CALENDAR_DAYS = 800;
const AHEAD_DAYS = 40;

/** `dueOn` in SQL, on a row of the queue: the n-th working day after the one it came on. */
function due(): Sql {
  const today = dayInBritain(now());
  const days: PlainDate[] = [];
  for (let at = -CALENDAR_DAYS; at <= AHEAD_DAYS; at += 1) {
    const day = addDays(today, at);
    if (isWorkingDay(day)) days.push(day);
  }
  return sql`(${days}::date[])[width_bucket((since AT TIME ZONE 'Europe/London')::date, ${days}::date[])
    + (${JSON.stringify(LOOK_WITHIN)}::jsonb ->> kind)::int]`;
}

/**
 * What waits for a decision in a council, by the day it is due and then the longest waiting first, a page at a time.
 * @param asked.after  `next` of the page before; what is not a place in the list counts as the beginning
 */
export async function listModeration(
  officer: Officer,
  asked: { kind?: QueueKind | null; after?: string | null } = {},
): Promise<{ rows: QueueLine[]; next: string | null }> {
  const parts = [sql`true`];
  if (asked.kind) parts.push(sql`kind = ${asked.kind}`);
  const after = placeOf(asked.after);
  if (after)
    parts.push(
      sql`(due, since, id, kind) > (${after.due}::date, ${after.since}::timestamptz, ${after.id}::uuid, ${after.kind}::text)`,
    );
  const found = await statements().$queryRaw<QueueRow[]>(sql`
    ${waiting(officer)}, timed AS (SELECT queue.*, ${due()} AS due FROM queue)
    SELECT id, about, kind, title, "postKind", business, since, reports, due::text AS due FROM timed
    WHERE ${sql.join(parts, " AND ")} ORDER BY timed.due, since, id, kind LIMIT ${PAGE + 1}`);
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ about, due: _due, ...row }) => ({
      ...row,
      href: about === "post" ? `/staff/moderation/${row.id}` : `/staff/moderation/messages/${row.id}`,
      dueOn: dueOn(row.kind, row.since),
    })),
    next: last ? `${last.due}_${last.since.getTime()}_${last.kind}_${last.id}` : null,
  };
}

/** How much of each kind waits. */
export async function countModeration(officer: Officer): Promise<Record<QueueKind, number>> {
  const rows = await statements().$queryRaw<{ kind: QueueKind; count: number }[]>(
    sql`${waiting(officer)} SELECT kind, count(*)::int AS count FROM queue GROUP BY kind`,
  );
  const counts = { first: 0, hidden: 0, reported: 0, appeal: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

const PLACE = /^(\d{4}-\d\d-\d\d)_(\d{1,14})_([a-z]{1,20})_(.+)$/;

function placeOf(text: string | null | undefined): { due: PlainDate; since: Date; kind: string; id: string } | null {
  const [, day = "", ms, kind = "", id] = PLACE.exec(text ?? "") ?? [];
  if (!isId(id) || !isPlainDate(day)) return null;
  return { due: day, since: new Date(Number(ms)), kind, id };
}
