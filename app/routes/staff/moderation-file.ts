import type { LoaderFunctionArgs } from "@remix-run/node";
import { serveFile } from "~/network/files/serve-file.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";

/** A picture or a PDF of a post that officers look at, whether others may see it yet, still, or not. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "moderation.view");
  return serveFile(request, { ...actor, kind: "staff" }, { reference: params.newsReference, fileId: params.fileId });
}
