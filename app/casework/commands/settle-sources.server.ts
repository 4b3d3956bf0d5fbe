import { holdStatements } from "~/businesses/commands/hold-statements.server.ts";
import { tradeTitles } from "~/businesses/search.server.ts";
import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import { fieldLabel } from "~/circumstances/describe.ts";
import { patchOf } from "~/circumstances/fields.ts";
import type { DetectedEvent, FieldValues } from "~/circumstances/types.ts";
import { cancelSignals } from "~/classification/commands.server.ts";
import { today } from "~/lib/clock.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor } from "../change.ts";
import type { ItemDetail } from "../queries/queue.server.ts";
import { disputedText, openDisputes, saidBy } from "../queries/settle.server.ts";
import type { Dispute, DisputedValue } from "../settle-sources.ts";
import { applyChange } from "./apply-change.server.ts";
import { toldOf } from "./corrected-event.server.ts";
import { closeItem, type ItemAnswer } from "./handle-item.server.ts";
import { readState } from "./read-state.server.ts";
import { saveChangeWithin } from "./save-change.server.ts";

const words = texts.queue.settle;

export interface Settlement {
  /** the statement whose value is to be shown */
  statementId: string;
  /** read by the business too */
  note: string;
}

/**
 * An officer's choice between sources that differ. The value becomes the council's own word and is shown; the others are
 * set aside and stay to be read, with who decided and why. What is set right like this is no change of circumstance, so
 * it signals nothing; whether a business trades is, and goes the way of any change. The item is closed with its last question.
 */
