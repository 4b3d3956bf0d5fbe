/** What moderation is about: a post, or a message of a private talk. */
export type SubjectKey = { postId: string } | { messageId: string };

/** In Prisma's words: the rows that are about the post or the message. */
export function about(key: SubjectKey): { postId: string } | { messageId: string } {
  return "postId" in key ? { postId: key.postId } : { messageId: key.messageId };
}
