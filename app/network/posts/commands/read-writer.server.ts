import { maySee } from "~/businesses/field-filter.ts";
import { visibilities } from "~/businesses/visibility.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { LIMIT_DAY_MS } from "../../limits.ts";
import type { WriterFacts } from "../rules.ts";

/** Who writes: somebody of a business, for it. A `BusinessActor` fits. */
export interface PostWriter {
  businessId: string;
  /** the person's tie to the business is proven */
  proven: boolean;
  person: { id: string };
}

/** What of the writer's business a post keeps, and what decides whether it may post. */
export interface Writer extends Omit<WriterFacts, "proven"> {
  /** none where what the business does is for the council: lists and groups by trade would tell it */
  sicCodes: string[];
  councilCode: string | null;
  wardCode: string | null;
  /** of a place that may be somebody's home, the middle of its ward: distances would tell where the door is */
  eastings: number | null;
  northings: number | null;
}

interface WriterRow extends Omit<Writer, "suspended" | "postedAt"> {
  postedAt: string[] | null;
  visibility: unknown;
  suspension: { action: string; until: PlainDate | null } | null;
}

/** On `post p`: moderation took the post away, and no officer has shown it since. */
export const TAKEN_AWAY = sql`coalesce((SELECT m.action IN ('hidden', 'hidden_by_reports', 'refused') FROM moderation_action m
  WHERE m.post_id = p.id AND m.undone_at IS NULL
    AND m.action IN ('hidden', 'hidden_by_reports', 'refused', 'published', 'shown_again')
  ORDER BY m.created_at DESC, m.id DESC LIMIT 1), false)`;

/**
 * Holds the business until the transaction ends, so that two posts at once are counted one after the other, and reads
 * what posting needs. Null when there is no such business.
 */
export async function readWriter(tx: Statements, businessId: string, now: Date): Promise<Writer | null> {
  const held = await tx.$executeRaw`SELECT 1 FROM business WHERE id = ${businessId}::uuid FOR UPDATE`;
  if (held === 0) return null;
  const since = new Date(now.getTime() - LIMIT_DAY_MS);
  const [row] = await tx.$queryRaw<WriterRow[]>`
    SELECT b.trading_status AS "tradingStatus", b.sic_codes AS "sicCodes", b.visibility, s.ward_code AS "wardCode",
      CASE WHEN s.known_place THEN s.eastings ELSE w.eastings END AS eastings,
      CASE WHEN s.known_place THEN s.northings ELSE w.northings END AS northings,
      coalesce(s.council_code, (SELECT min(council_code) FROM business_council WHERE business_id = b.id)) AS "councilCode",
      (SELECT count(*)::int FROM post p WHERE p.business_id = b.id AND p.kind IN ('need', 'offer')
        AND p.state IN ('waiting', 'live')) AS "livePosts",
      (SELECT array_agg(p.created_at::text) FROM post p WHERE p.business_id = b.id AND p.created_at > ${since}) AS "postedAt",
      EXISTS (SELECT 1 FROM post p WHERE p.business_id = b.id AND p.published_at IS NOT NULL AND p.audience <> 'council'
        AND p.state NOT IN ('waiting', 'hidden', 'refused') AND NOT ${TAKEN_AWAY}) AS "checkedBefore",
      (SELECT jsonb_build_object('action', m.action, 'until', m.until) FROM moderation_action m
        WHERE m.business_id = b.id AND m.action IN ('posting_suspended', 'posting_allowed') AND m.undone_at IS NULL
        ORDER BY m.created_at DESC, m.id DESC LIMIT 1) AS suspension
    FROM business b
      LEFT JOIN LATERAL (SELECT *, premises_type IN ('commercial', 'shared') AS known_place FROM site WHERE site.business_id = b.id AND closed_on IS NULL
        ORDER BY (is_head_office AND is_operating) DESC, is_operating DESC, position, site.id LIMIT 1) s ON true
      LEFT JOIN ward w ON w.code = s.ward_code
    WHERE b.id = ${businessId}::uuid`;
  if (!row) return null;
  const { suspension, postedAt, visibility, ...facts } = row;
  const choices = visibilities(visibility, { phone: null, legalForm: null, employees: null });
  const stops = suspension?.action === "posting_suspended" && (!suspension.until || suspension.until >= today());
  return {
    ...facts,
    sicCodes: maySee("sicCodes", { kind: "public" }, choices) ? facts.sicCodes : [],
    postedAt: (postedAt ?? []).map((at) => new Date(at)),
    suspended: stops ? { until: suspension.until } : null,
  };
}
