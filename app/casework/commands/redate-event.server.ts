import { applyPatch, type Snapshot } from "~/businesses/snapshot.ts";
import { backDate, chained } from "~/circumstances/back-dating.ts";
import { applyEvent, patchOf } from "~/circumstances/fields.ts";
import { openedSite, setRight } from "~/circumstances/set-right.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { ChangeActor } from "../change.ts";
import { inOrder, type Past } from "./apply-change.server.ts";
import type { OldEventRow } from "./corrected-event.server.ts";
import { eventsFrom, valuesBefore } from "./later-events.server.ts";

/**
 * An event in effect that counts from another day than was told: taken out of its old place among the changes and put
 * into its right one. What a later day has set stands, and it stands against what an earlier day has set.
 * @returns the business as it then is, and what to work out anew: from the earlier of the two days on
 */
export async function redate(
  tx: Statements,
  now: Snapshot,
  old: OldEventRow,
  right: FieldValues,
  day: PlainDate,
): Promise<{ after: Snapshot; past: Past }> {
  const from = day < old.effectiveOn ? day : old.effectiveOn;
  const all = await eventsFrom(tx, now.id, from);
  const others = all.filter((event) => event.rootId !== old.rootId);
  const placed = { siteId: old.siteId, before: old.before, after: right, effectiveOn: day };
  const base = all.reduceRight((state, event) => {
    const known = event.siteId === null || state.sites.some((site) => site.id === event.siteId);
    return known ? applyEvent(state, { ...event, before: event.after, after: event.before }) : state;
  }, now);
  const since = chained(base, inOrder([...others, placed]));
  if (openedSite(old)) {
    const after = setRight(now, old, right);
    return { after, past: { onDay: { before: now, after }, overtaken: [], since, from } };
  }
  const without = setRight(now, old, await valuesBefore(tx, now.id, old));
  const later = others.filter((event) => event.effectiveOn > day);
  const dated = backDate(without, patchOf(without, placed), later);
  const { onDay, overtaken } = dated;
  return { after: applyPatch(without, dated.patch), past: { onDay, overtaken, since, from } };
}

/** What was said with the event was said of the right day. */
export async function restate(
  tx: Statements,
  actor: ChangeActor,
  businessId: string,
  old: OldEventRow,
  day: PlainDate,
): Promise<void> {
  const fields = Object.keys(old.after).map((field) => field.replace("site.", ""));
  await tx.$executeRaw`
    UPDATE statement SET stated_on = ${day}::date
    WHERE business_id = ${businessId}::uuid AND source_key = ${actor.sourceKey} AND superseded_at IS NULL
      AND stated_on = ${old.effectiveOn}::date AND field = ANY(${fields}::text[])
      AND (site_id IS NULL OR site_id IS NOT DISTINCT FROM ${old.siteId}::uuid)`;
}
