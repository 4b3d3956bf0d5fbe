import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";

/** A group by place (a ward or a whole district) or by sector (a local sector group). */
export interface GroupKey {
  kind: "place" | "sector";
  /** code of a ward or a district, or key of the sector group */
  of: string;
}

/** Whether a place's code is a whole district's, or a unitary council's, and not one of its wards'. */
export function isDistrictCode(code: string): boolean {
  return /^E0[67]\d{6}$/.test(code);
}

/** "place:E05006789" or "sector:shops"; null for everything else. */
export function readGroupKey(text: string | undefined): GroupKey | null {
  const [kind, of, more] = (text ?? "").split(":");
  if (more !== undefined || of === undefined) return null;
  if (kind === "place" && (/^E05\d{6}$/.test(of) || isDistrictCode(of))) return { kind, of };
  if (kind === "sector" && SECTOR_GROUPS.some(({ key }) => key === of)) return { kind, of };
  return null;
}

export function groupKeyText({ kind, of }: GroupKey): string {
  return `${kind}:${of}`;
}

/** What of a group can be followed. */
export function followOf({ kind, of }: GroupKey): { kind: "sector" | "ward" | "district"; target: string } {
  if (kind === "sector") return { kind, target: of };
  return { kind: isDistrictCode(of) ? "district" : "ward", target: of };
}

/** Its news, as an address. */
export function newsOf({ kind, of }: GroupKey): string {
  return kind === "sector" ? `/news?sector=${of}` : `/news?place=${of}`;
}
