import { SAID_BY } from "~/businesses/said-by.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";

export interface FeedLine {
  id: string;
  /** place in the feed, a whole number as text */
  sequence: string;
  type: string;
  businessId: string;
  business: string;
  place: string | null;
  at: string;
  effectiveOn: PlainDate;
  status: string;
  actorKind: string;
}

export interface FeedPage {
  lines: FeedLine[];
  older: string | null;
}

export const FEED_PAGE = 40;

interface FeedBounds {
  /** older than this place */
  before?: string | null;
  /** newer than this place */
  since?: string | null;
  /** of these events only */
  eventIds?: string[];
  /** recorded at or after this instant */
  from?: Date;
  limit?: number;
}

/** The changes of the businesses that this member of staff may see, the newest first, by their place in the feed. */
export async function listFeed(scope: StaffScope, bounds: FeedBounds = {}): Promise<FeedPage> {
  const limit = bounds.limit ?? FEED_PAGE;
  const parts = [sql`bc.council_code = ${scope.councilCode}`];
  if (scope.ownBusinessIds.length) parts.push(sql`e.business_id <> ALL(${scope.ownBusinessIds}::uuid[])`);
  if (bounds.before) parts.push(sql`e.sequence < ${bounds.before}::bigint`);
  if (bounds.since) parts.push(sql`e.sequence > ${bounds.since}::bigint`);
  if (bounds.eventIds) parts.push(sql`e.id = ANY(${bounds.eventIds}::uuid[])`);
  if (bounds.from) parts.push(sql`e.recorded_at >= ${bounds.from}`);
  const rows = await statements().$queryRaw<FeedLine[]>`
    SELECT e.id, e.sequence::text AS sequence, e.type, e.business_id AS "businessId", b.name AS business,
      (SELECT s.town FROM site s WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1) AS place,
      to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at,
      e.effective_on::text AS "effectiveOn", e.status, ${SAID_BY} AS "actorKind"
    FROM event e
    JOIN business_council bc ON bc.business_id = e.business_id
    JOIN business b ON b.id = e.business_id
    WHERE ${sql.join(parts, " AND ")}
    ORDER BY e.sequence DESC LIMIT ${limit + 1}`;
  const lines = rows.slice(0, limit);
  return { lines, older: rows.length > limit ? (lines.at(-1)?.sequence ?? null) : null };
}

/** A place in the feed from an address: a whole number that a bigint holds, else null. */
export function readSequence(text: string | null): string | null {
  return text && /^\d{1,18}$/.test(text) ? text : null;
}
