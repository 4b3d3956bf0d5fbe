import { now } from "~/lib/clock.ts";
import { enqueue } from "~/platform/jobs/enqueue.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { PostKind } from "../../post-terms.ts";
import { lastDay } from "../rules.ts";

/**
 * Makes a post live: the first one of a business once it is checked, or one that moderation shows again. Its days count
 * from the first time. Callers keep their own record of who decided.
 * @returns false when there is no such post or it has ended
 */
export async function publishPost(tx: Statements, postId: string): Promise<boolean> {
  const at = now();
  const [post] = await tx.$queryRaw<{ kind: PostKind; first: boolean }[]>`
    SELECT kind, published_at IS NULL AS first FROM post
    WHERE id = ${postId}::uuid AND state IN ('waiting', 'hidden', 'refused', 'live') FOR UPDATE`;
  if (!post) return false;
  const until = lastDay(post.kind, at);
  await tx.$executeRaw`
    UPDATE post SET state = 'live', published_at = coalesce(published_at, ${at}),
      expires_on = CASE WHEN published_at IS NULL THEN ${until}::date ELSE expires_on END, version = version + 1
    WHERE id = ${postId}::uuid`;
  if (post.first) await afterPublished(tx, postId);
  return true;
}

/** What follows once others may see a post: the businesses that it fits are told. */
export async function afterPublished(tx: Statements, postId: string): Promise<void> {
  await enqueue(tx, "post_published", { postId }, { key: `post:${postId}` });
}
