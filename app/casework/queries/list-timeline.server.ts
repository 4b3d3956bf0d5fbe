import { filterFields, mayReadRestricted, maySee } from "~/businesses/field-filter.ts";
import { SAID_BY } from "~/businesses/said-by.server.ts";
import { describeFields, type FieldLine } from "~/circumstances/describe.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import type { Stage } from "~/classification/lifecycle-terms.ts";
import type { Model } from "~/classification/model-settings.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { TimelineFilters, TimelineKind } from "../schema/timeline-filters.ts";
import { triageLines, triageNote } from "../triage/timeline-lines.server.ts";
import { opensItemsOf, type StaffReader, viewerOf } from "./find-business.server.ts";

export interface MovedResult {
  model: Model;
  was: string;
  outcome: string;
}

export interface TimelineLine {
  id: string;
  kind: TimelineKind;
  /** instant in UTC, to the microsecond */
  at: string;
  /** a day without an hour, for contacts */
  day: PlainDate;
  title:
    | { eventType: string }
    | { stage: Stage; was: Stage | null }
    | { channel: string }
    | { work: string }
    | { triage: string; months: number | null };
  reference: string | null;
  teamCode: string | null;
  team: string | null;
  state: string | null;
  /** of an item that the reader may open */
  itemId: string | null;
  actorKind: string | null;
  person: string | null;
  effectiveOn: PlainDate | null;
  eventStatus: string | null;
  note: string | null;
  fields: FieldLine[];
  /** models whose answer this change moved */
  moved: MovedResult[];
  hiddenFields: number;
  /** a restricted line of another team */
  hidden: boolean;
}

export const TIMELINE_PAGE = 30;

interface Row {
  id: string;
  kind: TimelineKind;
  at: string;
  day: PlainDate;
  word: string;
  was: string | null;
  reference: string | null;
  team_code: string | null;
  team: string | null;
  state: string | null;
  actor_kind: string | null;
  person: string | null;
  effective_on: PlainDate | null;
  before: FieldValues | null;
  after: FieldValues | null;
  note: string | null;
  restricted: boolean;
  moved: MovedResult[] | null;
}

/** Where the history ends for a council that the business has left. */
export interface HistoryEnd {
  /** the instant of the change that took it away */
  at: Date;
  /** of the newest event before that change, a whole number as text */
  sequence: string;
}

/**
 * One page of everything that happened with a business, across teams and sources, the newest first. Each kind is read
 * through its own index, no further than the page needs. The caller has found the business within the reader's scope.
 * @param end  nothing that was told after it is there, nor the work whose pages are open for the council's own businesses only
 */
