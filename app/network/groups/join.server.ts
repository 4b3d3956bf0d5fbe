import { now } from "~/lib/clock.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import type { Speaker } from "../threads/thread-terms.ts";
import { isDistrictCode } from "./group-keys.ts";
import { findGroup } from "./queries.server.ts";

/** More groups than this say nothing about a business. */
const MOST_GROUPS = 12;

export type Joined = "joined" | "not_proven" | "too_many" | "gone";

/** A business joins a group; the first one begins it. */
export async function joinGroup(speaker: Speaker, key: string): Promise<Joined> {
  if (!speaker.proven) return "not_proven";
  const group = await findGroup(key);
  if (!group) return "gone";
  return db().$transaction(async (tx) => {
    const { businessId } = speaker;
    const others = await tx.groupMember.count({ where: { businessId, groupKey: { not: group.key } } });
    if (others >= MOST_GROUPS) return "too_many";
    const councilCode = group.kind === "place" ? await councilOf(tx, group.of) : null;
    await tx.networkGroup.createMany({
      data: [{ key: group.key, kind: group.kind, name: group.name, councilCode, createdAt: now() }],
      skipDuplicates: true,
    });
    await tx.groupMember.createMany({
      data: [{ groupKey: group.key, businessId, joinedAt: now() }],
      skipDuplicates: true,
    });
    return "joined";
  });
}

async function councilOf(tx: Tx, place: string): Promise<string | null> {
  if (isDistrictCode(place)) return place;
  return (await tx.ward.findUnique({ where: { code: place } }))?.councilCode ?? null;
}

export async function leaveGroup(speaker: Pick<Speaker, "businessId">, key: string): Promise<void> {
  await db().groupMember.deleteMany({ where: { groupKey: key, businessId: speaker.businessId } });
}