export function settleSources(scope: StaffScope, item: ItemDetail, settlement: Settlement): Promise<ItemAnswer> {
  return db()
    .$transaction(async (tx): Promise<ItemAnswer> => {
      const [open] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM case_item WHERE id = ${item.id}::uuid AND state IN ('new', 'acknowledged') FOR UPDATE`;
      if (!open) return { kind: "refused", field: null, message: texts.queue.item.closed };
      const held = await openDisputes(item, tx);
      const found = held?.disputes
        .map((dispute) => ({ dispute, chosen: dispute.values.find((one) => one.id === settlement.statementId) }))
        .find(({ chosen }) => chosen);
      if (!held || !found?.chosen) return { kind: "refused", field: "statementId", message: words.gone };
      const { dispute, chosen } = found;
      const others = dispute.values.filter((one) => one !== chosen);
      await mark(tx, chosen, others);
      const details = await detailsOf(item, dispute, chosen, others, settlement.note);
      const actor: ChangeActor = { kind: "officer", personId: scope.person.id, sourceKey: `officer:${scope.councilCode}`, councilCode: scope.councilCode }; // biome-ignore format: one actor
      const patch = patchFor(held.snapshot, dispute, chosen);
      const refused =
        dispute.field === "tradingStatus"
          ? await saveAsChange(tx, actor, item, patch, details)
          : await setStraight(tx, actor, item, { dispute, chosen, patch, details });
      if (refused) throw new Refused(refused);
      const left = await openDisputes(item, tx);
      if (left && left.disputes.length > 0) return { kind: "settled", left: left.disputes.length };
      await closeItem(tx, scope, item, "done", "record_updated", settlement.note);
      return { kind: "settled", left: 0 };
    })
    .catch((error: unknown): ItemAnswer => {
      if (error instanceof Refused) return { kind: "refused", field: null, message: error.message };
      throw error;
    });
}

/** Takes the transaction back. */
class Refused extends Error {}

async function mark(tx: Tx, chosen: DisputedValue, others: readonly DisputedValue[]): Promise<void> {
  const aside = others.flatMap(({ lines }) => lines.map(({ id }) => id));
  const kept = chosen.lines.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE statement SET owner_verdict = CASE WHEN id = ANY(${aside}::uuid[]) THEN 'set_aside' END
    WHERE id = ANY(${[...aside, ...kept]}::uuid[])`;
}

async function detailsOf(
  item: ItemDetail,
  dispute: Dispute,
  chosen: DisputedValue,
  others: readonly DisputedValue[],
  note: string,
): Promise<Record<string, string>> {
  const trades = await tradeTitles();
  const sentence = (one: DisputedValue) => words.said(disputedText(one, trades), one.lines.map(saidBy).join("; ") || words.nobody); // biome-ignore format: one sentence
  return {
    settled: `${fieldLabel(dispute.field)}: ${sentence(chosen)}`,
    setAside: others.map(sentence).join("; "),
    by: item.teamName,
    why: note,
  };
}

/** What is to be shown from now on; that a company is dissolved ends the trade of its business. */
function patchFor(snapshot: Snapshot, { siteId, field, values }: Dispute, chosen: DisputedValue): ProfilePatch {
  if (chosen.field === "registerStatus" && field === "tradingStatus") {
    const ceasedOn = snapshot.ceasedOn ?? chosen.lines[0]?.statedOn ?? today();
    return { business: { tradingStatus: "ceased", ceasedOn } };
  }
  // of a company that trades on, the register's word is set aside with its fact
  if (field === "tradingStatus" && values.some((one) => one.field === "registerStatus"))
    return { business: { registerStatus: null } };
  return patchOf(snapshot, { siteId, before: {}, after: { [field]: chosen.value } });
}

/** Whether it trades: a change like any other, for everybody who must hear of it. @returns what is in its way */
async function saveAsChange(
  tx: Tx,
  actor: ChangeActor,
  item: ItemDetail,
  patch: ProfilePatch,
  details: Record<string, string>,
): Promise<string | null> {
  const saved = await saveChangeWithin(tx, actor, {
    businessId: item.businessId,
    patch,
    reported: [{ type: "details.confirmed", details }],
    effectiveOn: today(),
    submissionKey: null,
    baseVersion: null,
    confirmsAll: false,
    weigh: false, // the sources have just been weighed by a person
  });
  return saved.kind === "refused" ? (saved.faults[0]?.message ?? texts.queue.item.closed) : null;
}

interface Straight {
  dispute: Dispute;
  chosen: DisputedValue;
  patch: ProfilePatch;
  details: Record<string, string>;
}

/** Any other field: the record is set straight, and what the wrong value signalled is cancelled. */
async function setStraight(
  tx: Tx,
  actor: ChangeActor,
  item: ItemDetail,
  { dispute, chosen, patch, details }: Straight,
): Promise<string | null> {
  const { businessId } = item;
  const { siteId, field } = dispute;
  const day = today();
  const shown = dispute.values.find((one) => one.shown)?.value ?? null;
  if (chosen.shown)
    await holdStatements(tx, {
      businessId, siteId, personId: actor.personId, sourceKey: actor.sourceKey, values: { [chosen.field]: chosen.value }, statedOn: day,
    }); // biome-ignore format: one word
  const state = await readState(tx, actor, businessId, null, {});
  if (!state) throw new Error(`No business ${businessId}`);
  const told: FieldValues = Object.fromEntries(
    Object.entries(details).map(([name, text]) => [`details.${name}`, text]),
  );
  const event: DetectedEvent = {
    type: "details.confirmed",
    siteId,
    before: chosen.shown ? {} : { [field]: shown },
    after: chosen.shown ? told : { [field]: chosen.value, ...told },
  };
  const wrong = chosen.shown ? [] : await broughtBy(tx, businessId, siteId, field, shown);
  await cancelSignals(tx, wrong);
  const before = await toldOf(tx, wrong, event, day);
  await applyChange(tx, actor, state, {
    businessId,
    patch,
    events: [event],
    effectiveOn: day,
    today: day,
    submissionKey: null,
    note: details.why ?? null,
    quiet: false,
    confirmed: false,
    positions: new Map(),
    corrects: {
      eventId: null,
      toldBefore: before.filter(({ team }) => team.id !== item.teamId),
      signals: [],
      nobodyKnows: false,
      statedOn: day,
    },
  });
  return null;
}

/** The newest event that brought a value, if one did. */
async function broughtBy(
  tx: Tx,
  businessId: string,
  siteId: string | null,
  field: string,
  value: DisputedValue["value"],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM event WHERE business_id = ${businessId}::uuid AND status = 'in_effect'
      AND site_id IS NOT DISTINCT FROM ${siteId}::uuid AND after->${field} = ${JSON.stringify(value)}::jsonb
    ORDER BY sequence DESC LIMIT 1`;
  return rows.map(({ id }) => id);
}
