import { britishClock } from "~/lib/british-time.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { db } from "~/platform/db.server.ts";
import { NEWS_KINDS, POST_STATES } from "../post-terms.ts";
import { listPosts, type WholePost } from "../posts/queries.server.ts";
import { linesOf } from "./queries.server.ts";
import { shownTime } from "./schema.ts";

/** Whether an earlier post of the business was looked at and shown, so that the next one shows at once. */
export async function hasBeenChecked(businessId: string): Promise<boolean> {
  const where = { businessId, publishedAt: { not: null }, audience: { not: "council" } };
  return (await db().post.count({ where, take: 1 })) > 0;
}

/** The newest news of a business in every state. */
export async function listOwnNews(businessId: string) {
  const viewer = { kind: "business", businessIds: [businessId] } as const;
  const filter = { kinds: NEWS_KINDS, states: POST_STATES, businessIds: [businessId] };
  return linesOf((await listPosts(viewer, filter, { limit: 50 })).posts);
}

/** What the form begins with for a post that is there. */
export function typedOf(post: WholePost, alt: string | null): Record<string, unknown> {
  const begin = post.startsAt ? britishClock(new Date(post.startsAt)) : null;
  const end = post.endsAt ? britishClock(new Date(post.endsAt)) : null;
  const days = end && begin && end.day !== begin.day;
  return {
    title: post.title,
    body: post.body,
    audience: post.audience,
    link: post.link ?? "",
    alt: alt ?? "",
    placeText: post.placeText ?? "",
    on: dayParts(begin?.day),
    from: shownTime(begin?.time ?? null),
    until: days && end.time === "23:59" ? undefined : shownTime(end?.time ?? null),
    untilOn: dayParts(days ? end.day : null),
  };
}
