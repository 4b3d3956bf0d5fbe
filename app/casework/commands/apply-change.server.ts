import { tradeTitles } from "~/businesses/search.server.ts";
import { applyPatch, type ProfilePatch, type Snapshot } from "~/businesses/snapshot.ts";
import type { BackDated, DatedEvent } from "~/circumstances/back-dating.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import type { TradeTitles } from "~/circumstances/describe.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import { type Reclassified, reclassify } from "~/classification/commands.server.ts";
import type { StoredKnown } from "~/classification/queries.server.ts";
import type { SignallingEvent } from "~/classification/signals.ts";
import { ownerWording } from "~/classification/wording.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { addMail } from "~/platform/mail/queue.server.ts";
import { type Statements, Writes } from "~/platform/statements.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import { signposts } from "../cards.server.ts";
import type { ChangeActor, SavedEvent } from "../change.ts";
import { composeReceipt, type Named } from "../compose-receipt.ts";
import { toSettle } from "../contradiction-item.ts";
import { receiptMail } from "../emails.ts";
import { knownNow } from "../known-now.ts";
import type { ReceiptContent } from "../receipt.ts";
import { type NotTold, route, type Told } from "../routing.ts";
import { endAsksOfClosed } from "../visits/commands/asks-of-closed.server.ts";
import type { ChangeState, Positions } from "./read-state.server.ts";
import { replayResults } from "./replay.server.ts";
import { writeBusiness } from "./write-business.server.ts";
import { addOutcome, type EventRowToWrite } from "./write-outcome.server.ts";

/** A change that was looked at and found good, ready to be written. */
export interface GoodChange {
  businessId: string;
  patch: ProfilePatch;
  events: readonly DetectedEvent[];
  effectiveOn: PlainDate;
  today: PlainDate;
  submissionKey: string | null;
  note: string | null;
  quiet: boolean;
  confirmed: boolean;
  positions: Positions;
  /** of a change dated back */
  past?: Past;
  /** events that are in the database already, waiting for their day: their ids and references, in the order of `events` */
  waiting?: { receiptId: string; receiptReference: string; ids: SavedEvent[] };
  /** the event that this one sets right, and who was told of it */
  corrects?: {
    /** null where no event brought what is set right */
    eventId: string | null;
    title?: string;
    toldBefore: Told[];
    signals: SignallingEvent[];
    nobodyKnows: boolean;
    /** while it waits: the day it takes effect, null when it is taken back */
    planned?: PlainDate | null;
    /** the day from which the right values count */
    statedOn: PlainDate;
  };
}

/** What a change dated back was on its own day. */
export interface Past extends Pick<BackDated, "onDay" | "overtaken"> {
  /** changes that count from its day on, in order */
  since: readonly DatedEvent[];
  /** of a correction, whose change stands among `since` already: the first day that is another now */
  from?: PlainDate;
}

export interface Applied {
  receipt: { id: string; reference: string };
  events: SavedEvent[];
}

/**
 * Writes a change that takes effect now: the business, its results, its events, who is told and the receipt.
 * Everything is in the caller's transaction; whatever fails takes the whole with it.
 */
export async function applyChange(
  tx: Statements,
  actor: ChangeActor,
  state: ChangeState,
  change: GoodChange,
): Promise<Applied> {
  const { before } = state;
  const after = applyPatch(before, change.patch);
  const events = named(change);
  const writes = new Writes();
  const options = {
    today: change.today,
    effectiveOn: change.corrects?.statedOn ?? change.effectiveOn,
    positions: change.positions,
    sourceKnown: state.source !== null,
    heard: heardFrom(actor, events),
    confirmed: change.confirmed,
    past: change.past?.overtaken ?? [],
  };
  const written = await writeBusiness(tx, actor, before, after, options, writes);
  const known = written.waits ? knownNow(state, actor, change, written.said) : null;
  if (!known) await writes.flush(tx); // the models find in the tables what was just said
  endAsksOfClosed(writes, before, after);
  const result = await classify(tx, actor, after, events, change, writes, known);
  const silent = change.quiet || change.corrects?.nobodyKnows;
  const routed = silent ? { told: [], notTold: [] } : routeChange(state, after, change);
  if (!change.quiet)
    routed.told.push(
      ...toSettle(result, { events, told: routed.told, teams: state.teams, after, today: change.today }),
    );
  const { offers, cards } = change.quiet
    ? { offers: [], cards: [] }
    : await signposts({ after, stage: result.shownStage, events, today: change.today, state });
  const content = composeReceipt({
    status: "in_effect",
    effectiveOn: change.effectiveOn,
    events,
    after,
    routed,
    councilNames: state.councilNames,
    about: change.corrects?.title,
    planned: change.corrects?.planned,
    overtaken: change.past?.overtaken ?? [],
    offers,
    means: meaning(result, cards),
    ...(await tradesOf(events)),
    forOwner: actor.kind === "owner" || change.waiting !== undefined,
  });
  const receipt = keep(writes, actor, state, change, { events, routed, content, status: "in_effect", after });
  if (!change.quiet) mailReceipt(writes, state, before, receipt, content);
  await writes.flush(tx, { last: true });
  return { receipt, events: events.map(({ id, type, reference }) => ({ id, type, reference })) };
}