export async function listTimeline(
  reader: StaffReader,
  businessId: string,
  filters: TimelineFilters,
  end: HistoryEnd | null = null,
): Promise<{ lines: TimelineLine[]; older: string | null }> {
  const { councilCode, teamIds } = reader;
  const personId = reader.person.id;
  const id = sql`${businessId}::uuid`;
  /** the page's bounds on an instant and its id */
  const within = (at: ReturnType<typeof sql>, key: ReturnType<typeof sql>) => sql`
    ${filters.from ? sql`AND ${at} >= ${filters.from}::date` : sql.empty}
    ${filters.to ? sql`AND ${at} < ${filters.to}::date + 1` : sql.empty}
    ${filters.after ? sql`AND (${at}, ${key}) < (${filters.after.at}::timestamptz, ${filters.after.id}::uuid)` : sql.empty}`;
  const page = sql`LIMIT ${TIMELINE_PAGE + 1}`;
  const byTeam = filters.team !== "";
  const change = sql`
    (SELECT e.id, 'change' AS kind, e.recorded_at AS at, e.type AS word, NULL::text AS was, e.reference, NULL::text AS team_code,
       NULL::text AS team, ${statusBy(end)} AS state, ${SAID_BY} AS actor_kind, e.person_id, e.effective_on, e.before, e.after, e.note, false AS restricted
     FROM event e WHERE e.business_id = ${id} ${end ? sql`AND ${toldBy(end, "e")}` : sql.empty}
       ${filters.mine ? sql`AND e.person_id = ${personId}::uuid` : sql.empty}
       ${
         byTeam
           ? sql`AND EXISTS (SELECT 1 FROM case_item i JOIN team t ON t.id = i.team_id WHERE i.event_id = e.id
                       AND i.council_code = ${councilCode} AND t.code = ${filters.team})`
           : sql.empty
       }
       ${within(sql`e.recorded_at`, sql`e.id`)}
     ORDER BY e.recorded_at DESC, e.id DESC ${page})`;
  const contactAt = sql`(c.happened_on::timestamp AT TIME ZONE 'UTC')`;
  const contact = sql`
    (SELECT c.id, 'contact', ${contactAt}, c.channel, NULL, NULL, c.team_code, NULL, CASE WHEN c.taken_back_at IS NOT NULL THEN 'taken_back' END,
       NULL, c.person_id, NULL::date, NULL::jsonb, jsonb_build_object('purpose', c.purpose), c.summary, c.restricted
     FROM contact c WHERE c.business_id = ${id} AND c.council_code = ${councilCode}
       ${end ? sql`AND c.taken_back_at IS NULL` : sql.empty}
       ${filters.mine ? sql`AND c.person_id = ${personId}::uuid` : sql.empty}
       ${byTeam ? sql`AND c.team_code = ${filters.team}` : sql.empty}
       ${within(contactAt, sql`c.id`)}
     ORDER BY c.happened_on DESC, c.id DESC ${page})`;
  const item = sql`
    (SELECT i.id, 'item', i.created_at, e.type, NULL, e.reference, t.code, t.name, i.state, NULL, i.assigned_to_id, NULL::date,
       NULL::jsonb, jsonb_build_object('reason', i.reason, 'outcome', i.outcome),
       CASE WHEN i.team_id = ANY(${teamIds}::uuid[]) THEN i.note END, false
     FROM case_item i JOIN team t ON t.id = i.team_id JOIN event e ON e.id = i.event_id
     WHERE i.business_id = ${id} AND i.council_code = ${councilCode}
       ${filters.mine ? sql`AND (i.assigned_to_id = ${personId}::uuid OR i.team_id = ANY(${teamIds}::uuid[]))` : sql.empty}
       ${byTeam ? sql`AND t.code = ${filters.team}` : sql.empty}
       ${within(sql`i.created_at`, sql`i.id`)}
     ORDER BY i.created_at DESC, i.id DESC ${page})`;
  const stage = sql`
    (SELECT r.id, 'stage', r.created_at, r.outcome, r.was, NULL, NULL, NULL, NULL, NULL, NULL::uuid, NULL::date, NULL::jsonb,
       jsonb_build_object('reason', r.output->'reasons'->>0), NULL, false
     FROM (SELECT id, created_at, outcome, output, lag(outcome) OVER (ORDER BY created_at, id) AS was FROM result
           WHERE business_id = ${id} AND model = 'lifecycle' ${resultBy(end)}) r
     WHERE r.outcome IS DISTINCT FROM r.was ${within(sql`r.created_at`, sql`r.id`)}
     ORDER BY r.created_at DESC, r.id DESC ${page})`;
  const task = sql`
    (SELECT t.id, 'task', t.created_at, t.title, NULL, NULL, t.team_code, NULL, t.state, NULL, t.assigned_to_id, t.due_on,
       NULL::jsonb, jsonb_build_object('outcome', t.outcome), t.note, t.restricted
     FROM task t WHERE t.business_id = ${id} AND t.council_code = ${councilCode} ${end ? sql`AND false` : sql.empty}
       ${filters.mine ? sql`AND t.assigned_to_id = ${personId}::uuid` : sql.empty}
       ${byTeam ? sql`AND t.team_code = ${filters.team}` : sql.empty}
       ${within(sql`t.created_at`, sql`t.id`)}
     ORDER BY t.created_at DESC, t.id DESC ${page})`;
  const referral = sql`
    (SELECT f.id, 'referral', f.created_at, f.to_name, NULL, NULL, f.team_code, NULL, f.state, NULL, f.owner_id, f.due_on,
       NULL::jsonb, jsonb_build_object('outcome', f.outcome), f.reason, false
     FROM referral f WHERE f.business_id = ${id} AND f.council_code = ${councilCode} ${end ? sql`AND false` : sql.empty}
       ${filters.mine ? sql`AND f.owner_id = ${personId}::uuid` : sql.empty}
       ${byTeam ? sql`AND f.team_code = ${filters.team}` : sql.empty}
       ${within(sql`f.created_at`, sql`f.id`)}
     ORDER BY f.created_at DESC, f.id DESC ${page})`;
  const lead = sql`
    (SELECT l.id, 'lead', l.started_at, p.name, NULL, NULL, l.team_code, NULL, NULL, NULL, NULL::uuid,
       (l.ended_at AT TIME ZONE 'Europe/London')::date, NULL::jsonb, NULL::jsonb, l.reason, false
     FROM business_lead l JOIN person p ON p.id = l.person_id WHERE l.business_id = ${id} AND l.council_code = ${councilCode}
       ${filters.mine ? sql`AND l.person_id = ${personId}::uuid` : sql.empty}
       ${byTeam ? sql`AND l.team_code = ${filters.team}` : sql.empty}
       ${within(sql`l.started_at`, sql`l.id`)}
     ORDER BY l.started_at DESC, l.id DESC ${page})`;
  const triage = triageLines({ businessId, councilCode, personId, filters, within, page });
  const kinds = { change, contact, task, referral, lead, triage, item, stage };
  const wanted = filters.kind
    ? [kinds[filters.kind]]
    : filters.mine || byTeam
      ? [change, contact, task, referral, lead, triage, item]
      : Object.values(kinds);
  const rows = await statements().$queryRaw<Row[]>`
    WITH moved AS (
      SELECT r.event_id, jsonb_agg(jsonb_build_object('model', r.model, 'was', r.was, 'outcome', r.outcome) ORDER BY r.id) AS results
      FROM (SELECT id, event_id, model, outcome, lag(outcome) OVER (PARTITION BY model ORDER BY created_at, id) AS was
            FROM result WHERE business_id = ${id} ${resultBy(end)}) r
      WHERE r.event_id IS NOT NULL AND r.was <> r.outcome GROUP BY r.event_id)
    SELECT line.id, line.kind, to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
      (line.at AT TIME ZONE CASE line.kind WHEN 'contact' THEN 'UTC' ELSE 'Europe/London' END)::date::text AS day,
      line.word, line.was, line.reference, line.team_code, line.team, line.state, line.actor_kind, p.name AS person,
      line.effective_on::text AS effective_on, line.before, line.after, line.note, line.restricted, moved.results AS moved
    FROM (${sql.join(wanted, " UNION ALL ")}) line (id, kind, at, word, was, reference, team_code, team, state, actor_kind,
      person_id, effective_on, before, after, note, restricted)
    LEFT JOIN person p ON p.id = line.person_id
    LEFT JOIN moved ON line.kind = 'change' AND moved.event_id = line.id
    ORDER BY line.at DESC, line.id DESC ${page}`;
  const lines = rows.slice(0, TIMELINE_PAGE).map((row) => lineOf(row, reader));
  const last = lines.at(-1);
  return { lines, older: rows.length > TIMELINE_PAGE && last ? `${last.at}~${last.id}` : null };
}

