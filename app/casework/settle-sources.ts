import { same } from "~/businesses/merge-edits.ts";
import { DRAFT_SOURCE, type SourceLine } from "~/businesses/profile-statements.server.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";

/** One value of those that sources differ on. */
export interface DisputedValue {
  /** the statement that stands for it: what the form sends; of a shown value that nobody is on record for, SHOWN_VALUE */
  id: string;
  value: SourceLine["value"];
  field: string;
  /** whether it is the one that is shown now */
  shown: boolean;
  /** who says so, the newest first */
  lines: SourceLine[];
}

/** A field that sources differ on and somebody has yet to settle. */
export interface Dispute {
  siteId: string | null;
  /** as events name it: "employees", "site.premisesType" */
  field: string;
  values: DisputedValue[];
}

/** Stands for the value that is shown although nobody is on record for it. */
export const SHOWN_VALUE = "shown";

/** An address is one thing: a street from one source and a postcode from another are none. It is not settled by parts. */
const BY_PARTS = ["addressLine1", "addressLine2", "town", "postcode", "unit", "uprn"];

/** What the official register says of itself is nobody else's to say; what it means for the business is another question. */
const NOT_ASKED = new Set([...BY_PARTS, "registerStatus"]);

/**
 * What of some fields sources still differ on. What an officer has set aside counts no more; what the owner called wrong
 * does, until it is settled. That a company is dissolved and its business trades is one question, though of two fields.
 * @param fields  as events name them
 */
export function disputesOf(snapshot: Snapshot, lines: readonly SourceLine[], fields: readonly string[]): Dispute[] {
  const said = lines.filter(
    (line) => line.sourceKey !== DRAFT_SOURCE && line.ownerVerdict !== "set_aside" && !isEmpty(line.value),
  );
  const found = new Map<string, Dispute>();
  for (const line of said) {
    const field = line.siteId ? `site.${line.field}` : line.field;
    if (!fields.includes(field) || NOT_ASKED.has(line.field)) continue;
    const key = `${field} ${line.siteId}`;
    const dispute = found.get(key) ?? { siteId: line.siteId, field, values: [] };
    found.set(key, dispute);
    const known = dispute.values.find((one) => same(one.value, line.value));
    if (known) known.lines.push(line);
    else dispute.values.push(disputedValue(snapshot, line));
  }
  const trading = tradingDispute(snapshot, said, fields);
  const others = [...found.values()].filter(({ values }) => values.length > 1);
  return trading ? [trading, ...others.filter(({ field }) => field !== "tradingStatus")] : others;
}

function disputedValue(snapshot: Snapshot, line: SourceLine): DisputedValue {
  const holder = line.siteId ? snapshot.sites.find((site) => site.id === line.siteId) : snapshot;
  const shown = (holder as unknown as Record<string, SourceLine["value"]> | undefined)?.[line.field] ?? null;
  return { id: line.id, value: line.value, field: line.field, shown: same(line.value, shown), lines: [line] };
}

function tradingDispute(snapshot: Snapshot, said: readonly SourceLine[], fields: readonly string[]): Dispute | null {
  if (snapshot.tradingStatus === "ceased" || snapshot.registerStatus !== "dissolved") return null;
  if (!fields.includes("tradingStatus") && !fields.includes("registerStatus")) return null;
  const trades = said.filter((line) => line.field === "tradingStatus" && line.value === snapshot.tradingStatus);
  const dissolved = said.filter((line) => line.field === "registerStatus" && line.value === "dissolved");
  if (dissolved.length === 0) return null;
  const value = (lines: SourceLine[], field: "tradingStatus" | "registerStatus"): DisputedValue => ({
    id: lines[0]?.id ?? SHOWN_VALUE,
    value: snapshot[field],
    field,
    shown: field === "tradingStatus",
    lines,
  });
  return {
    siteId: null,
    field: "tradingStatus",
    values: [value(trades, "tradingStatus"), value(dissolved, "registerStatus")],
  };
}

function isEmpty(value: SourceLine["value"]): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