/** Keeps a change for a day to come: its events wait, nothing else moves. */
export async function scheduleChange(
  tx: Statements,
  actor: ChangeActor,
  state: ChangeState,
  change: GoodChange,
): Promise<Applied> {
  const after = applyPatch(state.before, change.patch);
  const events = named(change);
  const routed = routeChange(state, after, change);
  const { offers } = await signposts({ after, stage: null, events, today: change.today, state });
  const content = composeReceipt({
    status: "scheduled",
    effectiveOn: change.effectiveOn,
    events,
    after,
    routed: { told: routed.told.map((one) => ({ ...one, dueOn: null })), notTold: routed.notTold },
    councilNames: state.councilNames,
    offers,
    means: { stageBefore: null, stageAfter: null, cards: [] },
    ...(await tradesOf(events)),
    forOwner: actor.kind === "owner",
  });
  const none = { told: [], notTold: [] };
  const writes = new Writes();
  const receipt = keep(writes, actor, state, change, { events, routed: none, content, status: "scheduled", after });
  mailReceipt(writes, state, state.before, receipt, content);
  await writes.flush(tx, { last: true });
  return { receipt, events: events.map(({ id, type, reference }) => ({ id, type, reference })) };
}

type KnownEvent = Named & { id: string };

function named(change: GoodChange): KnownEvent[] {
  return change.events.map((event, at) => {
    const waiting = change.waiting?.ids[at];
    return { ...event, id: waiting?.id ?? newId(), reference: waiting?.reference ?? newReference("E") };
  });
}

/** Signs of a place where nobody was met: the business itself said nothing. */
const NOBODY_MET: readonly EventType[] = ["visit.found_not_trading", "vacancy.reported"];

/** Whether the business was heard of by its own people or by an officer who met them. */
function heardFrom(actor: ChangeActor, events: readonly { type: EventType }[]): boolean {
  const person = actor.kind === "owner" || actor.kind === "officer";
  return person && !events.every(({ type }) => NOBODY_MET.includes(type));
}

async function classify(
  tx: Statements,
  actor: ChangeActor,
  after: Snapshot,
  events: readonly KnownEvent[],
  change: GoodChange,
  writes: Writes,
  known: StoredKnown | null,
): Promise<Reclassified> {
  const signalling = events.map((event) => ({ ...event, effectiveOn: change.effectiveOn }));
  const options = {
    eventId: events[0]?.id ?? null,
    asOf: change.today,
    events: change.corrects ? change.corrects.signals : signalling,
    sourceKey: actor.sourceKey,
    regimes: await regimesOf(after, change.today),
    ...(known ? { known } : {}),
    ...(heardFrom(actor, events) ? { lastHeardOn: change.today } : {}),
  };
  if (change.past) {
    const { since, from } = change.past;
    return from
      ? replayResults(tx, after, options, from, since)
      : replayResults(tx, after, options, change.effectiveOn, inOrder([...since, ...signalling]));
  }
  return reclassify(tx, after, options, writes);
}

export function inOrder(events: readonly DatedEvent[]): DatedEvent[] {
  return [...events].sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
}

/** Who is told of a change that takes effect, with those who heard of what it sets right. */
export function routeChange(
  state: ChangeState,
  now: Snapshot,
  change: GoodChange,
): { told: Told[]; notTold: NotTold[] } {
  const { teams, countyOf, openTeamIds } = state;
  const { before, after } = change.past?.onDay ?? { before: state.before, after: now };
  const routed = route({ events: change.events, before, after, teams, countyOf, openTeamIds, today: change.today });
  const again = (change.corrects?.toldBefore ?? []).filter(
    (one) => !routed.told.some((known) => known.team.id === one.team.id),
  );
  return { told: [...routed.told, ...again], notTold: routed.notTold };
}

/** Titles of lines of work, read only when one changed. */
async function tradesOf(events: readonly DetectedEvent[]): Promise<{ trades?: TradeTitles }> {
  return events.some((event) => "sicCodes" in event.after) ? { trades: await tradeTitles() } : {};
}

function meaning(result: Reclassified, cards: ReceiptContent["means"]["cards"]): ReceiptContent["means"] {
  return {
    stageBefore: result.before ? ownerWording(result.before) : null,
    stageAfter: ownerWording(result.after),
    cards,
  };
}

interface Outcome {
  events: readonly KnownEvent[];
  routed: { told: readonly Told[] };
  content: ReceiptContent;
  status: "in_effect" | "scheduled";
  after: Snapshot;
}

function keep(
  writes: Writes,
  actor: ChangeActor,
  state: ChangeState,
  change: GoodChange,
  outcome: Outcome,
): Applied["receipt"] {
  const receipt = change.waiting
    ? { id: change.waiting.receiptId, reference: change.waiting.receiptReference }
    : { id: newId(), reference: newReference("R") };
  const byEvent = new Map(change.events.map((event, at) => [event, outcome.events[at]]));
  const facts = {
    activities: outcome.after.activities,
    premises: outcome.after.sites.filter((site) => site.closedOn === null).map((site) => site.premisesType),
    councils: state.councilCodes,
  };
  const rows: EventRowToWrite[] = outcome.events.map((event) => ({
    id: event.id,
    reference: event.reference,
    type: event.type,
    siteId: event.siteId,
    before: event.before,
    after: event.after,
    facts,
  }));
  addOutcome(writes, actor, {
    businessId: change.businessId,
    receipt: { ...receipt, submissionKey: state.keyTaken ? null : change.submissionKey, content: outcome.content },
    events: rows,
    waiting: change.waiting !== undefined,
    status: outcome.status,
    effectiveOn: change.effectiveOn,
    note: change.note,
    correctsId: change.corrects?.eventId ?? null,
    items: outcome.routed.told.map((told) => ({
      ...told,
      eventId: (byEvent.get(told.event) ?? outcome.events[0])?.id ?? "",
    })),
    councilCodes: state.councilCodes,
  });
  return receipt;
}

function mailReceipt(
  writes: Writes,
  state: ChangeState,
  business: Snapshot,
  receipt: Applied["receipt"],
  content: ReceiptContent,
): void {
  if (state.personEmail) addMail(writes, receiptMail(state.personEmail, business, receipt.reference, content));
}
