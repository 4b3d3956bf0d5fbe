import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { BusinessScope } from "./changes.server.ts";

/** How a place came to be closed. */
export interface Closing {
  reference: string;
  recordedOn: PlainDate;
  actorKind: "owner" | "officer" | "register" | "system";
  /** who told it, of those who look after the business */
  person: { id: string; name: string } | null;
}

/** The newest change in effect that closed a place of the business; null where none is known. */
export async function findClosing({ businessId }: BusinessScope, siteId: string): Promise<Closing | null> {
  const [closing] = await statements().$queryRaw<Closing[]>`
    SELECT e.reference, (e.recorded_at AT TIME ZONE 'Europe/London')::date::text AS "recordedOn", e.actor_kind AS "actorKind",
      CASE WHEN e.actor_kind = 'owner' AND p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS person
    FROM event e LEFT JOIN person p ON p.id = e.person_id
    WHERE e.business_id = ${businessId}::uuid AND e.site_id = ${siteId}::uuid AND e.status = 'in_effect'
      AND e.after->>'site.closedOn' IS NOT NULL
    ORDER BY e.sequence DESC LIMIT 1`;
  return closing ?? null;
}
