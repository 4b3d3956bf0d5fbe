import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { Unsettled } from "./assess.ts";
import { type Known, type KnownSignal, type KnownStatement, STATEMENT_FIELDS } from "./facts.ts";
import type { LifecycleResult, Stage } from "./lifecycle-terms.ts";
import { MODELS, type Model } from "./model-settings.ts";
import type { StoredResult } from "./results.ts";
import { type StoredSeen, seenSites } from "./seen-sites.ts";
import { SEEN_OF_BUSINESS } from "./site-columns.server.ts";
import type { SeenSite } from "./site-facts.ts";

export interface StoredKnown extends Known {
  /** as lists show it now */
  shownStage: Stage | null;
  /** the newest result of each model; what it says only of the lifecycle, and where there is no fingerprint */
  results: Partial<Record<Model, StoredResult>>;
  /** that of the lifecycle */
  last: { asOf: PlainDate; output: LifecycleResult; contradiction: string | null; unsettled: Unsettled[] } | null;
  /** an officer's, not ended yet */
  override: { id: string; stage: Stage; endsOn: PlainDate } | null;
  /** what visits and officers say of its places */
  seen: SeenSite[];
}

/** What KNOWN_OF_BUSINESS gives. */
export interface KnownRow {
  confirmedOn: PlainDate | null;
  lastHeardOn: PlainDate | null;
  shownStage: Stage | null;
  signals: KnownSignal[] | null;
  statements: KnownStatement[] | null;
  results: Partial<Record<Model, StoredResult>> | null;
  override: StoredKnown["override"];
  seen: StoredSeen;
}

interface StoredLifecycle {
  asOf: PlainDate;
  output: LifecycleResult & { contradiction?: string | null; unsettled?: Unsettled[] };
}

/** All that the models read, as one value of a statement in which the business is `b`. */
export const KNOWN_OF_BUSINESS = sql`jsonb_build_object(
      'confirmedOn', b.confirmed_on, 'lastHeardOn', b.last_heard_on, 'shownStage', b.stage,
      'signals', (SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'value', s.value, 'occurredOn', s.occurred_on,
                'source', CASE source.kind WHEN 'owner' THEN 'owner' ELSE source.name END, 'siteId', e.site_id))
       FROM signal s LEFT JOIN source ON source.key = s.source_key LEFT JOIN event e ON e.id = s.event_id
       WHERE s.business_id = b.id AND s.cancelled_at IS NULL),
      'statements', (SELECT jsonb_agg(jsonb_build_object('field', st.field, 'siteId', st.site_id, 'value', st.value,
                'source', CASE source.kind WHEN 'owner' THEN 'owner' ELSE source.name END, 'sourceKind', source.kind, 'sourceKey', st.source_key,
                'statedOn', st.stated_on, 'confirmedOn', st.confirmed_on, 'ownerVerdict', st.owner_verdict))
       FROM statement st JOIN source ON source.key = st.source_key
       WHERE st.business_id = b.id AND st.superseded_at IS NULL AND st.field = ANY(${STATEMENT_FIELDS})),
      'results', (SELECT jsonb_object_agg(m.model, newest.result) FROM unnest(${MODELS}::text[]) AS m(model)
       CROSS JOIN LATERAL (
         SELECT jsonb_build_object('asOf', r.as_of, 'fingerprint', r.fingerprint,
           'output', CASE WHEN r.fingerprint IS NULL OR m.model = 'lifecycle' THEN r.output END) AS result FROM result r
         WHERE r.business_id = b.id AND r.model = m.model ORDER BY r.created_at DESC, r.id DESC LIMIT 1) newest),
      'override', (SELECT jsonb_build_object('id', o.id, 'stage', o.stage, 'endsOn', o.ends_on) FROM stage_override o
       WHERE o.business_id = b.id AND o.ended_at IS NULL ORDER BY o.created_at DESC LIMIT 1),
      'seen', ${SEEN_OF_BUSINESS})`;

/** All that the models of a business are read from, beside the business itself, in one round trip. */
export async function readKnown(tx: Statements, businessId: string): Promise<StoredKnown> {
  const [row] = await tx.$queryRaw<{ known: KnownRow }[]>`
    SELECT ${KNOWN_OF_BUSINESS} AS known FROM business b WHERE b.id = ${businessId}::uuid`;
  if (!row) throw new Error(`No business ${businessId}`);
  return storedKnown(row.known);
}

/** What KNOWN_OF_BUSINESS gave, as the models take it. */
export function storedKnown(row: KnownRow): StoredKnown {
  const results = row.results ?? {};
  const last = results.lifecycle as StoredLifecycle | undefined;
  return {
    ...row,
    seen: seenSites(row.seen),
    signals: row.signals ?? [],
    statements: row.statements ?? [],
    results,
    last: last
      ? { ...last, contradiction: last.output.contradiction ?? null, unsettled: last.output.unsettled ?? [] }
      : null,
  };
}

export interface StageHistoryEntry {
  id: string;
  asOf: PlainDate;
  outcome: Stage;
  output: LifecycleResult;
}

/** Every lifecycle result of a business, newest first. The caller has checked who asks. */
export function listStageHistory(tx: Statements, businessId: string): Promise<StageHistoryEntry[]> {
  return tx.$queryRaw<StageHistoryEntry[]>`
    SELECT id, as_of::text AS "asOf", outcome, output FROM result
    WHERE business_id = ${businessId}::uuid AND model = 'lifecycle' ORDER BY created_at DESC, id DESC LIMIT 50`;
}
