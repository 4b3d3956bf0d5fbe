import { registerKnowsBest } from "~/businesses/shown-value.ts";
import { applyPatch } from "~/businesses/snapshot.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import { contradictions } from "~/circumstances/contradictions.ts";
import { fieldLabel } from "~/circumstances/describe.ts";
import { patchBetween } from "~/circumstances/fields.ts";
import {
  onlyFields,
  RIGHT_DAY,
  rightType,
  rightValues,
  sameRecord,
  setRight,
  takeBack,
} from "~/circumstances/set-right.ts";
import type { DetectedEvent, FieldValues } from "~/circumstances/types.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor, ChangeResult } from "../change.ts";
import type { GoodChange } from "./apply-change.server.ts";
import { findOldEvent, type OldEventRow, tellAlso, toldOf } from "./corrected-event.server.ts";
import { valuesBefore } from "./later-events.server.ts";
import { type ChangeState, placePatch, readState } from "./read-state.server.ts";
import { redate } from "./redate-event.server.ts";
import { weighWord } from "./weigh-change.server.ts";

export interface Correction {
  businessId: string;
  /** the event's reference */
  reference: string;
  /** the right values of fields of the event; null takes the event back */
  values: FieldValues | null;
  /** the right day: of an event still to come another day ahead, of one in effect up to today */
  effectiveOn?: PlainDate;
  note: string | null;
  submissionKey: string | null;
}

/** A correction that was looked at and found good, with nothing written. */
export interface GoodCorrection {
  kind: "good";
  state: ChangeState;
  old: OldEventRow;
  /** the new event, which points at the old one */
  event: DetectedEvent;
  /** the right values of the old event; null takes it back */
  right: FieldValues | null;
  /** what the old event is called with them */
  type: OldEventRow["type"];
  /** whether the old event is still to come */
  waiting: boolean;
  day: PlainDate;
  /** the day from which the right values count */
  newDay: PlainDate;
  /** whether that is another day than was told, of an event in effect */
  redated: boolean;
  good: GoodChange;
}

type Planned = GoodCorrection | Extract<ChangeResult, { kind: "repeated" | "refused" }>;

/** Holds the business and looks at what a correction or a withdrawal comes to. Writes nothing. */
export async function planCorrection(tx: Statements, actor: ChangeActor, correction: Correction): Promise<Planned> {
  const { businessId, values } = correction;
  const moved = await newPlace(tx, values);
  const state = await readState(tx, actor, businessId, correction.submissionKey, { extraCouncils: moved.councilCodes });
  if (!state) throw new Error(`No business ${businessId}`);
  if (state.repeated)
    return { kind: "repeated", receipt: { id: state.repeated.id, reference: state.repeated.reference } };
  const old = await findOldEvent(tx, businessId, correction.reference);
  const words = texts.changes.refused;
  if (!old) return refused(words.noSuchEvent);
  const day = today();
  const waiting = old.status === "scheduled";
  const newDay = (values && correction.effectiveOn) ?? old.effectiveOn;
  const otherDay = newDay !== old.effectiveOn;
  if (otherDay && !waiting && newDay > day) return refused(words.notAhead, "effectiveOn");
  const right = values && rightValues(old, values, moved.place, newDay);
  if (right && sameRecord(old.after, right) && !otherDay) return refused(words.nothingToCorrect);
  const earlier = right ? old.before : await valuesBefore(tx, businessId, old);

  const event: DetectedEvent = {
    type: right ? "event.corrected" : "event.withdrawn",
    siteId: old.siteId,
    before: onlyFields(old.after, right ?? earlier),
    after: right ?? earlier,
  };
  if (right && otherDay && !waiting) {
    event.before[RIGHT_DAY] = old.effectiveOn;
    event.after[RIGHT_DAY] = newDay;
  }
  const { before } = state;
  const redated = right && otherDay && !waiting ? await redate(tx, before, old, right, newDay) : null;
  const wanted = redated
    ? redated.after
    : waiting
      ? before
      : right
        ? setRight(before, old, right)
        : takeBack(before, old, earlier);
  const official = Object.keys(event.after).filter(registerKnowsBest);
  const weighed = official.length > 0 ? await weighWord(tx, actor, before, patchBetween(before, wanted), newDay) : null;
  const outranked = weighed?.beside.find((one) => one.siteId === null && official.includes(one.field));
  if (right && outranked) return refused(words.registerKnows(fieldLabel(outranked.field), outranked.keptOutBy.sourceName)); // biome-ignore format: one answer
  const after = weighed ? applyPatch(before, weighed.patch) : wanted;
  const patch = patchBetween(before, after);
  const { employees, apprentices } = after;
  const said = { patch: { sites: patch.sites ?? [], business: { employees, apprentices } }, reported: [] };
  const on = waiting || otherDay ? newDay : day;
  const faults = contradictions(before, { ...said, effectiveOn: on, by: actor.kind }, day);
  if (right && faults.length > 0) return { kind: "refused", faults };

  const type = right ? rightType(old.type, old.before, right) : old.type;
  const toldBefore = await toldOf(tx, [old.id, old.rootId], event, day);
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
    ...(redated ? { past: redated.past } : {}),
    positions: old.siteId && moved.position ? new Map([[old.siteId, moved.position]]) : new Map(),
    corrects: {
      eventId: old.rootId,
      title: eventRow(type).title,
      nobodyKnows: waiting,
      ...(waiting ? { planned: right ? newDay : null } : {}),
      toldBefore: waiting ? toldBefore : tellAlso(state, after, event, toldBefore, day),
      signals: right && !waiting ? [{ ...old, type, id: old.rootId, after: right, effectiveOn: newDay }] : [],
      statedOn: otherDay ? newDay : day,
    },
  };
  return { kind: "good", state, old, event, right, type, waiting, day, newDay, redated: redated !== null, good };
}

function refused(message: string, field: string | null = null): Extract<ChangeResult, { kind: "refused" }> {
  return { kind: "refused", faults: [{ field, message }] };
}

/** What another postcode says: council, ward and where it is. */
async function newPlace(tx: Statements, values: FieldValues | null) {
  const postcode = values?.["site.postcode"];
  if (typeof postcode !== "string") return { place: {}, councilCodes: [], position: null };
  const found = await placePatch(tx, { sites: [{ id: "", postcode }] });
  const { councilCodes, patch, positions } = found;
  return { place: patch.sites?.[0] ?? {}, councilCodes, position: positions.get("") ?? null };
}
