import { SAID_BY } from "~/businesses/said-by.server.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import { RIGHT_DAY } from "~/circumstances/set-right.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { ReceiptContent } from "../receipt.ts";

/** The reads take the actor of the business: whoever has passed requireBusiness. */
export interface BusinessScope {
  businessId: string;
}

export interface OwnEvent {
  id: string;
  sequence: string;
  reference: string;
  type: EventType;
  siteId: string | null;
  site: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
  recordedAt: Date;
  actorKind: "owner" | "officer" | "register" | "system";
  status: "scheduled" | "in_effect" | "corrected" | "withdrawn";
  receiptReference: string | null;
  note: string | null;
  /** of a correction or a withdrawal: the event that it is about */
  about: { type: EventType; status: OwnEvent["status"]; before: FieldValues; effectiveOn: PlainDate } | null;
  /** planned, and could not take effect on its day */
  failed: boolean;
}

/** Whether its owner may set an event right or take it back. What was set right may be set right again. */
export function isCorrectable({ type, status, about }: Pick<OwnEvent, "type" | "status" | "about">): boolean {
  if (status !== "in_effect" && status !== "scheduled") return false;
  return type === "event.corrected" ? about?.status === "corrected" : !/^(event|business)\./.test(type);
}

/** The day from which a change counts; of a correction, the day of what it set right. */
export function countsFrom({
  effectiveOn,
  after,
  about,
}: Pick<OwnEvent, "effectiveOn" | "after" | "about">): PlainDate {
  const right = after[RIGHT_DAY];
  return typeof right === "string" ? right : (about?.effectiveOn ?? effectiveOn);
}

const PAGE = 20;

const GAVE_UP = sql`(e.status = 'withdrawn' AND EXISTS (
  SELECT 1 FROM event w WHERE w.business_id = e.business_id AND w.type = 'event.withdrawn' AND w.actor_kind = 'system'
    AND w.facts->'gaveUp' ? e.id::text))`;

/** Where a place is as the event says, else as it is now: a move is headed by where it goes. */
const PLACE = sql`concat_ws(', ', coalesce(e.after->>'site.name', s.name),
  coalesce(e.after->>'site.addressLine1', s.address_line1), coalesce(e.after->>'site.town', s.town))`;

const OWN_EVENTS = sql`
  SELECT e.id, e.sequence::text, e.reference, e.type, e.site_id AS "siteId",
    ${PLACE} AS site,
    e.before, e.after, e.effective_on::text AS "effectiveOn", e.recorded_at AS "recordedAt",
    ${SAID_BY} AS "actorKind", e.status, r.reference AS "receiptReference", e.note,
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('type', a.type, 'status', a.status, 'before', a.before, 'effectiveOn', a.effective_on) END AS about,
    ${GAVE_UP} AS failed
  FROM event e LEFT JOIN receipt r ON r.id = e.receipt_id LEFT JOIN site s ON s.id = e.site_id
    LEFT JOIN event a ON a.id = e.corrects_id`;

/** What a business told and what was told of it, the newest first. @param before  the sequence to go on from */
export async function listChanges(
  scope: BusinessScope,
  before: string | null,
): Promise<{ events: OwnEvent[]; next: string | null }> {
  const rows = await statements().$queryRaw<OwnEvent[]>`
    ${OWN_EVENTS}
    WHERE e.business_id = ${scope.businessId}::uuid
      AND (${before}::bigint IS NULL OR e.sequence < ${before}::bigint)
    ORDER BY e.sequence DESC LIMIT ${PAGE + 1}`;
  const events = rows.slice(0, PAGE);
  return { events, next: rows.length > PAGE ? (events.at(-1)?.sequence ?? null) : null };
}

/** One event of the business by its reference, or null. */
export async function findChange(scope: BusinessScope, reference: string): Promise<OwnEvent | null> {
  const [event] = await statements().$queryRaw<OwnEvent[]>`
    ${OWN_EVENTS}
    WHERE e.business_id = ${scope.businessId}::uuid AND e.reference = ${reference}`;
  return event ?? null;
}

