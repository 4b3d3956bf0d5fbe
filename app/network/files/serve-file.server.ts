import { isId, isReference } from "~/lib/ids.ts";
import { notFound, refusal } from "~/platform/auth/refuse.server.ts";
import { readSessionCookie } from "~/platform/auth/session.server.ts";
import type { PostViewer } from "../post-terms.ts";
import { findFile, whyNotSeen } from "./keep-files.server.ts";

/** How long what stands between may keep a file of a post that everybody may see: no longer than a post takes to be gone. */
const KEPT_SECONDS = 60;

/**
 * A file of a post, to whom the post may be shown: by its own type and nothing else, unable to run or fetch anything;
 * a PDF to be saved. 404 to everybody else, 410 when the post was there for all and is gone for good.
 */
export async function serveFile(
  request: Request,
  viewer: PostViewer,
  { reference, fileId }: { reference: string | undefined; fileId: string | undefined },
): Promise<Response> {
  if (!isReference(reference) || !isId(fileId)) notFound();
  const small = new URL(request.url).searchParams.get("size") === "small";
  const file = await findFile(viewer, reference, fileId, small);
  if (!file) throw refusal(await whyNotSeen(reference));
  const etag = `"${file.hash}${small ? "-s" : ""}"`;
  const headers = new Headers({
    ETag: etag,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
  });
  // who is signed in has a rule of their own for all pages
  if (!readSessionCookie(request))
    headers.set("Cache-Control", file.isPublic ? `public, max-age=${KEPT_SECONDS}, must-revalidate` : "no-store");
  if (request.headers.get("If-None-Match") === etag) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", file.mediaType);
  const how = file.mediaType === "application/pdf" ? "attachment" : "inline";
  headers.set("Content-Disposition", `${how}; filename*=UTF-8''${encoded(file.name)}`);
  return new Response(new Uint8Array(file.content), { headers });
}

/** A name as a header may hold it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
