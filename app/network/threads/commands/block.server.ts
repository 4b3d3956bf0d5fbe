import { now } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import { holdSpeaker } from "../may-talk.server.ts";
import { namesFor } from "../other-name.server.ts";
import type { Speaker } from "../thread-terms.ts";

/**
 * Stops messages and introductions between two businesses, both ways. What waits between them is over; the other is told
 * nothing.
 * @returns false when there is no such business
 */
export async function blockBusiness(speaker: Speaker, blockedId: string): Promise<boolean> {
  const { businessId, person } = speaker;
  if (businessId === blockedId) return false;
  return db().$transaction(async (tx) => {
    // what either of them is asking or saying at this moment comes before or after, never half way; in one order for all
    for (const id of [businessId, blockedId].sort()) await holdSpeaker(tx, id);
    if ((await tx.business.count({ where: { id: blockedId } })) === 0) return false;
    await tx.businessBlock.createMany({
      data: [{ businessId, blockedId, personId: person.id, createdAt: now() }],
      skipDuplicates: true,
    });
    const decided = { decidedAt: now(), decidedById: person.id };
    await tx.introduction.updateMany({
      where: { fromBusinessId: blockedId, toBusinessId: businessId, state: "waiting" },
      data: { state: "declined", ...decided },
    });
    await tx.introduction.updateMany({
      where: { fromBusinessId: businessId, toBusinessId: blockedId, state: "waiting" },
      data: { state: "withdrawn", ...decided },
    });
    return true;
  });
}

/** Takes one's own block back; the other's, if there is one, stands. */
export async function unblockBusiness(speaker: Speaker, blockedId: string): Promise<void> {
  await db().businessBlock.deleteMany({ where: { businessId: speaker.businessId, blockedId } });
}

/** The businesses that one has blocked, by name. */
export async function listBlocked(speaker: Pick<Speaker, "businessId">): Promise<{ id: string; name: string }[]> {
  const rows = await db().businessBlock.findMany({
    where: { businessId: speaker.businessId },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: { blocked: { select: { id: true, name: true, visibility: true } } },
  });
  const names = await namesFor(
    db(),
    speaker.businessId,
    rows.map(({ blocked }) => blocked),
  );
  return rows.map(({ blocked: { id } }) => ({ id, name: names.get(id) ?? "" }));
}
