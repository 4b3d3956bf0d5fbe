import { isReference } from "~/lib/ids.ts";
import { notFound, refusal } from "~/platform/auth/refuse.server.ts";
import { listFiles, whyNotSeen } from "../files/keep-files.server.ts";
import { NEWS_KINDS, type PostKind, type PostViewer } from "../post-terms.ts";
import { findPost, type WholePost } from "../posts/queries.server.ts";

/** News or an event for this viewer, with its files. 404 when there is none for them, 410 when it was there for all and is gone for good. */
export async function getNews(viewer: PostViewer, reference: string | undefined) {
  if (!isReference(reference)) notFound();
  const post = await findPost(viewer, reference);
  const kinds: readonly PostKind[] = NEWS_KINDS;
  if (!post || !kinds.includes(post.kind)) throw refusal(await whyNotSeen(reference));
  return { post, files: await listFiles(post.id) };
}

/** A post of the business, in whatever state; 404 when it is not theirs, or no news. */
export async function getOwnNews(businessId: string, reference: string | undefined): Promise<WholePost> {
  const { post } = await getNews({ kind: "business", businessIds: [businessId] }, reference);
  if (post.businessId !== businessId) notFound();
  return post;
}