/** How a business, or a place, ends. */
const ENDINGS: readonly EventType[] = ["trading.ceased", "trading.paused", "premises.moved_out", "site.closed"];

/** Other endings that were told in the same go and still stand: who takes one back may mean them too. */
export async function listEndedWith(scope: BusinessScope, event: OwnEvent): Promise<OwnEvent[]> {
  if (!ENDINGS.includes(event.type) || !isCorrectable(event)) return [];
  const others = await statements().$queryRaw<OwnEvent[]>`
    ${OWN_EVENTS}
    WHERE e.business_id = ${scope.businessId}::uuid AND r.reference = ${event.receiptReference}
      AND e.id <> ${event.id}::uuid AND e.type = ANY(${[...ENDINGS]}::text[]) ORDER BY e.sequence`;
  return others.filter(isCorrectable);
}

/** The event that says why the events of a receipt could not take effect has their ids in its facts. */
async function whyFailed(receiptId: string): Promise<string | null> {
  const [row] = await statements().$queryRaw<{ why: string | null }[]>`
    SELECT w.after->>'details.why' AS why FROM event e JOIN event w ON w.business_id = e.business_id
    WHERE e.receipt_id = ${receiptId}::uuid AND w.type = 'event.withdrawn' AND w.actor_kind = 'system'
      AND w.facts->'gaveUp' ? e.id::text
    LIMIT 1`;
  return row?.why ?? null;
}

/** How far a team is with what it was told. Never who, never their notes. */
export interface TeamProgress {
  teamCode: string;
  councilCode: string;
  receivedAt: Date | null;
  closedAt: Date | null;
  /** the team that it was passed on to */
  passedTo: string | null;
}

export interface OwnReceipt {
  reference: string;
  createdAt: Date;
  content: ReceiptContent;
  progress: TeamProgress[];
  /** why what was planned could not take effect */
  why: string | null;
  /** how the events of the receipt stand now, by reference */
  events: (Pick<OwnEvent, "reference" | "type" | "status" | "effectiveOn" | "about" | "failed" | "siteId" | "after"> & {
    mayCorrect: boolean;
  })[];
}

/** A receipt of the business by its reference, or null. */
export async function findReceipt(scope: BusinessScope, reference: string): Promise<OwnReceipt | null> {
  const [row] = await statements().$queryRaw<(OwnReceipt & { id: string })[]>`
    SELECT id, reference, created_at AS "createdAt", content FROM receipt
    WHERE business_id = ${scope.businessId}::uuid AND reference = ${reference}`;
  if (!row) return null;
  const progress = await statements().$queryRaw<TeamProgress[]>`
    SELECT t.code AS "teamCode", t.council_code AS "councilCode",
      min(i.acknowledged_at) AS "receivedAt",
      CASE WHEN bool_and(i.state IN ('done', 'no_action')) THEN max(i.closed_at) END AS "closedAt",
      min(pt.name) AS "passedTo"
    FROM event e JOIN case_item i ON i.event_id = e.id JOIN team t ON t.id = i.team_id
      LEFT JOIN case_item p ON p.passed_from_id = i.id LEFT JOIN team pt ON pt.id = p.team_id
    WHERE e.receipt_id = ${row.id}::uuid AND i.rule_key NOT LIKE 'passed%' AND NOT (i.state = 'no_action' AND i.closed_by_id IS NULL)
    GROUP BY t.code, t.council_code`;
  const events = await statements().$queryRaw<OwnReceipt["events"]>`
    SELECT e.reference, e.type, e.status, e.site_id AS "siteId", e.after, e.effective_on::text AS "effectiveOn",
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('type', a.type, 'status', a.status, 'before', a.before, 'effectiveOn', a.effective_on) END AS about,
      ${GAVE_UP} AS failed
    FROM event e LEFT JOIN event a ON a.id = e.corrects_id WHERE e.receipt_id = ${row.id}::uuid ORDER BY e.sequence`;
  const own = events.map((event) => ({ ...event, mayCorrect: isCorrectable(event) }));
  const failed = own.find((event) => event.failed);
  const why = failed ? await whyFailed(row.id) : null;
  return { reference: row.reference, createdAt: row.createdAt, content: row.content, progress, why, events: own };
}
