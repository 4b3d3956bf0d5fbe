import type { OwnerActor } from "~/platform/auth/guards.server.ts";
import type { PostViewer } from "../post-terms.ts";

/** Who looks at posts on a page that is open to all: a stranger, or somebody of businesses whose tie is proven. */
export function viewerOf(actor: Pick<OwnerActor, "memberships"> | null): PostViewer {
  const businessIds = (actor?.memberships ?? []).filter((one) => one.proven).map((one) => one.businessId);
  return businessIds.length > 0 ? { kind: "business", businessIds } : { kind: "public" };
}
