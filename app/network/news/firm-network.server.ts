import { findPerson } from "~/platform/auth/guards.server.ts";
import { isFollowing } from "../people/follows.server.ts";
import { listPosts } from "../posts/queries.server.ts";
import { viewerOf } from "../posts/viewer.ts";
import { linesOf } from "./queries.server.ts";

/** What the public page of a business shows of the network: its latest posts, and what the visitor can do. */
export async function networkOf(request: Request, businessId: string) {
  const actor = await findPerson(request);
  const [{ posts }, following] = await Promise.all([
    listPosts(viewerOf(actor), { businessIds: [businessId] }, { limit: 4 }),
    isFollowing(actor?.person.id ?? null, "business", businessId),
  ]);
  const isOwn = actor?.memberships.some((one) => one.businessId === businessId) ?? false;
  return { posts: await linesOf(posts), following, isOwn };
}
