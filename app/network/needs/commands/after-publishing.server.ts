import { now } from "~/lib/clock.ts";
import { statements } from "~/platform/statements.server.ts";
import { matchNeed } from "./match-need.server.ts";

/** So many needs are looked at anew when an offer comes. */
const MOST_NEEDS = 50;
const REACH_METRES = 40_000;

/**
 * The job after a post became live: what fits a need is found if it was not, and the businesses that fit are told on
 * their home; an offer is put beside the open needs near it. News needs nothing here.
 */
export async function afterPublishing({ postId }: { postId: string }): Promise<void> {
  const [post] = await statements().$queryRaw<{ kind: string; audience: string; matched: boolean }[]>`
    SELECT kind, audience, EXISTS (SELECT 1 FROM post_match m WHERE m.post_id = p.id AND m.made_at >= p.changed_at) AS matched
    FROM post p WHERE id = ${postId}::uuid AND state = 'live'`;
  if (post?.kind === "offer" && post.audience !== "council") await matchNeedsNear(postId);
  if (post?.kind !== "need") return;
  if (!post.matched) await matchNeed(postId);
  if (post.audience !== "council") await tell(postId);
}

async function tell(postId: string): Promise<void> {
  await statements().$executeRaw`
    UPDATE post_match SET told_at = ${now()} WHERE post_id = ${postId}::uuid AND kind <> 'service' AND told_at IS NULL
      AND dismissed_at IS NULL`;
}

/** Open needs of the same kind, or with like words, within reach of an offer. */
async function matchNeedsNear(offerId: string): Promise<void> {
  const needs = await statements().$queryRaw<{ id: string; audience: string }[]>`
    SELECT p.id, p.audience FROM post o JOIN post p ON p.kind = 'need' AND p.state = 'live' AND p.business_id <> o.business_id
    WHERE o.id = ${offerId}::uuid AND (p.need_column = o.need_column OR word_similarity(fold(p.title), o.search_text) > 0.45)
      AND (o.eastings IS NULL OR p.eastings IS NULL OR (abs(p.eastings - o.eastings) < ${REACH_METRES}
        AND abs(p.northings - o.northings) < ${REACH_METRES}))
    ORDER BY p.published_at DESC LIMIT ${MOST_NEEDS}`;
  for (const need of needs) {
    await matchNeed(need.id);
    if (need.audience !== "council") await tell(need.id);
  }
}
