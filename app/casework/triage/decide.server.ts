import { today } from "~/lib/clock.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { inTransaction, type Statements, Writes } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { teamFor } from "../commands/log-contact.server.ts";
import { addTask } from "../commands/write-task.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { listOfficers, type Officer } from "../queries/officers.server.ts";
import { type Candidate, findCandidates } from "./find-candidate.server.ts";
import { backOn, evidenceOf, outcomesDue, saidOf, troubleOf, usualDue } from "./triage.ts";
import { TRIAGE_SETTINGS } from "./triage-settings.ts";
import { type Decision, MOST_AT_ONCE } from "./triage-terms.ts";

const words = texts.triage;

export interface WantedDecision {
  decision: Decision;
  reason: string;
  note: string | null;
  /** null: the officer who decides */
  ownerId: string | null;
  /** null: the usual day */
  dueOn: PlainDate | null;
}

type Refused = { kind: "refused"; field: string | null; message: string };
export type Decided =
  | { kind: "decided"; names: string[]; dueOn: PlainDate; left: { name: string; why: string }[] }
  | Refused;

/** A business with the decision that the officer saw standing when they decided. */
export interface Ticked {
  businessId: string;
  seen: string | null;
}

/**
 * Makes one decision for one or up to 50 businesses, in one transaction: the decision with the score, its settings and
 * reasons at that moment, the task of a call or a referral, the days on which its outcome is asked for, and the line of
 * the audit. The decision that stood stays in the history. Businesses that are not there any more, or that somebody
 * else has decided on meanwhile, are left and named; when nothing is left to decide, that is the refusal.
 */
export async function decide(
  reader: StaffReader,
  ticked: readonly Ticked[],
  wanted: WantedDecision,
  submissionKey: string | null,
): Promise<Decided> {
  const distinct = [...new Map(ticked.map((one) => [one.businessId, one])).values()];
  if (distinct.length === 0) return refused("ticked", words.batch.none);
  if (distinct.length > MOST_AT_ONCE) return refused("ticked", words.batch.tooMany(distinct.length, MOST_AT_ONCE));
  const team = teamFor(reader, null);
  if ("kind" in team) return refused(null, team.message);
  const ownerId = wanted.ownerId ?? reader.person.id;
  const owner = (await listOfficers(reader)).find((one) => one.id === ownerId);
  if (!owner) return refused("ownerId", texts.contacts.task.whoWrong);
  const dueOn = wanted.dueOn ?? usualDue(wanted.decision, today(), TRIAGE_SETTINGS);
  return inTransaction(async (tx) => {
    await hold(tx, reader.councilCode, distinct);
    const found = new Map((await findCandidates(reader, distinct.map((one) => one.businessId), tx)).map((one) => [one.id, one])); // biome-ignore format: one row
    const repeated = await sentBefore(tx, reader, [...found.keys()], submissionKey);
    const left: { name: string; why: string }[] = [];
    const good: Candidate[] = [];
    const names: string[] = [];
    for (const { businessId, seen } of distinct) {
      const candidate = found.get(businessId);
      if (!candidate) left.push({ name: words.batch.somebody, why: words.batch.gone });
      else if (repeated.has(businessId)) names.push(candidate.name);
      else if ((candidate.decided?.id ?? null) !== seen)
        left.push({ name: candidate.name, why: words.batch.raced(candidate.decided?.by ?? null) });
      else good.push(candidate);
    }
    const [first] = left;
    if (good.length + names.length === 0 && first)
      return refused(null, distinct.length === 1 ? words.batch.one(first.name, first.why) : words.batch.all(first.why));
    await write(tx, reader, good, { ...wanted, owner, dueOn, teamCode: teamOf(reader, owner, team.teamCode), submissionKey }); // biome-ignore format: one row
    return { kind: "decided", names: [...names, ...good.map((one) => one.name)], dueOn, left };
  });
}

/** One decision on a business follows another: whoever comes second sees what the first decided. */
async function hold(tx: Statements, councilCode: string, ticked: readonly Ticked[]): Promise<void> {
  const keys = ticked.map(({ businessId }) => `triage:${businessId}:${councilCode}`).sort();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(key)) FROM unnest(${keys}::text[]) AS key`;
}

const refused = (field: string | null, message: string): Refused => ({ kind: "refused", field, message });

function teamOf(reader: StaffReader, owner: Officer, own: string): string {
  return owner.id === reader.person.id ? own : (owner.teamCodes[0] ?? own);
}

/** Those for which this very form came before. */
async function sentBefore(
  tx: Statements,
  reader: StaffReader,
  ids: string[],
  key: string | null,
): Promise<Set<string>> {
  if (key === null || ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT business_id AS id FROM triage_decision
    WHERE decided_by_id = ${reader.person.id}::uuid AND business_id = ANY(${ids}::uuid[]) AND submission_key = ${key}`;
  return new Set(rows.map(({ id }) => id));
}

