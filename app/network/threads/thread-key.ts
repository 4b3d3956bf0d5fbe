import { isId } from "~/lib/ids.ts";

/** A place in a list by time and id, as an address has it: "1763800000000_018f…". */
export function keyText(key: { at: Date; id: string } | null): string | null {
  return key ? `${key.at.getTime()}_${key.id}` : null;
}

/** The same read back; what is no place counts as the beginning. */
export function readKey(text: string | null): { at: Date; id: string } | null {
  const match = /^(\d{12,14})_(.+)$/.exec(text ?? "");
  const [, at = "", id = ""] = match ?? [];
  return match && isId(id) ? { at: new Date(Number(at)), id } : null;
}
