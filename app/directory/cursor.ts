import { isId } from "~/lib/ids.ts";

/** Where a page of results ended, in the order that it was read in. */
export type Cursor =
  | { by: "fit"; score: number; sortName: string; id: string }
  | ({ by: "name"; sortName: string } & Walked)
  | ({ by: "distance"; metres: number; before: number } & Walked);

interface Walked {
  id: string;
  /** those that have all the words were on pages before */
  rest: boolean;
}

/** For the address of the next page. */
export function cursorText(cursor: Cursor): string {
  const parts =
    cursor.by === "fit"
      ? ["f", cursor.score, cursor.id, cursor.sortName]
      : cursor.by === "name"
        ? [cursor.rest ? "m" : "n", cursor.id, cursor.sortName]
        : [cursor.rest ? "e" : "d", cursor.metres, cursor.id, cursor.before];
  return parts.join("~");
}

/** Whether the database's `integer` holds it. */
const isInt4 = (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** @returns null for none, and for anything that no page of ours says: the first page is shown */
export function cursorFrom(text: string | null | undefined): Cursor | null {
  if (!text || text.length > 300 || text.includes("\0")) return null;
  const [kind, ...parts] = text.split("~");
  if (kind === "n" || kind === "m") {
    const [id, ...name] = parts;
    return isId(id) ? { by: "name", id, sortName: name.join("~"), rest: kind === "m" } : null;
  }
  const [number, id, ...rest] = parts;
  const value = Number(number);
  if (number === undefined || number.trim() === "" || !Number.isFinite(value) || !isId(id)) return null;
  if (kind === "f") return isInt4(value) ? { by: "fit", score: value, id, sortName: rest.join("~") } : null;
  const before = Number(rest[0]);
  return (kind === "d" || kind === "e") && Number.isInteger(before) && before >= 0 && before < 1e6
    ? { by: "distance", metres: value, id, before, rest: kind === "e" }
    : null;
}
