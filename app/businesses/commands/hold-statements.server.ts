import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { Edits } from "../merge-edits.ts";
import { DRAFT_SOURCE } from "../profile-statements.server.ts";
import { ensureSource } from "./insert-business.server.ts";

interface Held {
  businessId: string;
  siteId: string | null;
  personId: string | null;
  /** who says it; DRAFT_SOURCE for somebody who has yet to show that the business is theirs */
  sourceKey: string;
  values: Edits;
  statedOn: PlainDate;
}

/**
 * Keeps values beside the shown ones without changing what is shown. The source's former word for a field is
 * replaced; the same word said again keeps what was found of it.
 */
export async function holdStatements(tx: Statements, held: Held): Promise<void> {
  const { sourceKey } = held;
  await ensureSource(tx, sourceKey);
  const said = Object.entries(held.values).map(([field, value]) => ({ id: newId(), field, value }));
  await tx.$executeRaw`
    WITH said AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS row(id uuid, field text, value jsonb)
    ), replaced AS (
      UPDATE statement SET superseded_at = now() FROM said
      WHERE statement.business_id = ${held.businessId}::uuid AND statement.source_key = ${sourceKey}
        AND statement.superseded_at IS NULL AND statement.field = said.field
        AND statement.site_id IS NOT DISTINCT FROM ${held.siteId}::uuid
      RETURNING statement.field, statement.value, statement.owner_verdict
    )
    INSERT INTO statement (id, business_id, site_id, field, value, source_key, person_id, stated_on, owner_verdict)
    SELECT id, ${held.businessId}::uuid, ${held.siteId}::uuid, field, coalesce(value, 'null'::jsonb), ${sourceKey},
           ${held.personId}::uuid, ${held.statedOn}::date,
           (SELECT min(owner_verdict) FROM replaced WHERE replaced.field = said.field AND replaced.value = said.value)
    FROM said`;
}

/** Takes drafts away: they were saved, or are not wanted any more. */
export async function dropDrafts(tx: Statements, businessId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement SET superseded_at = now()
    WHERE business_id = ${businessId}::uuid AND source_key = ${DRAFT_SOURCE} AND superseded_at IS NULL`;
}
