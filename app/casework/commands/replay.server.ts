import type { Snapshot } from "~/businesses/snapshot.ts";
import type { DatedEvent } from "~/circumstances/back-dating.ts";
import { applyEvent } from "~/circumstances/fields.ts";
import { type Reclassified, type ReclassifyOptions, reclassify } from "~/classification/commands.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Statements } from "~/platform/statements.server.ts";

/** Days worked out anew at most, so that a long history does not hold up a save; the newest are kept. */
const MOST_DAYS = 24;

/**
 * After a change dated back: works the results out anew for its own day and for each later change, in their order, and
 * for today last. Each day's business is today's with the changes after that day undone, and those up to it done.
 * @param since  every change that counts from `effectiveOn` on, in order; this one's own among them
 */
export async function replayResults(
  tx: Statements,
  after: Snapshot,
  options: ReclassifyOptions,
  effectiveOn: PlainDate,
  since: readonly DatedEvent[],
): Promise<Reclassified> {
  const days = [...new Set([effectiveOn, ...since.map((event) => event.effectiveOn)])]
    .filter((day) => day < options.asOf)
    .sort()
    .slice(-MOST_DAYS);
  const results: Reclassified[] = [];
  let unread = options.events ?? [];
  for (const day of days) {
    const undone = since.filter((event) => event.effectiveOn > day).reduceRight(undo, after);
    const asThen = since.filter((event) => event.effectiveOn <= day).reduce(redo, undone);
    const events = unread.filter((event) => event.effectiveOn <= day);
    unread = unread.filter((event) => !events.includes(event));
    results.push(await reclassify(tx, asThen, { ...options, asOf: day, events }));
  }
  const last = await reclassify(tx, after, { ...options, events: unread });
  results.push(last);
  const unsettled = [...new Set(results.flatMap((result) => result.unsettled))];
  const contradiction = results.findLast((result) => result.contradiction !== null)?.contradiction ?? null;
  return { ...last, before: results[0]?.before ?? null, contradiction, unsettled };
}

function undo(snapshot: Snapshot, event: DatedEvent): Snapshot {
  return redo(snapshot, { ...event, before: event.after, after: event.before });
}

function redo(snapshot: Snapshot, event: DatedEvent): Snapshot {
  const known = event.siteId === null || snapshot.sites.some((site) => site.id === event.siteId);
  return known ? applyEvent(snapshot, event) : snapshot;
}
