import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { now } from "~/lib/clock.ts";
import { isId, newId } from "~/lib/ids.ts";
import { servedCouncils } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { isDistrictCode } from "../groups/group-keys.ts";
import { NETWORK_LIMITS } from "../limits.ts";
import { FOLLOW_KINDS, type FollowKind, isFollowKind } from "./follow-terms.ts";

export interface Followed {
  id: string;
  kind: FollowKind;
  target: string;
  label: string;
}

type Follower = { id: string; email: string };

/** What something that can be followed is called; null when there is no such thing, or its name is not shown. */
export async function labelOf(kind: string, target: string): Promise<string | null> {
  if (kind === "sector") return SECTOR_GROUPS.find(({ key }) => key === target)?.label ?? null;
  if (kind === "ward") {
    if (!/^E\d{8}$/.test(target)) return null;
    return (await db().ward.findUnique({ where: { code: target }, select: { name: true } }))?.name ?? null;
  }
  if (kind === "district") {
    const served = await servedCouncils();
    return served.find(({ code, tier }) => code === target && tier !== "county")?.shortName ?? null;
  }
  if (kind !== "business" || !isId(target)) return null;
  const business = await db().business.findUnique({
    where: { id: target, archivedAt: null, mergedIntoId: null },
    select: { name: true, visibility: true },
  });
  if (!business) return null;
  const visibility = business.visibility as { name?: string } | null;
  return (visibility?.name ?? "public") === "public" ? business.name : null;
}

const live = { stoppedAt: null, kind: { in: [...FOLLOW_KINDS] } };

/** What a person follows, the newest first. */
export async function listFollows(personId: string): Promise<Followed[]> {
  const rows = await db().alert.findMany({
    where: { personId, ...live },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NETWORK_LIMITS.alerts,
    select: { id: true, kind: true, target: true, label: true },
  });
  return rows.flatMap(({ kind, ...row }) => (isFollowKind(kind) ? [{ ...row, kind }] : []));
}

/** Whether a person follows something now; nobody does who is not signed in. */
export async function isFollowing(personId: string | null, kind: FollowKind, target: string): Promise<boolean> {
  if (!personId) return false;
  return (await db().alert.count({ where: { personId, kind, target, stoppedAt: null } })) > 0;
}

/**
 * Follows a business, a sector, a ward or a district: its posts come into the feed. E-mail is asked for apart.
 * @returns its name
 */
export async function follow(
  person: Follower,
  kind: FollowKind,
  target: string,
): Promise<{ kind: "following"; label: string } | { kind: "gone" | "too_many" }> {
  const label = await labelOf(kind, target);
  if (!label) return { kind: "gone" };
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${person.id}, 20))`;
    const known = await tx.alert.count({ where: { personId: person.id, kind, target, stoppedAt: null } });
    if (known > 0) return { kind: "following", label };
    if ((await tx.alert.count({ where: { personId: person.id, stoppedAt: null } })) >= NETWORK_LIMITS.alerts)
      return { kind: "too_many" };
    const at = now();
    await tx.alert.create({
      data: { id: newId(), personId: person.id, email: person.email, kind, target, label, frequency: "none", confirmedAt: at, toldUpTo: at, createdAt: at },
    }); // biome-ignore format: one row
    return { kind: "following", label };
  });
}

/** Stops following: feed and e-mail of it end. */
export async function unfollow(personId: string, kind: FollowKind, target: string): Promise<void> {
  await db().alert.updateMany({
    where: { personId, kind, target, stoppedAt: null },
    data: { stoppedAt: now(), stoppedBy: "account", nextDueAt: null },
  });
}

/** What of a chosen sector and place can be followed, and whether it is. */
export async function followable(
  personId: string | null,
  chosen: { sector: string | null; place: string | null },
): Promise<{ kind: FollowKind; target: string; label: string; following: boolean }[]> {
  const wanted: [FollowKind, string][] = [];
  if (chosen.sector) wanted.push(["sector", chosen.sector]);
  if (chosen.place) wanted.push([isDistrictCode(chosen.place) ? "district" : "ward", chosen.place]);
  const found = await Promise.all(
    wanted.map(async ([kind, target]) => {
      const [label, following] = await Promise.all([labelOf(kind, target), isFollowing(personId, kind, target)]);
      return label ? [{ kind, target, label, following }] : [];
    }),
  );
  return found.flat();
}
