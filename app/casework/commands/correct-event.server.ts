import { EMPTY_SITE, type ProfilePatch, type SiteFields, type Snapshot } from "~/businesses/snapshot.ts";
import { type EventType, eventRow } from "~/circumstances/catalogue.ts";
import { contradictions } from "~/circumstances/contradictions.ts";
import { applyEvent, asList, patchBetween, sameValue } from "~/circumstances/fields.ts";
import type { DetectedEvent, FieldValue, FieldValues } from "~/circumstances/types.ts";
import { cancelSignals } from "~/classification/commands.server.ts";
import { today } from "~/lib/clock.ts";
import { fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { enqueue } from "~/platform/jobs/enqueue.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor, ChangeResult } from "../change.ts";
import { fieldsFor, type Told } from "../routing.ts";
import { TEAM_KINDS } from "../teams.ts";
import { applyChange, type GoodChange } from "./apply-change.server.ts";
import { readState } from "./read-state.server.ts";

export interface Correction {
  businessId: string;
  /** the event's reference */
  reference: string;
  /** the right values of fields of the event; null takes the event back */
  values: FieldValues | null;
  /** another day, for an event still to come */
  effectiveOn?: PlainDate;
  note: string | null;
  submissionKey: string | null;
}

interface OldEvent {
  id: string;
  type: EventType;
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
  status: string;
  receiptId: string | null;
}

/**
 * Sets an event right, or takes it back, by a new event that points at it. What a later change has set stays as it is.
 * Everyone told of the old one is told. An event still to come changes nothing but itself.
 */
export function correctEvent(actor: ChangeActor, correction: Correction): Promise<ChangeResult> {
  return db().$transaction((tx) => correctWithin(tx, actor, correction));
}

async function correctWithin(tx: Tx, actor: ChangeActor, correction: Correction): Promise<ChangeResult> {
  const { businessId, values } = correction;
  const state = await readState(tx, actor, businessId, correction.submissionKey, {});
  if (!state) throw new Error(`No business ${businessId}`);
  if (state.repeated)
    return { kind: "repeated", receipt: { id: state.repeated.id, reference: state.repeated.reference } };
  const old = await findEvent(tx, businessId, correction.reference);
  const words = texts.changes.refused;
  if (!old) return refused(words.noSuchEvent);
  const day = today();
  const waiting = old.status === "scheduled";
  const newDay = waiting ? (correction.effectiveOn ?? old.effectiveOn) : old.effectiveOn;
  const right = values && rightValues(old, values);
  if (right && sameRecord(old.after, right) && newDay === old.effectiveOn) return refused(words.nothingToCorrect);

  const event: DetectedEvent = {
    type: right ? "event.corrected" : "event.withdrawn",
    siteId: old.siteId,
    before: onlyFields(old.after, right ?? old.before),
    after: right ?? old.before,
  };
  const after = waiting ? state.before : setRight(state.before, old, event.after);
  const patch: ProfilePatch = patchBetween(state.before, after);
  const faults = contradictions(state.before, { patch: {}, reported: [], effectiveOn: newDay, by: actor.kind }, day);
  if (waiting && faults.length > 0) return { kind: "refused", faults };

  await tx.$executeRaw`
    UPDATE event SET status = ${right ? (waiting ? "scheduled" : "corrected") : "withdrawn"},
      after = CASE WHEN ${waiting && right !== null} THEN ${JSON.stringify(event.after)}::jsonb ELSE after END,
      effective_on = ${newDay}::date
    WHERE id = ${old.id}::uuid`;
  if (waiting && right && newDay !== old.effectiveOn) {
    const runAt = fromPlainDate(newDay);
    await enqueue(
      tx,
      "apply_scheduled_event",
      { eventId: old.id },
      { runAt, key: `scheduled:${old.receiptId ?? old.id}` },
    );
  }
  await cancelSignals(tx, [old.id]);
  const good: GoodChange = {
    businessId,
    patch,
    events: [event],
    effectiveOn: day,
    today: day,
    submissionKey: correction.submissionKey,
    note: correction.note,
    quiet: false,
    confirmed: false,
    positions: new Map(),
    corrects: {
      eventId: old.id,
      title: eventRow(old.type).title,
      nobodyKnows: waiting,
      toldBefore: await toldOf(tx, old.id, event, day),
      signals: right && !waiting ? [{ ...old, id: old.id, after: right }] : [],
    },
  };
  return { kind: "saved", ...(await applyChange(tx, actor, state, good)) };
}

function refused(message: string): ChangeResult {
  return { kind: "refused", faults: [{ field: null, message }] };
}

/** The newest word on an event: in effect or waiting, and not itself a correction. */
async function findEvent(tx: Tx, businessId: string, reference: string): Promise<OldEvent | null> {
  const [event] = await tx.$queryRaw<OldEvent[]>`
    SELECT id, type, site_id AS "siteId", before, after, effective_on::text AS "effectiveOn", status,
           receipt_id AS "receiptId"
    FROM event WHERE reference = ${reference} AND business_id = ${businessId}::uuid
      AND status IN ('in_effect', 'scheduled')
      AND type NOT IN ('event.corrected', 'event.withdrawn', 'business.registered', 'business.claimed')`;
  return event ?? null;
}

/** The event's own fields only, with the right values laid over. */
function rightValues(old: OldEvent, values: FieldValues): FieldValues {
  const right: FieldValues = {};
  for (const [field, value] of Object.entries(old.after))
    right[field] = values[field] === undefined ? value : values[field];
  return right;
}

function onlyFields(values: FieldValues, like: FieldValues): FieldValues {
  return Object.fromEntries(Object.keys(like).map((field) => [field, values[field] ?? null]));
}

function sameRecord(a: FieldValues, b: FieldValues): boolean {
  return Object.keys(b).every((field) => sameValue(a[field], b[field]));
}

/** The business with an event's values replaced, where no later change has set them. */
function setRight(snapshot: Snapshot, old: OldEvent, right: FieldValues): Snapshot {
  if (right === old.before && openedSite(old)) {
    const closed = { closedOn: old.effectiveOn, isOperating: false };
    return {
      ...snapshot,
      sites: snapshot.sites.map((site) => (site.id === old.siteId ? { ...site, ...closed } : site)),
    };
  }
  const site = snapshot.sites.find((one) => one.id === old.siteId) as unknown as Record<string, FieldValue> | undefined;
  const business = snapshot as unknown as Record<string, FieldValue>;
  const stillSo = (field: string) => {
    if (field === "activities") return asList(old.after[field]).every((key) => snapshot.activities.includes(key));
    const present = field.startsWith("site.") ? site?.[field.slice(5)] : business[field];
    return sameValue(present, old.after[field]);
  };
  const fields = Object.keys(right).filter(stillSo);
  return applyEvent(snapshot, {
    siteId: old.siteId,
    before: Object.fromEntries(fields.map((field) => [field, old.after[field] ?? null])),
    after: Object.fromEntries(fields.map((field) => [field, right[field] ?? null])),
  });
}

/** Whether the event opened its site: nothing was known of it before. */
function openedSite(old: OldEvent): boolean {
  const opening: EventType[] = ["site.added", "premises.moved_in", "premises.relocated"];
  return (
    opening.includes(old.type) &&
    "site.postcode" in old.before &&
    Object.entries(old.before).every(([field, value]) => {
      const key = field.replace("site.", "") as keyof SiteFields;
      return field.startsWith("site.") && value === EMPTY_SITE[key];
    })
  );
}

/** Everyone who has an item of the old event hears of the new one, as promptly as before. */
async function toldOf(tx: Tx, eventId: string, event: DetectedEvent, day: PlainDate): Promise<Told[]> {
  const teams = await tx.$queryRaw<
    { id: string; councilCode: string; code: string; name: string; lgsl: number | null; open: boolean }[]
  >`
    SELECT DISTINCT ON (t.id) t.id, t.council_code AS "councilCode", t.code, t.name, i.lgsl, i.state <> 'no_action' AS open
    FROM case_item i JOIN team t ON t.id = i.team_id WHERE i.event_id = ${eventId}::uuid ORDER BY t.id`;
  return teams.map(({ lgsl, open, ...team }) => ({
    event,
    team,
    ruleKey: "told_before",
    why: texts.changes.toldBefore,
    lgsl,
    fields: fieldsFor(team.code, event),
    dueOn: open
      ? addWorkingDays(day, team.code in TEAM_KINDS ? TEAM_KINDS[team.code as keyof typeof TEAM_KINDS].days : 10)
      : null,
  }));
}