/** Whether event `e` was told by the end: before it, or in the same change, which has the same instant. */
function toldBy(end: HistoryEnd, e: string) {
  return sql`(${sql.column(e)}.sequence <= ${end.sequence}::bigint OR ${sql.column(e)}.recorded_at = ${end.at})`;
}

/** Results up to the end: those of the change itself are of the business where it is now. */
function resultBy(end: HistoryEnd | null) {
  return end ? sql`AND created_at < ${end.at}` : sql.empty;
}

/** How an event `e` stood at the end: what was corrected, was taken back or took effect later did not yet. */
function statusBy(end: HistoryEnd | null) {
  if (!end) return sql`e.status`;
  return sql`CASE
    WHEN e.status IN ('corrected', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM event w WHERE w.business_id = e.business_id
      AND (w.corrects_id = e.id OR w.facts->'gaveUp' ? e.id::text) AND NOT ${toldBy(end, "w")}) THEN e.status
    WHEN e.effective_on > (${end.at}::timestamptz AT TIME ZONE 'Europe/London')::date THEN 'scheduled' ELSE 'in_effect' END`;
}

function lineOf(row: Row, reader: StaffReader): TimelineLine {
  const viewer = viewerOf(reader);
  const hidden = !mayReadRestricted({ teamCode: row.team_code ?? "", restricted: row.restricted }, viewer);
  const said = (key: string) => (typeof row.after?.[key] === "string" ? (row.after[key] as string) : null);
  const { seen, hidden: hiddenFields } =
    row.kind === "change" ? filterFields(row.after ?? {}, viewer) : { seen: {}, hidden: 0 };
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    day: row.day,
    title: titleOf(row, hidden),
    reference: row.reference,
    teamCode: row.team_code,
    team: row.team,
    state: row.kind === "change" ? null : row.state,
    itemId: row.kind === "item" && opensItemsOf(reader, row.team_code) ? row.id : null,
    actorKind: row.actor_kind,
    person: row.kind === "change" && row.actor_kind !== "officer" ? null : row.person,
    effectiveOn: hidden ? null : row.effective_on,
    eventStatus: row.kind === "change" ? row.state : null,
    note: hidden ? null : (lineNote(row, said) ?? null),
    fields:
      row.kind === "change" ? describeFields(row.before ?? {}, seen).filter((line) => maySee(line.field, viewer)) : [],
    moved: row.moved ?? [],
    hiddenFields,
    hidden,
  };
}

