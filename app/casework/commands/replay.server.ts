import { applyPatch, type Snapshot } from "~/businesses/snapshot.ts";
import { patchOf } from "~/circumstances/fields.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import { type Reclassified, type ReclassifyOptions, reclassify } from "~/classification/commands.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Tx } from "~/platform/db.server.ts";

interface LaterEvent {
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
}

/** Days worked out anew at most, so that a long history does not hold up a save; the newest are kept. */
const MOST_DAYS = 24;

/**
 * After a change dated back: works the results out anew for its own day and for each later change, in their order, and
 * for today last. Each day's business is today's with the changes after that day undone.
 */
export async function replayResults(
  tx: Tx,
  before: Snapshot,
  after: Snapshot,
  options: ReclassifyOptions,
  effectiveOn: PlainDate,
): Promise<Reclassified> {
  const later = await tx.$queryRaw<LaterEvent[]>`
    SELECT site_id AS "siteId", before, after, effective_on::text AS "effectiveOn" FROM event
    WHERE business_id = ${before.id}::uuid AND status = 'in_effect' AND effective_on > ${effectiveOn}::date
    ORDER BY effective_on, sequence`;
  const days = [...new Set([effectiveOn, ...later.map((event) => event.effectiveOn)])]
    .filter((day) => day < options.asOf)
    .sort()
    .slice(-MOST_DAYS);
  let first: Reclassified | null = null;
  for (const day of days) {
    const asThen = later.filter((event) => event.effectiveOn > day).reduceRight(undo, after);
    const result = await reclassify(tx, asThen, { ...options, asOf: day, events: first ? [] : (options.events ?? []) });
    first ??= result;
  }
  const last = await reclassify(tx, after, first ? { ...options, events: [] } : options);
  return first ? { ...last, before: first.before } : last;
}

function undo(snapshot: Snapshot, event: LaterEvent): Snapshot {
  const known = event.siteId === null || snapshot.sites.some((site) => site.id === event.siteId);
  if (!known) return snapshot;
  return applyPatch(snapshot, patchOf(snapshot, { ...event, before: event.after, after: event.before }));
}
