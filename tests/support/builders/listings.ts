import { refreshListings } from "~/directory/commands/refresh-listings.server.ts";
import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";

/** Consents to be listed, from the owners of these businesses; whatever meets the rule is listed. @returns how many are */
export async function listInDirectory(
  tx: Tx,
  businesses: readonly { id: string; keepLocal?: boolean }[],
): Promise<number> {
  const rows = businesses.map(({ id, keepLocal = false }) => ({ id, keepLocal, consent: newId() }));
  await tx.$executeRaw`
    INSERT INTO directory_entry (business_id, slug, keep_local) SELECT b.id, b.slug, row."keepLocal"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, "keepLocal" boolean) JOIN business b ON b.id = row.id`;
  await tx.$executeRaw`
    INSERT INTO consent (id, business_id, purpose) SELECT row.consent, row.id, 'directory'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, consent uuid)`;
  const { listed } = await refreshListings(
    tx,
    rows.map(({ id }) => id),
  );
  return listed;
}
