import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import { backDate } from "~/circumstances/back-dating.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import { completePatch, contradictions } from "~/circumstances/contradictions.ts";
import { detectEvents } from "~/circumstances/detect.ts";
import type { DetectedEvent, FieldValues, ReportedEvent } from "~/circumstances/types.ts";
import { today } from "~/lib/clock.ts";
import { formatDay, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { enqueue } from "~/platform/jobs/enqueue.server.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import type { Change, ChangeActor, ChangeResult, Fault } from "../change.ts";
import { applyChange, type GoodChange, type Past, scheduleChange } from "./apply-change.server.ts";
import { eventsFrom } from "./later-events.server.ts";
import { type ChangeState, type Positions, placePatch, readState } from "./read-state.server.ts";
import { mustWeigh, weighChange } from "./weigh-change.server.ts";

export type { Change, ChangeActor, ChangeResult } from "../change.ts";

const words = texts.changes.refused;

/** Teams with an open item hear of new contact details. */
const CONTACT = ["email", "phone", "website"];

function concernsOpenTeams(fields: readonly string[]): boolean {
  return fields.some((field) => CONTACT.includes(field));
}

/**
 * Holds a business until the transaction ends and reads all that saving an edit of some of its own fields takes, and what
 * is said of them: for somebody who decides only then what is to be saved. Not for places, whose councils must be known.
 */
export function holdForEdit(
  tx: Statements,
  actor: ChangeActor,
  edit: Pick<Change, "businessId" | "submissionKey" | "effectiveOn"> & { fields: readonly string[] },
): Promise<ChangeState | null> {
  return readState(tx, actor, edit.businessId, edit.submissionKey, {
    openTeams: concernsOpenTeams(edit.fields),
    known: edit.effectiveOn === today(),
    linesOf: edit.fields,
  });
}

/**
 * Saves a change of circumstance whole or not at all: the business, its events, its results, the teams' items and
 * the receipt, in one transaction. One save of a business follows another; the same submission within 24 hours gives
 * the first receipt again.
 */
export async function saveChange(actor: ChangeActor, change: Change): Promise<ChangeResult> {
  await catalogue(null); // read before the transaction holds a connection: it takes one of its own the first time
  return inTransaction((tx) => saveChangeWithin(tx, actor, change));
}

/**
 * The same inside a caller's transaction: registering, claiming, loading. Nothing is written unless it is saved.
 * @param held  the business with all that saving reads, where the caller has held it already (`holdForEdit`)
 */
export async function saveChangeWithin(
  tx: Statements,
  actor: ChangeActor,
  change: Change,
  held?: ChangeState,
): Promise<ChangeResult> {
  const reported = change.reported ?? [];
  const placed = await placePatch(tx, change.patch);
  const { effectiveOn } = change;
  const day = today();
  const weighed = change.weigh ?? mustWeigh(actor, Object.keys(placed.patch.business ?? {}));
  const state =
    held ??
    (await readState(tx, actor, change.businessId, change.submissionKey, {
      extraCouncils: placed.councilCodes,
      openTeams: concernsOpenTeams(Object.keys(change.patch.business ?? {})),
      known: !weighed && effectiveOn === day,
    }));
  if (!state) throw new Error(`No business ${change.businessId}`);
  if (state.repeated)
    return { kind: "repeated", receipt: { id: state.repeated.id, reference: state.repeated.reference } };

  const { before } = state;
  if (weighed) {
    placed.patch = await weighChange(tx, actor, before, placed.patch, effectiveOn);
    for (const { id, postcode } of placed.patch.sites ?? []) if (postcode === undefined) placed.positions.delete(id);
  }
  const looked = await lookAt(tx, before, { ...change, reported, patch: placed.patch }, actor.kind, day);
  if (looked.kind !== "good") return looked;
  const { events, patch } = looked;
  if (change.baseVersion !== null && change.baseVersion !== before.version) return { kind: "conflict", theirs: before };

  const good: GoodChange = {
    businessId: change.businessId,
    patch,
    events,
    effectiveOn,
    today: day,
    submissionKey: change.submissionKey,
    note: change.note ?? null,
    quiet: change.quiet ?? false,
    confirmed: change.confirmsAll !== false && reported.some((event) => event.type === "details.confirmed"),
    positions: positionsOf(patch, placed.positions),
    ...(looked.past ? { past: looked.past } : {}),
  };
  if (effectiveOn > day) {
    const applied = await scheduleChange(tx, actor, state, good);
    const [first] = applied.events;
    if (first) {
      const runAt = fromPlainDate(effectiveOn);
      await enqueue(
        tx,
        "apply_scheduled_event",
        { eventId: first.id },
        { runAt, key: `scheduled:${applied.receipt.id}` },
      );
    }
    return { kind: "saved", ...applied };
  }
  return { kind: "saved", ...(await applyChange(tx, actor, state, good)) };
}

type Looked =
  | { kind: "refused"; faults: Fault[] }
  | { kind: "nothing_changed" }
  | { kind: "good"; events: DetectedEvent[]; patch: ProfilePatch; past: Past | null };

/**
 * Looks at a change that was told, with nothing written: whether it can be, what happened, and what of it takes effect
 * now. One dated back leaves alone what later-dated changes have set.
 * @param change  its places found already
 */
export async function lookAt(
  tx: Statements,
  before: Snapshot,
  change: Pick<Change, "businessId" | "patch" | "effectiveOn"> & { reported: readonly ReportedEvent[] },
  by: ChangeActor["kind"],
  day: PlainDate,
): Promise<Looked> {
  const { effectiveOn, reported } = change;
  const since = effectiveOn < day ? await eventsFrom(tx, change.businessId, effectiveOn) : [];
  const later = since.filter((event) => event.effectiveOn > effectiveOn);
  const whole = completePatch(before, change.patch, reported, effectiveOn);
  const { patch, onDay, overtaken } = backDate(before, whole, later);
  const faults = contradictions(onDay.before, { patch: change.patch, reported, effectiveOn, by }, day);
  if (faults.length > 0) return { kind: "refused", faults };
  const events = eventsOf(onDay.before, onDay.after, reported);
  const [first] = overtaken;
  if (events.length === 0 && first)
    return { kind: "refused", faults: [{ field: "effectiveOn", message: words.overtaken(formatDay(first.since)) }] };
  if (events.length === 0) return { kind: "nothing_changed" };
  return { kind: "good", events, patch, past: effectiveOn < day ? { onDay, overtaken, since } : null };
}

/** Where the places are whose address takes effect now. */
function positionsOf(patch: ProfilePatch, found: Positions): Positions {
  const moved = [...(patch.sites ?? []), ...(patch.newSites ?? [])].filter((site) => site.postcode !== undefined);
  return new Map([...found].filter(([id]) => moved.some((site) => site.id === id)));
}

/** Events that follow from the difference, then those that were told. */
function eventsOf(before: Snapshot, after: Snapshot, reported: readonly ReportedEvent[]): DetectedEvent[] {
  const detected = detectEvents(before, after);
  const registering = reported.some((event) => event.type === "business.registered");
  const found = registering ? [...detected, ...firstEvents(after, detected)] : detected;
  for (const { type, siteId, details } of reported) {
    const answers: FieldValues = {};
    for (const [name, value] of Object.entries(details ?? {})) answers[`details.${name}`] = value;
    const same = found.find((event) => event.type === type && (!siteId || event.siteId === siteId));
    if (same) Object.assign(same.after, answers);
    else found.push({ type, siteId: siteId ?? null, before: {}, after: answers });
  }
  return found;
}

/** What those who look after places and activities must hear of a business that has just been written down. */
function firstEvents(after: Snapshot, known: readonly DetectedEvent[]): DetectedEvent[] {
  const blank: Snapshot = { ...after, activities: [], sites: [] };
  const concerns = (type: EventType) => type.startsWith("activity.") || type.startsWith("premises.");
  return detectEvents(blank, after).filter(
    (event) => concerns(event.type) && !known.some((one) => one.type === event.type && one.siteId === event.siteId),
  );
}
