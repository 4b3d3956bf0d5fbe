import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { now } from "~/lib/clock.ts";
import { servedCouncils } from "~/places/queries.server.ts";
import { db, nameOfStatement, pgPool } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { divisionsOf, linesOf } from "../news/queries.server.ts";
import type { PostViewer } from "../post-terms.ts";
import { listPosts, type PostFilter } from "../posts/queries.server.ts";
import { type GroupKey, groupKeyText, isDistrictCode, readGroupKey } from "./group-keys.ts";

async function ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  return (await pgPool().query<Row>({ name: nameOfStatement(text), text, values })).rows;
}

export interface GroupLine {
  key: string;
  kind: "place" | "sector";
  name: string;
  council: string | null;
  members: number;
  /** public posts of its place or sector in the last 30 days */
  posts: number;
}

const MONTH_MS = 30 * 86_400_000;

/**
 * The groups that have members, the liveliest first, and those that could be begun: one for each served district, for each
 * of its wards and for each local sector group. (What towns there are nobody tells us: addresses are typed.) A group without a member is never listed among those that have.
 */
export async function listGroups(): Promise<{ lively: GroupLine[]; others: GroupLine[] }> {
  const districts = (await servedCouncils()).filter(({ tier }) => tier !== "county");
  const since = new Date(now().getTime() - MONTH_MS);
  const [wards, members, posts] = await Promise.all([
    db().ward.findMany({
      where: { councilCode: { in: districts.map(({ code }) => code) } },
      orderBy: [{ name: "asc" }, { code: "asc" }],
      select: { code: true, name: true, councilCode: true },
    }),
    ask<{ key: string; count: number }>(
      `SELECT group_key AS key, count(*)::int AS count FROM group_member m JOIN business b ON b.id = m.business_id
       WHERE b.archived_at IS NULL AND b.merged_into_id IS NULL GROUP BY 1`,
      [],
    ),
    ask<{ ward: string | null; council: string; divisions: string[]; count: number }>(
      `SELECT p.ward_code AS ward, p.council_code AS council, ARRAY(SELECT DISTINCT left(code, 2) FROM unnest(p.sic_codes) code
         WHERE coalesce(b.visibility ->> 'activities', 'public') = 'public') AS divisions, count(*)::int AS count
       FROM post p JOIN business b ON b.id = p.business_id WHERE p.state = 'live' AND p.audience = 'public' AND p.published_at > $1 GROUP BY 1, 2, 3`,
      [since],
    ),
  ]);
  const memberOf = new Map(members.map(({ key, count }) => [key, count]));
  const councilOf = new Map(districts.map(({ code, shortName }) => [code, shortName]));
  const line = (group: GroupKey, name: string, council: string | null, fits: (row: (typeof posts)[number]) => boolean) => ({
    key: groupKeyText(group),
    kind: group.kind,
    name,
    council,
    members: memberOf.get(groupKeyText(group)) ?? 0,
    posts: posts.filter(fits).reduce((sum, { count }) => sum + count, 0),
  }); // biome-ignore format: one record
  const all: GroupLine[] = [
    ...SECTOR_GROUPS.map(({ key, label, divisions }) =>
      line({ kind: "sector", of: key }, label, null, (row) => row.divisions.some((one) => divisions.includes(one))),
    ),
    ...districts.map(({ code, shortName }) =>
      line(
        { kind: "place", of: code },
        texts.follow.groups.district(shortName),
        null,
        ({ council }) => council === code,
      ),
    ),
    ...wards.map(({ code, name, councilCode }) =>
      line({ kind: "place", of: code }, name, councilOf.get(councilCode) ?? null, ({ ward }) => ward === code),
    ),
  ];
  const lively = all.filter(({ members }) => members > 0);
  lively.sort((a, b) => b.members - a.members || b.posts - a.posts || a.name.localeCompare(b.name));
  return { lively, others: all.filter(({ members }) => members === 0) };
}

/** A group by its key, whether it was begun or not; null when there is no such place or sector. */
export async function findGroup(text: string | undefined): Promise<(GroupKey & { key: string; name: string }) | null> {
  const group = readGroupKey(text);
  if (!group) return null;
  const key = groupKeyText(group);
  if (group.kind === "sector")
    return { ...group, key, name: SECTOR_GROUPS.find((one) => one.key === group.of)?.label ?? group.of };
  const served = await servedCouncils();
  if (isDistrictCode(group.of)) {
    const district = served.find(({ code }) => code === group.of);
    return district ? { ...group, key, name: texts.follow.groups.district(district.shortName) } : null;
  }
  const ward = await db().ward.findUnique({ where: { code: group.of }, select: { name: true, councilCode: true } });
  if (!ward) return null;
  return served.some(({ code }) => code === ward.councilCode) ? { ...group, key, name: ward.name } : null;
}

export interface Member {
  slug: string;
  name: string;
  summary: string;
  town: string | null;
}

const MEMBERS = 60;

/** The members of a group that have a public page, as it shows them, and how many have none. */
export async function listMembers(key: string): Promise<{ members: Member[]; unlisted: number }> {
  const [members, [count]] = await Promise.all([
    ask<Member>(
      `SELECT l.slug, l.name, l.summary, l.town FROM group_member m JOIN directory_listing l ON l.business_id = m.business_id
       WHERE m.group_key = $1 AND l.name <> '' ORDER BY l.sort_name, l.business_id LIMIT ${MEMBERS}`,
      [key],
    ),
    ask<{ unlisted: number }>(
      `SELECT count(*)::int AS unlisted FROM group_member m JOIN business b ON b.id = m.business_id
       LEFT JOIN directory_listing l ON l.business_id = m.business_id AND l.name <> ''
       WHERE m.group_key = $1 AND l.business_id IS NULL AND b.archived_at IS NULL AND b.merged_into_id IS NULL`,
      [key],
    ),
  ]);
  return { members, unlisted: count?.unlisted ?? 0 };
}

/** What posts of a group's place or sector are. */
export function postsOf({ kind, of }: GroupKey): PostFilter {
  if (kind === "sector") return { sicDivisions: divisionsOf(of) };
  return isDistrictCode(of) ? { councilCodes: [of] } : { wardCodes: [of] };
}

/** The latest posts of a group's place or sector that the viewer may see. */
export async function latestOf(viewer: PostViewer, group: GroupKey) {
  return linesOf((await listPosts(viewer, postsOf(group), { limit: 8 })).posts);
}

/** The groups of businesses, by the business. */
export async function groupsOf(businessIds: readonly string[]): Promise<{ businessId: string; key: string; name: string }[]> {
  const rows = await db().groupMember.findMany({
    where: { businessId: { in: [...businessIds] } },
    include: { group: { select: { name: true } } },
    orderBy: { joinedAt: "asc" },
    take: 200,
  });
  return rows.map(({ businessId, groupKey, group }) => ({ businessId, key: groupKey, name: group.name }));
} // biome-ignore format: one signature
