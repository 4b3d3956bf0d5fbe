import type { PlainDate } from "~/lib/dates.ts";
import { toPlainDate } from "~/lib/dates.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { same } from "./merge-edits.ts";
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

interface Row {
  id: string;
  site_id: string | null;
  field: string;
  value: Value;
  source_key: string;
  source_name: string;
  source_kind: string;
  proven: boolean;
  stated_on: Date;
  received_at: string;
  confirmed_on: Date | null;
  owner_verdict: "right" | "wrong" | null;
}

/** Key of the source of what people write before they have shown that the business is theirs. */
export const DRAFT_SOURCE = "owner-draft";

/** Everything that is said of a business now, by any source, the newest first; drafts included. */
export async function listSourceLines(businessId: string, tx: Statements = statements()): Promise<SourceLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.site_id, s.field, s.value, s.source_key, src.name AS source_name, src.kind AS source_kind,
      (b.verification = 'proven' OR src.kind <> 'owner') AS proven,
      s.stated_on, s.received_at::text, s.confirmed_on, s.owner_verdict
    FROM statement s JOIN source src ON src.key = s.source_key JOIN business b ON b.id = s.business_id
    WHERE s.business_id = ${businessId}::uuid AND s.superseded_at IS NULL
    ORDER BY s.received_at DESC, s.id DESC LIMIT 1000`;
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    field: row.field,
    value: row.value,
    sourceKey: row.source_key,
    sourceName: row.source_name,
    sourceKind: row.source_kind,
    proven: row.proven,
    statedOn: toPlainDate(row.stated_on),
    receivedAt: row.received_at,
    confirmedOn: toPlainDate(row.confirmed_on),
    ownerVerdict: row.owner_verdict,
  }));
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
