import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { ABILITIES } from "~/platform/auth/policy.ts";
import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { addMail } from "~/platform/mail/queue.server.ts";
import { inTransaction, Writes } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.triage;
/** In one go; the rest the next night. */
const MOST_TASKS = 2_000;
const MOST_LINES = 20;

interface DueOutcome {
  id: string;
  months: number;
  businessId: string;
  councilCode: string;
  teamCode: string;
  ownerId: string | null;
  decision: string;
  reason: string;
}

/**
 * Opens a task for each outcome whose day has come, for whoever saw to the decision, or for anybody of the team when
 * they have left. The reminders of tasks do the rest. @returns how many tasks were opened
 */
export function raiseOutcomes(): Promise<number> {
  return inTransaction(async (tx) => {
    const due = await tx.$queryRaw<DueOutcome[]>`
      SELECT o.id, o.months, d.business_id AS "businessId", d.council_code AS "councilCode", d.team_code AS "teamCode", d.decision,
        d.reason, (SELECT r.person_id FROM staff_role r JOIN person p ON p.id = r.person_id
          WHERE r.person_id = d.owner_id AND r.council_code = d.council_code AND r.ended_at IS NULL AND p.disabled_at IS NULL
            AND r.role = ANY(${[...ABILITIES["contacts.log"]]}) LIMIT 1) AS "ownerId"
      FROM triage_outcome o JOIN triage_decision d ON d.id = o.decision_id JOIN business b ON b.id = d.business_id
      WHERE o.state = 'open' AND o.due_on <= ${today()}::date AND o.task_id IS NULL AND b.merged_into_id IS NULL AND b.archived_at IS NULL
      ORDER BY o.due_on, o.id LIMIT ${MOST_TASKS} FOR UPDATE OF o SKIP LOCKED`;
    const rows = due.map((one) => ({
      ...one, taskId: newId(),
      title: words.task.outcome(one.months, words.decisions[one.decision] ?? one.decision, words.reasons[one.reason] ?? one.reason),
    })); // biome-ignore format: one row
    if (rows.length === 0) return 0;
    await tx.$executeRaw`
      WITH row AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, "businessId" uuid,
        "councilCode" text, "teamCode" text, "ownerId" uuid, "taskId" uuid, title text)),
      opened AS (
        INSERT INTO task (id, business_id, council_code, team_code, assigned_to_id, kind, title, due_on, restricted)
        SELECT "taskId", "businessId", "councilCode", "teamCode", "ownerId", 'triage_outcome', title, ${today()}::date, false FROM row)
      UPDATE triage_outcome SET task_id = row."taskId" FROM row WHERE triage_outcome.id = row.id`;
    return rows.length;
  });
}

interface WatchedChange {
  decisionId: string;
  personId: string;
  email: string;
  businessId: string;
  business: string;
  type: string;
}

/**
 * Tells each watcher by e-mail what changed at the businesses they watch since they were last told: one message a
 * person. Changes of the last minute wait for the next turn, so that none that is still being saved is passed over. A
 * watcher who left is followed by the lead of the team. @returns how many people were told
 */
export function tellWatchers(): Promise<number> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('triage:tell-watchers'))`;
    const changes = await tx.$queryRaw<WatchedChange[]>`
      SELECT d.id AS "decisionId", p.id AS "personId", p.email, b.id AS "businessId", b.name AS business, e.type
      FROM triage_decision d JOIN business b ON b.id = d.business_id AND b.archived_at IS NULL AND b.merged_into_id IS NULL
        JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = d.council_code
        JOIN event e ON e.business_id = b.id AND e.recorded_at > d.told_at AND e.recorded_at <= now() - interval '1 minute'
          AND e.person_id IS DISTINCT FROM d.owner_id
        JOIN person p ON p.disabled_at IS NULL AND p.id = coalesce(
          (SELECT r.person_id FROM staff_role r JOIN person w ON w.id = r.person_id AND w.disabled_at IS NULL
           WHERE r.person_id = d.owner_id AND r.council_code = d.council_code AND r.ended_at IS NULL LIMIT 1),
          (SELECT m.person_id FROM team t JOIN team_member m ON m.team_id = t.id
           WHERE t.council_code = d.council_code AND t.code = d.team_code ORDER BY m.is_lead DESC, m.person_id LIMIT 1))
      WHERE d.decision = 'watch' AND d.superseded_at IS NULL AND d.back_on > ${today()}::date
        AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.business_id = b.id AND o.person_id = p.id AND o.ended_at IS NULL)
      ORDER BY p.id, b.name, e.recorded_at LIMIT 5000`;
    const people = grouped(changes, (one) => one.personId);
    const writes = new Writes();
    for (const lines of people.values()) {
      const [first] = lines;
      if (!first) continue;
      const businesses = grouped(lines, (one) => one.businessId);
      const said = [...businesses.values()].map((of) =>
        words.mail.line(of[0]?.business ?? "", [...new Set(of.map(titleOf))]),
      );
      addMail(
        writes,
        composeMail({
          to: first.email,
          kind: "watched_business",
          subject: businesses.size === 1 ? words.mail.subjectOne(first.business) : words.mail.subject(businesses.size),
          from: texts.common.productName,
          parts: [
            words.mail.intro,
            ...said.slice(0, MOST_LINES),
            ...(said.length > MOST_LINES ? [words.mail.more(said.length - MOST_LINES)] : []),
            { link: `${config().http.publicUrl}/staff/growth/watching`, label: words.mail.open },
            { note: words.mail.why },
          ],
        }),
      );
    }
    await writes.flush(tx);
    const told = [...new Set(changes.map((one) => one.decisionId))];
    if (told.length > 0)
      await tx.$executeRaw`
        UPDATE triage_decision SET told_at = now() - interval '1 minute' WHERE id = ANY(${told}::uuid[])`;
    return people.size;
  });
}

function grouped<Item>(items: readonly Item[], by: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

function titleOf({ type }: WatchedChange): string {
  return isEventType(type) ? eventRow(type).staffTitle : type;
}
