import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import type { Tx } from "~/platform/db.server.ts";
import { LIMIT_DAY_MS, NETWORK_LIMITS } from "../limits.ts";
import { checkWords } from "../moderation/words.ts";
import type { NotSaid, Speaker, WhyNotSaid } from "./thread-terms.ts";

const refused = (why: WhyNotSaid): NotSaid => ({ kind: "refused", why });

/** One thing after another from each business, so that no limit is passed by two at once. */
export async function holdSpeaker(tx: Tx, businessId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${businessId}, 18))`;
}

/** Whether these words may be said at all; null when they may. */
export function wordsRefused(text: string): NotSaid | null {
  const verdict = checkWords(text);
  if (verdict.ok) return null;
  return { kind: "refused", why: verdict.why, ...(verdict.found ? { found: verdict.found } : {}) };
}

/**
 * Whether one business may speak to another: neither has blocked the other, both are there, the speaker is proven and
 * not kept from posting. Null when it may.
 */
export async function talkRefused(tx: Tx, speaker: Speaker, otherId: string): Promise<NotSaid | null> {
  if (!speaker.proven) return refused("not_proven");
  if (speaker.businessId === otherId) return refused("not_taking");
  const pair = [speaker.businessId, otherId];
  const blocks = await tx.businessBlock.findMany({ where: { businessId: { in: pair }, blockedId: { in: pair } } });
  if (blocks.some((block) => block.businessId === speaker.businessId)) return refused("you_blocked");
  if (blocks.length > 0) return refused("not_taking");
  const there = await tx.business.count({ where: { id: { in: pair }, archivedAt: null, mergedIntoId: null } });
  if (there < 2) return refused("not_taking");
  return (await isPaused(tx, speaker.businessId)) ? refused("paused") : null;
}

/** Whether moderation keeps the business from posting today: a suspension that nobody has ended or undone. */
async function isPaused(tx: Tx, businessId: string): Promise<boolean> {
  const [last] = await tx.moderationAction.findMany({
    where: { businessId, undoneAt: null, action: { in: ["posting_suspended", "posting_allowed"] } },
    orderBy: { createdAt: "desc" },
    take: 1,
  });
  const day = fromPlainDate(today());
  return last?.action === "posting_suspended" && (last.until === null || last.until >= day);
}

/** Whether a business has said enough for a day, or in all its talks with one that has not answered; null when it may go on. */
export async function limitRefused(tx: Tx, businessId: string, otherId: string): Promise<NotSaid | null> {
  const since = new Date(now().getTime() - LIMIT_DAY_MS);
  const today = await tx.threadMessage.count({ where: { businessId, createdAt: { gt: since } } });
  if (today >= NETWORK_LIMITS.messagesADay) return refused("too_many");
  const latest = await tx.threadMessage.findMany({
    where: {
      thread: {
        OR: [
          { fromBusinessId: businessId, toBusinessId: otherId },
          { fromBusinessId: otherId, toBusinessId: businessId },
        ],
      },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NETWORK_LIMITS.messagesUnanswered,
    select: { businessId: true },
  });
  const silent =
    latest.length >= NETWORK_LIMITS.messagesUnanswered && latest.every((one) => one.businessId === businessId);
  return silent ? refused("unanswered") : null;
}