interface Settled extends WantedDecision {
  owner: Officer;
  dueOn: PlainDate;
  teamCode: string;
  submissionKey: string | null;
}

async function write(tx: Statements, reader: StaffReader, all: Candidate[], settled: Settled): Promise<void> {
  if (all.length === 0) return;
  const { councilCode, person } = reader;
  const { decision, reason, note, owner, dueOn, teamCode, submissionKey } = settled;
  const day = today();
  const ids = all.map((one) => one.id);
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE triage_decision SET superseded_at = now()
      WHERE business_id = ANY(${ids}::uuid[]) AND council_code = ${councilCode} AND superseded_at IS NULL RETURNING id, task_id),
    dropped AS (
      UPDATE triage_outcome SET state = 'dropped'
      WHERE decision_id IN (SELECT id FROM ended) AND state = 'open' AND due_on > ${day}::date)
    UPDATE task SET state = 'dropped', outcome = ${words.task.changed}, closed_at = now(), closed_by_id = ${person.id}::uuid
    WHERE id IN (SELECT task_id FROM ended) AND state = 'open'`;
  const writes = new Writes();
  const rows = all.map((one) => ({
    ...recordOf(one),
    id: newId(),
    businessId: one.id,
    taskId: decision === "contact" || decision === "refer" ? newId() : null,
  }));
  for (const { businessId, taskId } of rows) {
    if (!taskId) continue;
    addTask(writes, {
      id: taskId, businessId, councilCode, teamCode, assignedToId: owner.id, restricted: false, createdById: person.id,
      kind: decision === "contact" ? "triage_contact" : "triage_refer", dueOn,
      title: words.task.titles[decision]?.(words.reasons[reason] ?? reason) ?? reason, note,
    }); // biome-ignore format: one row
  }
  writes.add(sql`
    INSERT INTO triage_decision (id, business_id, council_code, queue, decision, reason, note, team_code, owner_id, due_on, back_on,
      score, band, settings_version, evidence_on, trajectory, groups, kinds, reasons, employees, task_id, decided_by_id, submission_key)
    SELECT row.id, row."businessId", ${councilCode}, row.queue, ${decision}, ${reason}, ${note}, ${teamCode}, ${owner.id}::uuid,
      ${dueOn}::date, ${backOn(decision, dueOn, day, TRIAGE_SETTINGS)}::date, row.score, row.band, row."settingsVersion",
      row."evidenceOn", row.trajectory, row.groups, row.kinds, row.reasons, row.employees, row."taskId", ${person.id}::uuid,
      ${submissionKey}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, "businessId" uuid, queue text, score float8, band text,
      "settingsVersion" int, "evidenceOn" date, trajectory text, groups text[], kinds text[], reasons text[], employees int,
      "taskId" uuid)`);
  const outcomes = rows.flatMap(({ id }) => outcomesDue(day).map((one) => ({ ...one, id: newId(), decisionId: id })));
  writes.add(sql`
    INSERT INTO triage_outcome (id, decision_id, months, due_on)
    SELECT row.id, row."decisionId", row.months, row."dueOn"
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS row(id uuid, "decisionId" uuid, months int, "dueOn" date)`);
  const audit = rows.map(({ id, businessId, queue, score, settingsVersion }) => ({
    id: newId(), subject: businessId, detail: { decisionId: id, decision, queue, score, settingsVersion },
  })); // biome-ignore format: one row
  writes.add(sql`
    INSERT INTO audit_entry (id, person_id, action, subject, detail)
    SELECT row.id, ${person.id}::uuid, 'triage.decided', row.subject, row.detail
    FROM jsonb_to_recordset(${JSON.stringify(audit)}::jsonb) AS row(id uuid, subject text, detail jsonb)`);
  await writes.flush(tx);
}

/** What the decision keeps of that moment. */
function recordOf({ queue, score, band, evidenceOn, trajectory, growth, lifecycle, employees }: Candidate) {
  const reasons = queue === "growth" ? saidOf(growth?.reasons ?? []) : troubleOf(lifecycle?.reasons ?? []);
  const evidence = evidenceOf(growth as Parameters<typeof evidenceOf>[0]);
  return { queue, score, band, evidenceOn, trajectory, employees, reasons, ...evidence, settingsVersion: growth?.settingsVersion ?? 0 }; // biome-ignore format: one row
}

/** What is said when it is done: how many, until when, and what was left. */
export function saidAfter(decision: Decision, done: Extract<Decided, { kind: "decided" }>): string {
  const { names, dueOn, left } = done;
  const said = words.done[decision](names.length === 1 ? (names[0] ?? "") : words.batch.count(names.length), formatDay(dueOn)); // biome-ignore format: one row
  if (left.length === 0) return said;
  return `${said} ${words.batch.left(left.length)} ${left.slice(0, 4).map(({ name, why }) => words.batch.one(name, why)).join(" ")}`; // biome-ignore format: one row
}
