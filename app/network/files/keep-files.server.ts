import { createHash } from "node:crypto";
import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import type { PostState, PostViewer } from "../post-terms.ts";
import { seenBy } from "../queries.server.ts";
import type { GoodFile } from "./file-terms.ts";

/** What changes about the files of a post. A new picture takes the place of the one there is, and so does a new PDF. */
export interface FileChanges {
  picture: GoodFile | null;
  /** what the picture shows, for who does not see it */
  alt: string | null;
  document: GoodFile | null;
  removePicture?: boolean;
  removeDocument?: boolean;
}

/** Writes what changes about the files of a post in its own transaction. */
export async function keepFiles(tx: Statements, postId: string, changes: FileChanges): Promise<void> {
  const { picture, document, alt } = changes;
  if (picture || changes.removePicture)
    await tx.$executeRaw`DELETE FROM post_file WHERE post_id = ${postId}::uuid AND media_type LIKE 'image/%'`;
  if (document || changes.removeDocument)
    await tx.$executeRaw`DELETE FROM post_file WHERE post_id = ${postId}::uuid AND media_type = 'application/pdf'`;
  if (picture) await insertFile(tx, postId, picture, alt, 0);
  else if (alt)
    await tx.$executeRaw`UPDATE post_file SET alt = ${alt} WHERE post_id = ${postId}::uuid AND media_type LIKE 'image/%'`;
  if (document) await insertFile(tx, postId, document, null, 1);
}

async function insertFile(tx: Statements, postId: string, file: GoodFile, alt: string | null, position: number) {
  const content = Buffer.from(file.content);
  const hash = createHash("sha256").update(content).digest("base64url");
  await tx.$executeRaw`
    INSERT INTO post_file (id, post_id, position, media_type, name, alt, width, height, bytes, hash, content, thumb, created_at)
    VALUES (${newId()}::uuid, ${postId}::uuid, ${position}::int, ${file.mediaType}, ${file.name}, ${alt}, ${file.width}::int,
      ${file.height}::int, ${content.length}::int, ${hash}, ${content}, ${file.thumb && Buffer.from(file.thumb)}, ${now()})`;
}

export interface FileLine {
  id: string;
  mediaType: string;
  name: string;
  alt: string | null;
  width: number | null;
  height: number | null;
  bytes: number;
}

/** The files of a post that the caller has shown to be visible, pictures first. */
export function listFiles(postId: string): Promise<FileLine[]> {
  return statements().$queryRaw<FileLine[]>`
    SELECT id, media_type AS "mediaType", name, alt, width, height, bytes FROM post_file
    WHERE post_id = ${postId}::uuid ORDER BY position, id`;
}

/** What the pictures of posts show, by the picture. */
export async function altTexts(fileIds: readonly string[]): Promise<Map<string, string>> {
  if (fileIds.length === 0) return new Map();
  const rows = await statements().$queryRaw<{ id: string; alt: string | null }[]>`
    SELECT id, alt FROM post_file WHERE id = ANY (${[...fileIds]}::uuid[])`;
  return new Map(rows.map(({ id, alt }) => [id, alt ?? ""]));
}

export interface ServedFile {
  mediaType: string;
  name: string;
  hash: string;
  content: Uint8Array;
  /** everybody may see the post, so that what stands between may keep the file a moment */
  isPublic: boolean;
}

/** A file of a post that the viewer may see; null when there is none such for them. */
export async function findFile(
  viewer: PostViewer,
  reference: string,
  fileId: string,
  small: boolean,
): Promise<ServedFile | null> {
  const content = small ? sql`coalesce(f.thumb, f.content)` : sql`f.content`;
  const type = small ? sql`CASE WHEN f.thumb IS NULL THEN f.media_type ELSE 'image/jpeg' END` : sql`f.media_type`;
  const [row] = await statements().$queryRaw<ServedFile[]>`
    SELECT ${type} AS "mediaType", f.name, f.hash, ${content} AS content,
      (p.audience = 'public' AND p.state IN ('live', 'closed')) AS "isPublic"
    FROM post_file f JOIN post p ON p.id = f.post_id
    WHERE f.id = ${fileId}::uuid AND p.reference = ${reference} AND ${seenBy(viewer)}`;
  return row ?? null;
}

/**
 * What is said of a post that is not to be seen: everybody could once, and it is gone for good; or it may come back, as
 * moderation has it, or its writer changes what moderation took away; or there never was one for everybody.
 */
export async function whyNotSeen(reference: string): Promise<"gone" | "not_shown" | "not_found"> {
  const over: PostState[] = ["withdrawn", "expired"];
  const open: PostState[] = ["hidden", "refused", "waiting"];
  const [row] = await statements().$queryRaw<{ state: PostState }[]>`
    SELECT state FROM post WHERE reference = ${reference} AND audience = 'public' AND published_at IS NOT NULL
      AND state = ANY (${[...over, ...open]}::text[])`;
  if (!row) return "not_found";
  return over.includes(row.state) ? "gone" : "not_shown";
}
