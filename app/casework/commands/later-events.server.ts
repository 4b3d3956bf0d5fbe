import type { DatedEvent } from "~/circumstances/back-dating.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";

/** From when a change counts: a correction may have set its day right too. Days compare as they are written. */
const COUNTS_FROM = sql`coalesce(e.after->>'details.effectiveOn', old.effective_on::text, e.effective_on::text)`;
/** In effect, taken back by nobody, and set right by no other. */
const COUNTS = sql`e.status = 'in_effect' AND e.type <> 'event.withdrawn'
      AND (e.type <> 'event.corrected' OR old.status = 'corrected')`;

/** A change in effect, by the event that told of it first. */
export interface KnownChange extends DatedEvent {
  rootId: string;
}

/**
 * What the fields of an event held before it: as it says itself, unless somebody has told since of a change that
 * counts from an earlier day.
 */
export async function valuesBefore(
  tx: Statements,
  businessId: string,
  event: { rootId: string; siteId: string | null; before: FieldValues; effectiveOn: PlainDate },
): Promise<FieldValues> {
  const told = await tx.$queryRaw<DatedEvent[]>`
    SELECT e.site_id AS "siteId", e.before, e.after, ${COUNTS_FROM} AS "effectiveOn"
    FROM event e JOIN event this ON this.id = ${event.rootId}::uuid LEFT JOIN event old ON old.id = e.corrects_id
    WHERE e.business_id = ${businessId}::uuid AND ${COUNTS} AND coalesce(old.sequence, e.sequence) > this.sequence
      AND ${COUNTS_FROM} < ${event.effectiveOn}
    ORDER BY "effectiveOn", coalesce(old.sequence, e.sequence), e.sequence`;
  const values = { ...event.before };
  for (const { siteId, after } of told) {
    for (const [field, value] of Object.entries(after)) {
      const same = field in values && field !== "activities" && (!field.startsWith("site.") || siteId === event.siteId);
      if (same) values[field] = value;
    }
  }
  return values;
}

/**
 * The changes in effect that count from a day on, in the order of their days. A correction stands in the place of what
 * it set right; what was taken back, or never came, is left out.
 */
export function eventsFrom(tx: Statements, businessId: string, day: PlainDate): Promise<KnownChange[]> {
  return tx.$queryRaw<KnownChange[]>`
    SELECT coalesce(old.id, e.id) AS "rootId", e.site_id AS "siteId", coalesce(old.before, e.before) AS before, e.after,
           ${COUNTS_FROM} AS "effectiveOn"
    FROM event e LEFT JOIN event old ON old.id = e.corrects_id
    WHERE e.business_id = ${businessId}::uuid AND ${COUNTS} AND ${COUNTS_FROM} >= ${day}
    ORDER BY "effectiveOn", coalesce(old.sequence, e.sequence), e.sequence`;
}
