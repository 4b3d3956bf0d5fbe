import type { Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import { contradictions } from "~/circumstances/contradictions.ts";
import { applyEvent, patchBetween } from "~/circumstances/fields.ts";
import type { FieldValue, FieldValues } from "~/circumstances/types.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import type { ChangeActor } from "../change.ts";
import { applyChange } from "./apply-change.server.ts";
import { giveUp } from "./give-up-scheduled.server.ts";
import { placePatch, readState } from "./read-state.server.ts";

interface WaitingEvent {
  id: string;
  reference: string;
  type: EventType;
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
  note: string | null;
}

interface WaitingReceipt {
  businessId: string;
  receiptId: string;
  receiptReference: string;
  actorKind: ChangeActor["kind"];
  personId: string | null;
  sourceKey: string;
}

/**
 * Lets a scheduled event, and those of the same submission, take effect. Does nothing when its day has not come or it
 * has taken effect already, so that the job and the daily sweep may both run.
 * @returns how many events took effect
 */
export function applyScheduled(eventId: string): Promise<number> {
  return db().$transaction(async (tx) => {
    const [known] = await tx.$queryRaw<WaitingReceipt[]>`
      SELECT e.business_id AS "businessId", r.id AS "receiptId", r.reference AS "receiptReference",
             e.actor_kind AS "actorKind", e.person_id AS "personId", coalesce(e.source_key, 'owner') AS "sourceKey"
      FROM event e JOIN receipt r ON r.id = e.receipt_id WHERE e.id = ${eventId}::uuid AND e.status = 'scheduled'`;
    return known ? applyWaiting(tx, known) : 0;
  });
}

async function applyWaiting(tx: Tx, waiting: WaitingReceipt): Promise<number> {
  const actor: ChangeActor = { kind: waiting.actorKind, personId: waiting.personId, sourceKey: waiting.sourceKey };
  const day = today();
  const state = await readState(tx, actor, waiting.businessId, null, { openTeams: true });
  if (!state) return 0;
  const events = await tx.$queryRaw<WaitingEvent[]>`
    SELECT id, reference, type, site_id AS "siteId", before, after, effective_on::text AS "effectiveOn", note FROM event
    WHERE receipt_id = ${waiting.receiptId}::uuid AND status = 'scheduled' AND effective_on <= ${day}::date
    ORDER BY sequence`;
  const [first] = events;
  if (!first) return 0;
  const after = events.reduce(applyEvent, state.before);
  const patch = patchBetween(state.before, after);
  const reported = events.filter(saysTrading).map(({ type, siteId }) => ({ type, siteId }));
  const faults = contradictions(state.before, { patch, reported, effectiveOn: day, by: actor.kind }, day);
  if (faults.length > 0) {
    const { receiptReference } = waiting;
    const reasons = faults.map((fault) => fault.message);
    await giveUp(tx, state, { events, receiptReference, effectiveOn: first.effectiveOn, reasons }, day);
    return 0;
  }
  await applyChange(tx, actor, state, {
    businessId: waiting.businessId,
    patch,
    events: events.map((event) => ({ ...event, before: valuesNow(state.before, event) })),
    effectiveOn: first.effectiveOn,
    today: day,
    submissionKey: null,
    note: first.note,
    quiet: false,
    confirmed: false,
    positions: (await placePatch(tx, { sites: movedSites(events) })).positions,
    waiting: {
      receiptId: waiting.receiptId,
      receiptReference: waiting.receiptReference,
      ids: events.map(({ id, type, reference }) => ({ id, type, reference })),
    },
  });
  return events.length;
}

/** What speaks of trading by its name: a second end, or going on when nothing was paused. */
function saysTrading({ type, after }: WaitingEvent): boolean {
  return type === "trading.closing_soon" || (type.startsWith("trading.") && "tradingStatus" in after);
}

function movedSites(events: readonly WaitingEvent[]): { id: string; postcode: string }[] {
  return events.flatMap(({ siteId, after }) => {
    const postcode = after["site.postcode"];
    return siteId && typeof postcode === "string" ? [{ id: siteId, postcode }] : [];
  });
}

/** What an event's fields hold on its day, which may be other than when it was told. */
function valuesNow(snapshot: Snapshot, event: WaitingEvent): FieldValues {
  const values: FieldValues = {};
  const site = snapshot.sites.find((one) => one.id === event.siteId) as Record<string, FieldValue> | undefined;
  const business = snapshot as unknown as Record<string, FieldValue>;
  for (const [field, told] of Object.entries(event.before)) {
    if (field === "activities") values[field] = told;
    else if (field.startsWith("site.")) values[field] = site?.[field.slice(5)] ?? told;
    else values[field] = business[field] ?? null;
  }
  return values;
}

/** Every scheduled event whose day has come, each submission in a transaction of its own. @returns how many took effect */
export async function applyDue(): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (receipt_id) id FROM event
    WHERE status = 'scheduled' AND effective_on <= ${today()}::date ORDER BY receipt_id, sequence`;
  let applied = 0;
  for (const { id } of due) applied += await applyScheduled(id);
  return applied;
}
