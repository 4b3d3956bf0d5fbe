import { getSnapshot } from "~/businesses/queries.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { sql } from "~/platform/sql.server.ts";
import { inTransaction, type Statements, Writes } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import { texts } from "~/texts/texts.ts";
import { type Channel, HEARD_ON, RED_FLAG_DAYS, type TaskKind } from "../contact-terms.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { addTask } from "./write-task.server.ts";

const words = texts.contacts;

export interface ContactEntry {
  channel: Channel;
  happenedOn: PlainDate;
  spokeTo: string | null;
  purpose: string;
  summary: string | null;
  barriers: string[];
  /** of the A to Z */
  serviceId?: string | null;
  flags: string[];
  next: { title: string; dueOn: PlainDate } | null;
  restricted: boolean;
  /** the team that it is kept for; must be one of the officer's */
  teamCode: string | null;
  /** a planned contact that this was */
  taskId: string | null;
}

export type LoggedContact =
  | { kind: "logged"; tasks: number }
  | { kind: "planned"; dueOn: PlainDate }
  | { kind: "refused"; field: "teamCode" | "serviceId" | null; message: string };

/** The team that something is kept for: the one chosen, else the officer's first. */
export function teamFor(
  reader: Pick<StaffReader, "teamCodes">,
  chosen: string | null,
): { teamCode: string } | { kind: "refused"; field: "teamCode" | null; message: string } {
  const [first] = reader.teamCodes;
  if (!first) return { kind: "refused", field: null, message: words.contact.noTeam };
  if (chosen && !reader.teamCodes.includes(chosen)) {
    return { kind: "refused", field: "teamCode", message: words.contact.teamWrong };
  }
  return { teamCode: chosen ?? first };
}

/**
 * Keeps a line of contact with what follows from it: tasks for red flags and the next step, the plan's next day, when
 * the business was last heard. A day to come makes a task instead. The same submission sent twice is one line. The
 * caller has found the business within the officer's scope.
 */
export async function logContact(
  reader: StaffReader,
  businessId: string,
  entry: ContactEntry,
  submissionKey: string | null,
): Promise<LoggedContact> {
  const team = teamFor(reader, entry.teamCode);
  if ("kind" in team) return team;
  const { teamCode } = team;
  const wrong = await wrongService(reader, entry.serviceId ?? null);
  if (wrong) return wrong;
  const { councilCode, person } = reader;
  const { channel, happenedOn, restricted } = entry;
  const task = (kind: TaskKind, title: string, dueOn: PlainDate, to: { personId: string; teamCode: string }) => ({
    businessId, councilCode, restricted, kind, title, dueOn, teamCode: to.teamCode, assignedToId: to.personId, createdById: person.id,
  }); // biome-ignore format: one row
  const self = { personId: person.id, teamCode };
  return inTransaction(async (tx): Promise<LoggedContact> => {
    const writes = new Writes();
    if (happenedOn > today()) {
      const title = words.task.plannedTitle(words.channels[channel] ?? channel, entry.purpose);
      addTask(writes, { ...task("planned_contact", title, happenedOn, self), note: entry.summary, submissionKey });
      await writes.flush(tx);
      return { kind: "planned", dueOn: happenedOn };
    }
    const contactId = newId();
    const tasks = entry.flags.length + (entry.next ? 1 : 0);
    const count = await tx.$executeRaw`
      INSERT INTO contact (id, business_id, council_code, team_code, person_id, happened_on, channel, spoke_to, purpose, summary,
        barriers, service_id, flags, restricted, submission_key)
      VALUES (${contactId}::uuid, ${businessId}::uuid, ${councilCode}, ${teamCode}, ${person.id}::uuid, ${happenedOn}::date,
        ${channel}, ${entry.spokeTo}, ${entry.purpose}, ${entry.summary}, ${entry.barriers}::text[], ${entry.serviceId ?? null}::uuid, ${entry.flags}::text[],
        ${restricted}, ${submissionKey})
      ON CONFLICT (person_id, submission_key) DO NOTHING`;
    if (count === 0) return { kind: "logged", tasks };
    const [lead] = restricted
      ? []
      : await tx.$queryRaw<{ personId: string; teamCode: string }[]>`
          SELECT person_id AS "personId", team_code AS "teamCode" FROM business_lead
          WHERE business_id = ${businessId}::uuid AND council_code = ${councilCode} AND ended_at IS NULL`;
    for (const flag of entry.flags) {
      const dueOn = addWorkingDays(today(), RED_FLAG_DAYS);
      addTask(writes, { ...task("red_flag", words.flagTasks[flag] ?? flag, dueOn, lead ?? self), contactId });
    }
    if (entry.next) addTask(writes, { ...task("next_step", entry.next.title, entry.next.dueOn, self), contactId });
    writes.add(sql`
      UPDATE contact_plan SET reminded_on = NULL, set_on = coalesce(set_on, next_on),
        next_on = greatest(next_on, (${happenedOn}::date + make_interval(months => every_months::int))::date)
      WHERE business_id = ${businessId}::uuid AND council_code = ${councilCode} AND team_code = ${teamCode}`);
    if (HEARD_ON.includes(channel)) {
      // a call that the queue asked of this officer is done with that, and so is the first call to a new start
      writes.add(sql`
        UPDATE task SET state = 'done', outcome = ${restricted ? null : entry.purpose}, closed_at = now(), closed_by_id = ${person.id}::uuid
        WHERE business_id = ${businessId}::uuid AND council_code = ${councilCode} AND state = 'open'
          AND (kind = 'new_start' OR kind = 'triage_contact' AND assigned_to_id = ${person.id}::uuid)
          AND id IS DISTINCT FROM ${entry.taskId}::uuid`);
      writes.add(sql`
        UPDATE business SET last_heard_on = ${happenedOn}::date
        WHERE id = ${businessId}::uuid AND (last_heard_on IS NULL OR last_heard_on < ${happenedOn}::date)`);
    }
    if (entry.taskId) {
      writes.add(sql`
        UPDATE task SET state = 'done', outcome = ${restricted ? null : entry.purpose}, closed_at = now(), closed_by_id = ${person.id}::uuid
        WHERE id = ${entry.taskId}::uuid AND business_id = ${businessId}::uuid AND council_code = ${councilCode} AND state = 'open'
          AND team_code = ANY(${reader.teamCodes})`);
    }
    await writes.flush(tx);
    if (HEARD_ON.includes(channel)) await classifyHeard(tx, businessId);
    return { kind: "logged", tasks };
  });
}

/** Works out the models anew of a business that was heard, or of which it turned out that it was not, in the same transaction. */
export async function classifyHeard(tx: Statements, businessId: string): Promise<void> {
  const snapshot = await getSnapshot(tx, businessId, { lock: true });
  await reclassify(tx, snapshot, { eventId: null, asOf: today(), regimes: await regimesOf(snapshot, today()) });
}

/** A service that the council's catalogue does not have. */
export async function wrongService(
  { councilCode }: Pick<StaffReader, "councilCode">,
  serviceId: string | null,
): Promise<{ kind: "refused"; field: "serviceId"; message: string } | null> {
  if (serviceId === null || (await catalogue(councilCode)).some(({ id }) => id === serviceId)) return null;
  return { kind: "refused", field: "serviceId", message: words.contact.serviceWrong };
}
