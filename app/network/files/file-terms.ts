/** What a file of a post may be, and how large (CAP18). */
export const MOST_BYTES = 5 * 1024 * 1024;
export const LONGEST_SIDE = 1_600;
export const THUMB_WIDTH = 480;
/** a picture of more points than this is not opened: a small file can hold a huge one; a camera of 24 megapixels fits */
export const MOST_PIXELS = 25_000_000;
/** a name that is shown on a page and in the address line of a download */
export const LONGEST_NAME = 100;

export type FileFault = "empty" | "too_big" | "kind" | "not_what_it_says" | "broken" | "too_many_points" | "active";

export interface GoodFile {
  mediaType: "image/jpeg" | "image/png" | "application/pdf";
  name: string;
  width: number | null;
  height: number | null;
  content: Uint8Array;
  thumb: Uint8Array | null;
}

export type ReadFile = { ok: true; file: GoodFile } | { ok: false; fault: FileFault };

type Sort = "jpeg" | "png" | "pdf";
const ENDINGS: Readonly<Record<string, Sort>> = { jpg: "jpeg", jpeg: "jpeg", jpe: "jpeg", png: "png", pdf: "pdf" };

/** What the end of a file's name says that it is; null for every other kind. */
export function sortByName(name: string): Sort | null {
  const ending = /\.([a-z]{3,4})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] ?? null) : null;
}

const BEGINNINGS: readonly (readonly [Sort, readonly number[]])[] = [
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What the first bytes of a file say that it is. */
export function sortByContent(bytes: Uint8Array): Sort | null {
  return BEGINNINGS.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}

/** The file's own name, fit to be shown and to be saved under; its ending is the one that its content has. */
export function cleanName(name: string, ending: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const stem = last
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N} ()_-]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  return `${stem || "file"}.${ending}`;
}

/** A PDF with something in it that could run or fetch. It cannot be known for sure: that is why it is only offered to save. */
export function looksActive(bytes: Uint8Array): boolean {
  return /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA)\b/.test(
    Buffer.from(bytes).toString("latin1"),
  );
}

/** "240 kB". */
export function sizeWords(bytes: number): string {
  return bytes < 950_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
