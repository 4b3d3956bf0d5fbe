import type { PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { same } from "./merge-edits.ts";
import { snapshotOf } from "./queries.server.ts";
import type { Stated } from "./shown-value.ts";
import type { Snapshot } from "./snapshot.ts";

type Value = string | number | boolean | null | string[];

/** One source's word for one field, for its owner to read. */
export interface SourceLine extends Stated {
  id: string;
  siteId: string | null;
  field: string;
  value: Value;
  sourceName: string;
  confirmedOn: PlainDate | null;
}

/** Key of the source of what people write before they have shown that the business is theirs. */
export const DRAFT_SOURCE = "owner-draft";

/** A `SourceLine` as a value, of the statement `s` of business `b` by the source `src`. */
const LINE = sql`jsonb_build_object('id', s.id, 'siteId', s.site_id, 'field', s.field, 'value', s.value,
  'sourceKey', s.source_key, 'sourceName', src.name, 'sourceKind', src.kind,
  'proven', b.verification = 'proven' OR src.kind <> 'owner', 'statedOn', s.stated_on,
  'receivedAt', s.received_at::text, 'confirmedOn', s.confirmed_on, 'ownerVerdict', s.owner_verdict)`;

/** Everything that is said of a business now, by any source, the newest first; drafts included. */
export async function listSourceLines(businessId: string, tx: Statements = statements()): Promise<SourceLine[]> {
  const rows = await tx.$queryRaw<{ line: SourceLine }[]>`
    SELECT ${LINE} AS line
    FROM statement s JOIN source src ON src.key = s.source_key JOIN business b ON b.id = s.business_id
    WHERE s.business_id = ${businessId}::uuid AND s.superseded_at IS NULL
    ORDER BY s.received_at DESC, s.id DESC LIMIT 1000`;
  return rows.map((row) => row.line);
}

/** What is said of some fields now, `SourceLine[]` as one value of a statement in which the business is `b`, or null. */
export function linesOfBusiness(fields: readonly string[]) {
  return sql`(SELECT jsonb_agg(${LINE} ORDER BY s.received_at DESC, s.id DESC)
       FROM statement s JOIN source src ON src.key = s.source_key
       WHERE s.business_id = b.id AND s.superseded_at IS NULL AND s.field = ANY(${[...fields]}))`;
}

/**
 * A business with what is said of some of its fields now, in one round trip: what looking at an edit takes.
 * @returns null when there is no such business
 */
export async function findWithSourceLines(
  businessId: string,
  fields: readonly string[],
): Promise<{ snapshot: Snapshot; lines: SourceLine[] } | null> {
  const [row] = await statements().$queryRaw<
    { business: Record<string, unknown>; sites: Record<string, unknown>[] | null; lines: SourceLine[] | null }[]
  >`
    SELECT to_jsonb(b) - 'search_text' AS business,
      (SELECT jsonb_agg(to_jsonb(site) ORDER BY site.position, site.id) FROM site WHERE site.business_id = b.id) AS sites,
      ${linesOfBusiness(fields)} AS lines
    FROM business b WHERE b.id = ${businessId}::uuid`;
  return row ? { snapshot: snapshotOf(row.business, row.sites ?? []), lines: row.lines ?? [] } : null;
}

/** What is shown of a field, who says so, and who says otherwise. */
export interface FieldSources {
  /** the source of the shown value; null when nothing is stated */
  shown: SourceLine | null;
  others: SourceLine[];
  drafts: SourceLine[];
}

/** The sources of each field, by "field" or "siteId.field". `others` are those that differ from what is shown. */
export function sourcesByField(snapshot: Snapshot, lines: readonly SourceLine[]): Map<string, FieldSources> {
  const found = new Map<string, FieldSources>();
  for (const line of lines) {
    const key = line.siteId ? `${line.siteId}.${line.field}` : line.field;
    const value = shownValue(snapshot, line);
    if (value === undefined) continue;
    const entry = found.get(key) ?? { shown: null, others: [], drafts: [] };
    found.set(key, entry);
    if (line.sourceKey === DRAFT_SOURCE) entry.drafts.push(line);
    else if (same(line.value, value)) entry.shown = betterSource(entry.shown, line);
    else if (line.value !== null && !(Array.isArray(line.value) && line.value.length === 0)) entry.others.push(line);
  }
  return found;
}

/** Of two that say the same, the owner is named before a list, and the later before the earlier. */
function betterSource(known: SourceLine | null, line: SourceLine): SourceLine {
  if (!known) return line;
  return line.sourceKind === "owner" && known.sourceKind !== "owner" ? line : known;
}

function shownValue(snapshot: Snapshot, line: SourceLine): Value | undefined {
  const holder = line.siteId ? snapshot.sites.find((site) => site.id === line.siteId) : snapshot;
  return (holder as unknown as Record<string, Value> | undefined)?.[line.field];
}
