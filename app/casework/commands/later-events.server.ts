import type { DatedEvent } from "~/circumstances/back-dating.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Statements } from "~/platform/statements.server.ts";

/**
 * What the fields of an event held before it: as it says itself, unless somebody has told since of a change that
 * counts from an earlier day.
 */
export async function valuesBefore(
  tx: Statements,
  businessId: string,
  event: { id: string; siteId: string | null; before: FieldValues; effectiveOn: PlainDate },
): Promise<FieldValues> {
  const told = await tx.$queryRaw<DatedEvent[]>`
    SELECT e.site_id AS "siteId", e.before, e.after, e.effective_on::text AS "effectiveOn"
    FROM event e JOIN event this ON this.id = ${event.id}::uuid
    WHERE e.business_id = ${businessId}::uuid AND e.status = 'in_effect' AND e.sequence > this.sequence
      AND e.type NOT IN ('event.corrected', 'event.withdrawn') AND e.effective_on < ${event.effectiveOn}::date
    ORDER BY e.effective_on, e.sequence`;
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
export function eventsFrom(tx: Statements, businessId: string, day: PlainDate): Promise<DatedEvent[]> {
  return tx.$queryRaw<DatedEvent[]>`
    SELECT e.site_id AS "siteId", coalesce(old.before, e.before) AS before, e.after,
           coalesce(old.effective_on, e.effective_on)::text AS "effectiveOn"
    FROM event e LEFT JOIN event old ON old.id = e.corrects_id
    WHERE e.business_id = ${businessId}::uuid AND e.status = 'in_effect' AND e.type <> 'event.withdrawn'
      AND (e.type <> 'event.corrected' OR old.status = 'corrected')
      AND coalesce(old.effective_on, e.effective_on) >= ${day}::date
    ORDER BY coalesce(old.effective_on, e.effective_on), coalesce(old.sequence, e.sequence), e.sequence`;
}
