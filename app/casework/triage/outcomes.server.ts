import { today } from "~/lib/clock.ts";
import { isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId, newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { grewSince } from "./triage.ts";
import type { Decision, StillTrading } from "./triage-terms.ts";

const words = texts.triage.outcome;

export interface OutcomeLine {
  id: string;
  months: number;
  dueOn: PlainDate;
  businessId: string;
  name: string;
  decision: Decision;
  reason: string;
  decidedOn: PlainDate;
  owner: string | null;
}

export interface OutcomeDetail extends OutcomeLine {
  state: string;
  scoreThen: number;
  employeesThen: number | null;
  /** the head count as it is known now */
  employees: number | null;
  stillTrading: StillTrading | null;
  jobs: number | null;
  /** in pence */
  investment: string | null;
  note: string | null;
  recordedBy: string | null;
  recordedOn: PlainDate | null;
  taskId: string | null;
}

export interface OutcomeFilters {
  whose: "mine" | "all";
  after: { dueOn: PlainDate; id: string } | null;
}

/** Reads the list's filters from its address. Never throws. */
export function readOutcomeFilters(search: URLSearchParams): OutcomeFilters {
  const [dueOn = "", id] = (search.get("after") ?? "").split("_");
  const good = isId(id) && isPlainDate(dueOn) && dueOn >= "1900-01-01" && dueOn <= "2200-01-01";
  return { whose: search.get("whose") === "mine" ? "mine" : "all", after: good ? { dueOn, id } : null };
}

const PAGE = 50;

const LINE = sql`o.id, o.months, o.due_on::text AS "dueOn", b.id AS "businessId", b.name, d.decision, d.reason,
  (d.decided_at AT TIME ZONE 'Europe/London')::date::text AS "decidedOn", p.name AS owner`;

const IN_SCOPE = ({ councilCode, ownBusinessIds }: StaffReader) => sql`d.council_code = ${councilCode}
  AND b.merged_into_id IS NULL AND b.archived_at IS NULL AND b.id <> ALL(${ownBusinessIds}::uuid[])
  AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${councilCode})`;

/** Outcomes whose day has come, the most overdue first. */
export async function listOutcomesDue(
  reader: StaffReader,
  { whose, after }: OutcomeFilters,
): Promise<{ lines: OutcomeLine[]; next: string | null }> {
  const rows = await statements().$queryRaw<OutcomeLine[]>(sql`
    SELECT ${LINE} FROM triage_outcome o JOIN triage_decision d ON d.id = o.decision_id JOIN business b ON b.id = d.business_id
      LEFT JOIN person p ON p.id = d.owner_id
    WHERE o.state = 'open' AND o.due_on <= ${today()}::date AND ${IN_SCOPE(reader)}
      ${whose === "mine" ? sql`AND d.owner_id = ${reader.person.id}::uuid` : sql.empty}
      ${after ? sql`AND (o.due_on, o.id) > (${after.dueOn}::date, ${after.id}::uuid)` : sql.empty}
    ORDER BY o.due_on, o.id LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE);
  const last = lines.at(-1);
  return { lines, next: rows.length > PAGE && last ? `${last.dueOn}_${last.id}` : null };
}

/** One outcome of the reader's council, due or not; null when it is not there or was dropped. */
export async function findOutcome(reader: StaffReader, id: string): Promise<OutcomeDetail | null> {
  const [row] = await statements().$queryRaw<OutcomeDetail[]>(sql`
    SELECT ${LINE}, o.state, d.score AS "scoreThen", d.employees AS "employeesThen", b.employees, o.still_trading AS "stillTrading",
      o.jobs, o.investment_pence::text AS investment, o.note, r.name AS "recordedBy",
      (o.recorded_at AT TIME ZONE 'Europe/London')::date::text AS "recordedOn", o.task_id AS "taskId"
    FROM triage_outcome o JOIN triage_decision d ON d.id = o.decision_id JOIN business b ON b.id = d.business_id
      LEFT JOIN person p ON p.id = d.owner_id LEFT JOIN person r ON r.id = o.recorded_by_id
    WHERE o.id = ${id}::uuid AND o.state <> 'dropped' AND ${IN_SCOPE(reader)}`);
  return row ?? null;
}

/** Keeps what came of a decision, and closes the task that asked for it. Somebody who was quicker is not written over. */
export async function recordOutcome(
  reader: StaffReader,
  outcome: OutcomeDetail,
  said: { stillTrading: StillTrading; jobs: number | null; investment: number | null; note: string | null },
): Promise<{ kind: "saved" } | { kind: "refused"; field: null; message: string }> {
  const grew = grewSince(outcome.employeesThen, { jobs: said.jobs, investmentPence: said.investment });
  return inTransaction(async (tx) => {
    const count = await tx.$executeRaw`
      WITH kept AS (
        UPDATE triage_outcome SET state = 'recorded', still_trading = ${said.stillTrading}, jobs = ${said.jobs}::int,
          investment_pence = ${said.investment}::bigint, note = ${said.note}, grew = ${grew}::boolean,
          recorded_by_id = ${reader.person.id}::uuid, recorded_at = now()
        WHERE id = ${outcome.id}::uuid AND state = 'open' RETURNING task_id),
      closed AS (
        UPDATE task SET state = 'done', outcome = ${words.taskDone}, closed_at = now(), closed_by_id = ${reader.person.id}::uuid
        WHERE id = (SELECT task_id FROM kept) AND state = 'open')
      INSERT INTO audit_entry (id, person_id, action, subject, detail)
      SELECT ${newId()}::uuid, ${reader.person.id}::uuid, 'triage.outcome', ${outcome.businessId},
        jsonb_build_object('outcomeId', ${outcome.id}::text, 'months', ${outcome.months}::int, 'grew', ${grew}::boolean) FROM kept`;
    return count > 0 ? { kind: "saved" } : { kind: "refused", field: null, message: words.already };
  });
}
