import sharp, { type SharpOptions } from "sharp";
import {
  cleanName,
  type FileFault,
  LONGEST_SIDE,
  looksActive,
  MOST_BYTES,
  MOST_PIXELS,
  type ReadFile,
  sortByContent,
  sortByName,
  THUMB_WIDTH,
} from "./file-terms.ts";

// one thread for a picture, and nothing of it kept
sharp.cache(false);
sharp.concurrency(1);

const SECONDS = 20;
const no = (fault: FileFault): ReadFile => ({ ok: false, fault });

/**
 * Looks at a file that somebody sends with a post: a JPEG or PNG picture or a PDF, of at most 5 MB, that is what its
 * name says. A picture is drawn anew, no larger than pages need, so that nothing hidden in it (where it was taken, by
 * whom, another file behind it) is kept. Never throws on what was sent.
 */
export async function readFile(file: { name: string; bytes: Uint8Array }): Promise<ReadFile> {
  const { name, bytes } = file;
  if (bytes.length === 0) return no("empty");
  if (bytes.length > MOST_BYTES) return no("too_big");
  const sort = sortByName(name);
  if (!sort) return no("kind");
  if (sortByContent(bytes) !== sort) return no("not_what_it_says");
  if (sort === "pdf") return readPdf(name, bytes);
  try {
    return await inTurn(() => readPicture(name, bytes, sort));
  } catch (error) {
    return no(error instanceof Error && /pixel limit/i.test(error.message) ? "too_many_points" : "broken");
  }
}

/** What is wrong with a file at first sight: its size, its name, its first bytes. null when it takes opening to know. */
export async function faultAtSight(file: File): Promise<FileFault | null> {
  if (file.size === 0) return "empty";
  if (file.size > MOST_BYTES) return "too_big";
  const sort = sortByName(file.name);
  if (!sort) return "kind";
  const first = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  return sortByContent(first) === sort ? null : "not_what_it_says";
}

let last: Promise<unknown> = Promise.resolve();

/** Does one thing after the other in this process: an opened picture takes a hundred times the memory of its file. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

function readPdf(name: string, bytes: Uint8Array): ReadFile {
  const end = Buffer.from(bytes.subarray(-2_048)).toString("latin1");
  if (!end.includes("%%EOF")) return no("broken");
  if (looksActive(bytes)) return no("active");
  return {
    ok: true,
    file: { mediaType: "application/pdf", name: cleanName(name, "pdf"), width: null, height: null, content: bytes, thumb: null },
  }; // biome-ignore format: one record
}

async function readPicture(name: string, bytes: Uint8Array, sort: "jpeg" | "png"): Promise<ReadFile> {
  const options = { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true } as const;
  const source = sharp(bytes, options);
  const { format, width, height, hasAlpha } = await source.metadata();
  if (format !== sort) return no("not_what_it_says");
  if (width * height > MOST_PIXELS) return no("too_many_points");
  // a photograph sent as PNG is many times as large as it need be; only what one can see through stays one
  const keepsAlpha = sort === "png" && hasAlpha && !(await isOpaque(bytes, options));
  const fit = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true } as const;
  const drawn = sharp(bytes, options).timeout({ seconds: SECONDS }).rotate().resize(fit).toColourspace("srgb");
  const whole = keepsAlpha
    ? await drawn.png({ palette: true, quality: 90, effort: 7 }).toBuffer({ resolveWithObject: true })
    : await drawn.flatten({ background: "#ffffff" }).jpeg({ quality: 82, mozjpeg: true }).toBuffer({ resolveWithObject: true });
  const thumb = await sharp(whole.data)
    .resize({ width: THUMB_WIDTH, height: THUMB_WIDTH, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 74, mozjpeg: true })
    .toBuffer();
  return {
    ok: true,
    file: {
      mediaType: keepsAlpha ? "image/png" : "image/jpeg",
      name: cleanName(name, keepsAlpha ? "png" : "jpg"),
      width: whole.info.width,
      height: whole.info.height,
      content: whole.data,
      thumb,
    },
  };
} // biome-ignore format: chains

async function isOpaque(bytes: Uint8Array, options: SharpOptions): Promise<boolean> {
  return (await sharp(bytes, options).timeout({ seconds: SECONDS }).stats()).isOpaque;
}