function titleOf(row: Row, hidden: boolean): TimelineLine["title"] {
  if (row.kind === "stage") return { stage: row.word as Stage, was: row.was as Stage | null };
  if (row.kind === "triage") return { triage: row.word, months: Number(row.was) || null };
  if (row.kind === "task" || row.kind === "referral" || row.kind === "lead") return { work: hidden ? "" : row.word };
  return row.kind === "contact" ? { channel: row.word } : { eventType: row.word };
}

function lineNote(row: Row, said: (key: string) => string | null): string | null {
  if (row.kind === "contact") return [said("purpose"), row.note].filter(Boolean).join(": ");
  if (row.kind === "stage") return said("reason");
  if (row.kind === "triage") return triageNote(row.after ?? {}, row.note);
  if (row.kind === "task") return [row.note, said("outcome")].filter(Boolean).join(". ") || null;
  if (row.kind === "referral") return [row.note, REFERRAL_WORDS[said("outcome") ?? ""]].filter(Boolean).join(". ");
  if (row.kind === "item") return [outcomeWords(said("outcome")), row.note].filter(Boolean).join(". ") || null;
  return row.note;
}

const REFERRAL_WORDS: Readonly<Record<string, string>> = texts.contacts.referral.outcomes;
const OUTCOME_WORDS: Readonly<Record<string, string>> = texts.queue.outcomes;

/** What came of an item; an outcome that the list no longer has is shown as it was written. */
function outcomeWords(outcome: string | null): string | null {
  return outcome === null ? null : (OUTCOME_WORDS[outcome] ?? outcome);
}
