import type { LoaderFunctionArgs } from "@remix-run/node";
import { serveFile } from "~/network/files/serve-file.server.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";

/** A picture or a PDF of a post. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = viewerOf(await findPerson(request));
  return serveFile(request, viewer, { reference: params.newsReference, fileId: params.fileId });
}
