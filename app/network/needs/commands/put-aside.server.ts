import { now } from "~/lib/clock.ts";
import { statements } from "~/platform/statements.server.ts";

/** The writer says of something offered that it is not for them. @returns false when there is no such offer of theirs */
export async function putAside(businessId: string, matchId: string): Promise<boolean> {
  const count = await statements().$executeRaw`
    UPDATE post_match m SET dismissed_at = coalesce(dismissed_at, ${now()}) FROM post p
    WHERE m.id = ${matchId}::uuid AND p.id = m.post_id AND p.business_id = ${businessId}::uuid`;
  return count > 0;
}

/** A business that was told of a need says that it is not for them: it leaves their home. */
export async function notForUs(businessId: string, postId: string): Promise<void> {
  await statements().$executeRaw`
    UPDATE post_match m SET dismissed_at = coalesce(dismissed_at, ${now()})
    WHERE m.post_id = ${postId}::uuid AND ((m.kind = 'business' AND m.target_id = ${businessId}::uuid)
      OR (m.kind = 'offer' AND m.target_id IN (SELECT id FROM post o WHERE o.business_id = ${businessId}::uuid)))`;
}
