import { today } from "~/lib/clock.ts";
import { addDays, formatDay, type PlainDate } from "~/lib/dates.ts";
import { isWorkingDay } from "~/lib/working-days.ts";
import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { CONFIRM_AGAIN_DAYS, CONFIRM_DAYS, REMIND_AGAIN_DAYS, SILENT_DAYS } from "../contact-terms.ts";

const words = texts.contacts.reminder;
const MOST_LINES = 20;

interface Due {
  kind: "task" | "referral" | "plan" | "silent" | "confirm";
  id: string;
  councilCode: string;
  personId: string;
  name: string;
  email: string;
  business: string;
  what: string | null;
  dueOn: PlainDate;
}

/**
 * Reminds officers of what is due: once when its day has come, again each week while it is open. One message a person.
 * A lead officer is reminded of a business that nobody confirmed for a year too, each month. What nobody has goes to the lead of its team. Nothing on weekends and holidays. @returns how many people were reminded
 */
export async function remindOfficers(): Promise<number> {
  const day = today();
  if (!isWorkingDay(day)) return 0;
  const due = await listDue(day);
  const people = new Map<string, Due[]>();
  for (const one of due) people.set(one.personId, [...(people.get(one.personId) ?? []), one]);
  for (const lines of people.values()) await remind(lines, day);
  return people.size;
}

function listDue(day: PlainDate): Promise<Due[]> {
  const again = addDays(day, -REMIND_AGAIN_DAYS);
  const confirmAgain = addDays(day, -CONFIRM_AGAIN_DAYS);
  return statements().$queryRaw<Due[]>`
    WITH due AS (
      SELECT 'task' AS kind, t.id, t.business_id, t.council_code, t.team_code, t.assigned_to_id AS person_id,
        CASE WHEN t.restricted THEN NULL ELSE t.title END AS what, t.due_on
      FROM task t WHERE t.state = 'open' AND t.due_on <= ${day}::date AND (t.reminded_on IS NULL OR t.reminded_on <= ${again}::date)
      UNION ALL
      SELECT 'referral', r.id, r.business_id, r.council_code, r.team_code, r.owner_id, r.to_name, r.due_on
      FROM referral r WHERE r.state = 'open' AND r.due_on <= ${day}::date AND (r.reminded_on IS NULL OR r.reminded_on <= ${again}::date)
      UNION ALL
      SELECT 'plan', c.business_id, c.business_id, c.council_code, c.team_code, c.person_id, NULL, c.next_on
      FROM contact_plan c WHERE c.next_on <= ${day}::date AND (c.reminded_on IS NULL OR c.reminded_on <= ${again}::date)
      UNION ALL
      SELECT 'silent', l.id, l.business_id, l.council_code, l.team_code, l.person_id, NULL, l.due_on
      FROM (SELECT l.*, coalesce((SELECT max(c.happened_on) FROM contact c WHERE c.business_id = l.business_id
              AND c.council_code = l.council_code AND c.taken_back_at IS NULL), l.started_at::date) + ${SILENT_DAYS}::int AS due_on
            FROM business_lead l WHERE l.ended_at IS NULL AND (l.reminded_on IS NULL OR l.reminded_on <= ${again}::date)
              AND NOT EXISTS (SELECT 1 FROM contact_plan cp WHERE cp.business_id = l.business_id AND cp.council_code = l.council_code)) l
      WHERE l.due_on <= ${day}::date
      UNION ALL
      SELECT 'confirm', l.id, l.business_id, l.council_code, l.team_code, l.person_id, NULL,
        coalesce(b.confirmed_on, l.started_at::date) + ${CONFIRM_DAYS}::int
      FROM business_lead l JOIN business b ON b.id = l.business_id
      WHERE l.ended_at IS NULL AND (l.confirm_reminded_on IS NULL OR l.confirm_reminded_on <= ${confirmAgain}::date)
        AND b.stage IS DISTINCT FROM 'closed' AND coalesce(b.confirmed_on, l.started_at::date) + ${CONFIRM_DAYS}::int <= ${day}::date)
    SELECT due.kind, due.id, due.council_code AS "councilCode", p.id AS "personId", p.name, p.email, b.name AS business, due.what,
      due.due_on::text AS "dueOn"
    FROM due JOIN business b ON b.id = due.business_id AND b.archived_at IS NULL
      JOIN person p ON p.disabled_at IS NULL AND p.id = coalesce(due.person_id, (SELECT m.person_id FROM team t
        JOIN team_member m ON m.team_id = t.id WHERE t.council_code = due.council_code AND t.code = due.team_code
        ORDER BY m.is_lead DESC, m.person_id LIMIT 1))
    WHERE EXISTS (SELECT 1 FROM staff_role r WHERE r.person_id = p.id AND r.council_code = due.council_code AND r.ended_at IS NULL)
    ORDER BY p.id, due.due_on, due.id`;
}

async function remind(lines: Due[], day: PlainDate): Promise<void> {
  const [first] = lines;
  if (!first) return;
  const ids = (kind: Due["kind"]) => lines.filter((one) => one.kind === kind).map((one) => one.id);
  const parts = lines.slice(0, MOST_LINES).map((one) => words.line(one.business, whatOf(one), formatDay(one.dueOn)));
  if (lines.length > MOST_LINES) parts.push(words.more(lines.length - MOST_LINES));
  const councils = [...new Set(lines.map((one) => one.councilCode))];
  await inTransaction(async (tx) => {
    await tx.$executeRaw`UPDATE task SET reminded_on = ${day}::date WHERE id = ANY(${ids("task")}::uuid[])`;
    await tx.$executeRaw`UPDATE referral SET reminded_on = ${day}::date WHERE id = ANY(${ids("referral")}::uuid[])`;
    await tx.$executeRaw`UPDATE business_lead SET reminded_on = ${day}::date WHERE id = ANY(${ids("silent")}::uuid[])`;
    await tx.$executeRaw`
      UPDATE business_lead SET confirm_reminded_on = ${day}::date WHERE id = ANY(${ids("confirm")}::uuid[])`;
    await tx.$executeRaw`
      UPDATE contact_plan SET reminded_on = ${day}::date WHERE business_id = ANY(${ids("plan")}::uuid[]) AND council_code = ANY(${councils})`;
    await queueMail(
      tx,
      composeMail({
        to: first.email,
        kind: "work_due",
        subject: words.subject(lines.length),
        from: texts.common.productName,
        parts: [
          words.intro(first.name),
          { list: parts },
          { link: `${config().http.publicUrl}/staff/tasks`, label: words.open },
          { note: words.why },
        ],
      }),
    );
  });
}

function whatOf({ kind, what }: Due): string {
  if (kind === "referral") return texts.contacts.list.referral(what ?? "");
  if (kind === "task") return what ?? words.restricted;
  return kind === "confirm" ? texts.contacts.list.confirm : texts.contacts.list.plan;
}
