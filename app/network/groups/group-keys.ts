import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";

/** A group by place (a ward) or by sector (a local sector group). */
export interface GroupKey {
  kind: "place" | "sector";
  /** ward code, or key of the sector group */
  of: string;
}

/** "place:E05006789" or "sector:shops"; null for everything else. */
export function readGroupKey(text: string | undefined): GroupKey | null {
  const [kind, of, more] = (text ?? "").split(":");
  if (more !== undefined || of === undefined) return null;
  if (kind === "place" && /^E05\d{6}$/.test(of)) return { kind, of };
  if (kind === "sector" && SECTOR_GROUPS.some(({ key }) => key === of)) return { kind, of };
  return null;
}

export function groupKeyText({ kind, of }: GroupKey): string {
  return `${kind}:${of}`;
}

/** What of a group can be followed. */
export function followOf({ kind, of }: GroupKey): { kind: "sector" | "ward"; target: string } {
  return { kind: kind === "sector" ? "sector" : "ward", target: of };
}

/** Its news, as an address. */
export function newsOf({ kind, of }: GroupKey): string {
  return kind === "sector" ? `/news?sector=${of}` : `/news?place=${of}`;
}
