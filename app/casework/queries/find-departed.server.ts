import { maySee } from "~/businesses/field-filter.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import type { Stage, Trajectory } from "~/classification/lifecycle-terms.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { type StaffReader, viewerOf } from "./find-business.server.ts";
import type { HistoryEnd } from "./list-timeline.server.ts";

/** A business that has left the reader's council, as it stood before the change that took it away. */
interface DepartedRecord {
  snapshot: Snapshot;
  stage: Stage | null;
  trajectory: Trajectory | null;
  end: HistoryEnd;
  /** names of the wards its places were in, by code */
  wards: Record<string, string>;
  /** titles of its SIC codes */
  trades: Record<string, string>;
}

const departureOf = (
  councilCode: string,
) => sql`business_departure d WHERE d.business_id = b.id AND d.council_code = ${councilCode}
  AND NOT EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${councilCode})`;

/** The name that business `b` had when it left the council; null when it did not. */
export const nameThen = (councilCode: string) => sql`(SELECT d.record->>'name' FROM ${departureOf(councilCode)})`;

/** What the council keeps of business `b` that has left it, and the place that event `e` is about: as they were then. */
export function leftRecord({ councilCode }: Pick<StaffReader, "councilCode">) {
  return sql`LEFT JOIN LATERAL (
    SELECT d.record, (SELECT place FROM jsonb_array_elements(d.record->'sites') WITH ORDINALITY AS one(place, position)
      WHERE place->>'id' = e.site_id::text OR (e.site_id IS NULL AND place->>'closedOn' IS NULL)
      ORDER BY (place->>'isHeadOffice')::boolean DESC, position LIMIT 1) AS site
    FROM ${departureOf(councilCode)}
  ) left_record ON true`;
}

/** The record that the reader's council keeps of a business that left it; null when it never was there, or is there now. */
export async function findDeparted(reader: StaffReader, businessId: string): Promise<DepartedRecord | null> {
  if (reader.ownBusinessIds.includes(businessId.toLowerCase())) return null;
  const [found] = await statements().$queryRaw<(Omit<DepartedRecord, "end"> & HistoryEnd)[]>`
    SELECT d.record AS snapshot, d.stage, d.trajectory, d.left_at AS at, d.last_sequence::text AS sequence,
      (SELECT coalesce(jsonb_object_agg(w.code, w.name), '{}') FROM ward w
       WHERE w.code IN (SELECT site->>'wardCode' FROM jsonb_array_elements(d.record->'sites') site)) AS wards,
      (SELECT coalesce(jsonb_object_agg(c.code, c.title), '{}') FROM sic_code c
       WHERE c.code IN (SELECT jsonb_array_elements_text(d.record->'sicCodes'))) AS trades
    FROM business b, LATERAL (SELECT d.* FROM ${departureOf(reader.councilCode)}) d WHERE b.id = ${businessId}::uuid`;
  if (!found) return null;
  const { at, sequence, ...rest } = found;
  const viewer = viewerOf(reader);
  const snapshot = { ...rest.snapshot };
  for (const field of Object.keys(snapshot) as (keyof Snapshot)[]) {
    if (!maySee(field, viewer)) Object.assign(snapshot, { [field]: null });
  }
  return { ...rest, snapshot, end: { at, sequence } };
}
