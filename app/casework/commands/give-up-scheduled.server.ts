import type { Snapshot } from "~/businesses/snapshot.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { addMail } from "~/platform/mail/queue.server.ts";
import { type Statements, Writes } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor, SavedEvent } from "../change.ts";
import { composeReceipt } from "../compose-receipt.ts";
import { stewardItem } from "../contradiction-item.ts";
import { plannedChangeFailedMail } from "../emails.ts";
import { whereToTell } from "../where-to-tell.ts";
import type { ChangeState } from "./read-state.server.ts";
import { addOutcome } from "./write-outcome.server.ts";

const portal: ChangeActor = { kind: "system", personId: null, sourceKey: "system" };

interface Failed {
  events: readonly (DetectedEvent & SavedEvent)[];
  /** the receipt that the owner was given when they planned it */
  receiptReference: string;
  effectiveOn: PlainDate;
  /** in plain words, one sentence a reason */
  reasons: readonly string[];
}

/**
 * A planned change that goes against what is known on its day: taken back by a new event that says why. The data
 * steward has an item of it, and whoever planned it hears by e-mail. The business stays as it is.
 */
export async function giveUp(tx: Statements, state: ChangeState, failed: Failed, day: PlainDate): Promise<void> {
  const { before } = state;
  const [first] = failed.events;
  if (!first) return;
  const ids = failed.events.map((event) => event.id);
  await tx.$executeRaw`UPDATE event SET status = 'withdrawn' WHERE id = ANY(${ids}::uuid[])`;
  const why = failed.reasons.map(sentence).join(" ");
  const said = { id: newId(), reference: newReference("E"), ...withdrawal(first, why) };
  const told = stewardItem(said, state.teams, before, day, {
    ruleKey: "scheduled_contradiction",
    why: texts.changes.failed.stewardWhy,
    fields: Object.keys(first.after),
  });
  const receipt = { id: newId(), reference: newReference("R"), submissionKey: null };
  const titles = [...new Set(failed.events.map((event) => eventRow(event.type).title))];
  const content = composeReceipt({
    status: "could_not",
    effectiveOn: day,
    events: [said],
    after: before,
    routed: { told, notTold: [] },
    councilNames: state.councilNames,
    about: titles.join("; "),
    offers: [],
    means: { stageBefore: null, stageAfter: null, cards: [] },
    forOwner: false,
  });
  const writes = new Writes();
  addOutcome(writes, portal, {
    businessId: before.id,
    receipt: { ...receipt, content },
    events: [{ ...said, facts: { gaveUp: ids } }],
    waiting: false,
    status: "in_effect",
    effectiveOn: day,
    note: null,
    correctsId: first.id,
    items: told.map((one) => ({ ...one, eventId: said.id })),
    councilCodes: state.councilCodes,
  });
  const siteIds = before.sites.map((site) => site.id);
  if (state.personEmail)
    addMail(
      writes,
      plannedChangeFailedMail(state.personEmail, named(before), {
        on: formatDay(failed.effectiveOn),
        titles,
        reasons: failed.reasons.map(sentence),
        again: whereToTell(before.id, first, siteIds),
        reference: failed.receiptReference,
      }),
    );
  await writes.flush(tx);
}

function withdrawal(first: DetectedEvent, why: string): DetectedEvent {
  return { type: "event.withdrawn", siteId: first.siteId, before: {}, after: { "details.why": why } };
}

function named({ id, name }: Snapshot) {
  return { id, name };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
