import { listSourceLines, type SourceLine } from "~/businesses/profile-statements.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import { fieldLabel, type TradeTitles, valueText } from "~/circumstances/describe.ts";
import { asList } from "~/circumstances/fields.ts";
import { formatDay } from "~/lib/dates.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { fieldsFor, IDENTITY_FIELDS } from "../routing.ts";
import { type Dispute, type DisputedValue, disputesOf } from "../settle-sources.ts";
import type { ItemDetail } from "./queue.server.ts";

const words = texts.queue.settle;

/** What the item's business is, and what of the item's fields sources differ on; only the records team settles it. */
export async function openDisputes(
  item: Pick<ItemDetail, "businessId" | "teamCode" | "fields" | "after" | "here">,
  tx: Statements = statements(),
): Promise<{ snapshot: Snapshot; disputes: Dispute[] } | null> {
  if (item.teamCode !== "STEWARD" || !item.here) return null;
  // one after the other: they may share a transaction's connection
  const snapshot = await getSnapshot(tx, item.businessId);
  const lines = await listSourceLines(item.businessId, tx);
  return { snapshot, disputes: disputesOf(snapshot, lines, concerned(item)) };
}

/** The fields that the item is about, not those that only say which business it is. */
function concerned({ teamCode, fields, after }: Pick<ItemDetail, "teamCode" | "fields" | "after">): string[] {
  const named = asList(after["details.fields"]).flatMap((field) => [field, `site.${field}`]);
  const known = new Set(fieldsFor(teamCode, { after: Object.fromEntries(named.map((field) => [field, null])) }));
  const identity: readonly string[] = IDENTITY_FIELDS;
  return [...fields.filter((field) => !identity.includes(field)), ...named.filter((field) => known.has(field))];
}

/** A dispute as the page shows it. */
export interface DisputeLine {
  key: string;
  label: string;
  /** the place, where it is a place's field */
  values: { id: string; text: string; shown: boolean; said: string[] }[];
}

export function disputeLines(disputes: readonly Dispute[], trades: TradeTitles): DisputeLine[] {
  return disputes.map(({ siteId, field, values }) => ({
    key: `${field} ${siteId}`,
    label: fieldLabel(field),
    values: values.map((one) => ({
      id: one.id,
      text: disputedText(one, trades),
      shown: one.shown,
      said: one.lines.length > 0 ? one.lines.map(saidBy) : [words.nobody],
    })),
  }));
}

/** "14"; of whether it trades, which two fields may tell, a sentence. */
export function disputedText({ field, value, lines }: DisputedValue, trades: TradeTitles): string {
  const sentence = field === "registerStatus" || field === "tradingStatus" ? words.trades[String(value)] : undefined;
  return sentence ?? valueText(lines[0]?.siteId ? `site.${field}` : field, value, trades);
}

/** "Lichfield rates list, 3 March 2026". */
export function saidBy(line: SourceLine): string {
  const who = line.sourceKind === "owner" ? words.owner : line.sourceName;
  const denied = line.ownerVerdict === "wrong" ? `, ${words.denied}` : "";
  const again =
    line.confirmedOn && line.confirmedOn > line.statedOn ? `, ${words.confirmed(formatDay(line.confirmedOn))}` : "";
  return `${who}, ${formatDay(line.statedOn)}${again}${denied}`;
}
