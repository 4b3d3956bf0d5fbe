import type { PlainDate } from "~/lib/dates.ts";
import { pgPool } from "~/platform/db.server.ts";
import { SAID_BY_TEXT } from "./said-by.server.ts";

/** What the home page needs beside the snapshot, in one round trip. */
export interface HomeFacts {
  confirmedOn: PlainDate | null;
  changedOn: PlainDate | null;
  visibility: unknown;
  stage: string | null;
  trajectory: string | null;
  scheduled: { type: string; effectiveOn: PlainDate; reference: string | null }[];
  latest: {
    type: string;
    effectiveOn: PlainDate;
    recordedOn: PlainDate;
    actorKind: string;
    reference: string | null;
  }[];
  linksWaiting: number;
  /** to whom a council referred the business, the newest first */
  referrals: { id: string; toName: string; reason: string; on: PlainDate; outcome: string | null }[];
  councilName: string | null;
  inDirectory: boolean;
}

const HOME = `
SELECT b.confirmed_on::text AS "confirmedOn", b.changed_on::text AS "changedOn", b.visibility, b.stage, b.trajectory,
  coalesce((SELECT json_agg(row_to_json(e)) FROM (
    SELECT e.type, e.effective_on::text AS "effectiveOn", r.reference FROM event e LEFT JOIN receipt r ON r.id = e.receipt_id
    WHERE e.business_id = b.id AND e.status = 'scheduled' ORDER BY e.effective_on LIMIT 5) e), '[]') AS scheduled,
  coalesce((SELECT json_agg(row_to_json(e)) FROM (
    SELECT e.type, e.effective_on::text AS "effectiveOn", e.recorded_at::date::text AS "recordedOn",
      ${SAID_BY_TEXT} AS "actorKind", r.reference
    FROM event e LEFT JOIN receipt r ON r.id = e.receipt_id
    WHERE e.business_id = b.id AND e.status = 'in_effect' ORDER BY e.recorded_at DESC, e.sequence DESC LIMIT 6) e), '[]') AS latest,
  (SELECT count(*)::int FROM group_link l WHERE l.status = 'asked'
    AND ((l.parent_id = b.id AND l.waiting_for = 'parent') OR (l.child_id = b.id AND l.waiting_for = 'child'))) AS "linksWaiting",
  coalesce((SELECT json_agg(row_to_json(f)) FROM (
    SELECT f.id, f.to_name AS "toName", f.reason, f.created_at::date::text AS on, f.outcome FROM referral f
    WHERE f.business_id = b.id AND (f.state = 'open' OR f.closed_at > now() - interval '1 year')
    ORDER BY f.created_at DESC LIMIT 5) f), '[]') AS referrals,
  (SELECT c.name FROM site s JOIN council c ON c.code = s.council_code WHERE s.business_id = b.id AND s.closed_on IS NULL
    ORDER BY s.is_head_office DESC, s.position LIMIT 1) AS "councilName",
  EXISTS (SELECT 1 FROM directory_listing l WHERE l.business_id = b.id) AS "inDirectory"
FROM business b WHERE b.id = $1`;

export async function findHomeFacts(businessId: string): Promise<HomeFacts | null> {
  const { rows } = await pgPool().query<HomeFacts>({ name: "profile-home", text: HOME, values: [businessId] });
  return rows[0] ?? null;
}
