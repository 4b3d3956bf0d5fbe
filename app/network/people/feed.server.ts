import { isId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { isDistrictCode, readGroupKey } from "../groups/group-keys.ts";
import { groupsOf } from "../groups/queries.server.ts";
import type { NewsLine } from "../news/news-card.tsx";
import { divisionsOf, linesOf } from "../news/queries.server.ts";
import type { PostViewer } from "../post-terms.ts";
import { listPosts } from "../posts/queries.server.ts";
import { seenBy } from "../queries.server.ts";
import type { FollowKind } from "./follow-terms.ts";
import { listFollows } from "./follows.server.ts";

export type Because = { kind: FollowKind | "group"; name: string } | { kind: "match"; name: "" };

const PAGE = 15;

interface Wish {
  because: Because;
  businessId?: string;
  ward?: string;
  /** a whole district */
  council?: string;
  divisions?: readonly string[];
}

/** What a person follows and the groups of a business, as what to look for. */
async function wishesOf(personId: string, businessId: string): Promise<Wish[]> {
  const [follows, groups] = await Promise.all([listFollows(personId), groupsOf([businessId])]);
  return [
    ...follows.map(({ kind, target, label }): Wish => {
      const because = { kind, name: label };
      if (kind === "business") return { because, businessId: target };
      return { because, ...(kind === "sector" ? { divisions: divisionsOf(target) } : placeOf(target)) };
    }),
    ...groups.flatMap(({ key, name }): Wish[] => {
      const group = readGroupKey(key);
      if (!group) return [];
      const because = { kind: "group", name } as const;
      return [{ because, ...(group.kind === "place" ? placeOf(group.of) : { divisions: divisionsOf(group.of) }) }];
    }),
  ];
}

const placeOf = (code: string) => (isDistrictCode(code) ? { council: code } : { ward: code });

interface Found {
  id: string;
  place: string;
  businessId: string;
  ward: string | null;
  council: string;
  divisions: string[];
}

/**
 * The feed of a business for one of its people: posts of what that person follows and of the business's groups, and needs
 * that fit it, the newest first, each with why it is here. Nothing of a business it has blocked or that has blocked it. A
 * page at a time.
 */
export async function listFeed(
  reader: { businessId: string; proven: boolean; person: { id: string } },
  after: string | null,
): Promise<{ posts: (NewsLine & { because: Because })[]; next: string | null }> {
  const { businessId } = reader;
  const viewer: PostViewer = reader.proven ? { kind: "business", businessIds: [businessId] } : { kind: "public" };
  const wishes = await wishesOf(reader.person.id, businessId);
  const list = <Value>(pick: (wish: Wish) => readonly Value[]) => [...new Set(wishes.flatMap(pick))];
  const businesses = list((wish) => (wish.businessId ? [wish.businessId] : []));
  const wards = list((wish) => (wish.ward ? [wish.ward] : []));
  const councils = list((wish) => (wish.council ? [wish.council] : []));
  const divisions = list((wish) => wish.divisions ?? []);
  const key = readPlace(after);
  const beyond = key
    ? sql`AND (p.published_at, p.id) < (to_timestamp(${key.at}::float8 / 1000), ${key.id}::uuid)`
    : sql``;
  const told = sql`coalesce(b.visibility ->> 'activities', 'public') = 'public'`;
  const found = await statements().$queryRaw<Found[]>`
    SELECT p.id, floor(extract(epoch FROM p.published_at) * 1000)::text AS place, p.business_id AS "businessId",
      p.ward_code AS ward, p.council_code AS council, ARRAY(SELECT left(code, 2) FROM unnest(p.sic_codes) code WHERE ${told}) AS divisions
    FROM post p JOIN business b ON b.id = p.business_id
    WHERE p.state = 'live' AND p.published_at IS NOT NULL AND p.business_id <> ${businessId}::uuid AND ${seenBy(viewer)}
      AND NOT EXISTS (SELECT 1 FROM business_block k WHERE (k.business_id = p.business_id AND k.blocked_id = ${businessId}::uuid)
        OR (k.business_id = ${businessId}::uuid AND k.blocked_id = p.business_id))
      AND (p.business_id = ANY (${businesses}::uuid[]) OR p.ward_code = ANY (${wards}::text[])
        OR p.council_code = ANY (${councils}::text[])
        OR EXISTS (SELECT 1 FROM unnest(p.sic_codes) code WHERE ${told} AND left(code, 2) = ANY (${divisions}::text[]))
        OR EXISTS (SELECT 1 FROM post_match m WHERE m.post_id = p.id AND m.kind = 'business' AND m.target_id = ${businessId}::uuid
          AND m.dismissed_at IS NULL)) ${beyond}
    ORDER BY p.published_at DESC, p.id DESC LIMIT ${PAGE + 1}`;
  const page = found.slice(0, PAGE);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  const { posts } = await listPosts(viewer, { ids: page.map(({ id }) => id) }, { limit: PAGE });
  const lines = new Map((await linesOf(posts)).map((line) => [line.id, line]));
  return {
    posts: page.flatMap((one) => {
      const line = lines.get(one.id);
      return line ? [{ ...line, because: whyOf(one, wishes) }] : [];
    }),
    next: last ? `${last.place}_${last.id}` : null,
  };
}

function whyOf(post: Found, wishes: readonly Wish[]): Because {
  const wish =
    wishes.find((one) => one.businessId === post.businessId) ??
    wishes.find(
      (one) =>
        (one.ward !== undefined && one.ward === post.ward) ||
        one.council === post.council ||
        one.divisions?.some((division) => post.divisions.includes(division)),
    );
  return wish?.because ?? { kind: "match", name: "" };
}

function readPlace(text: string | null): { at: number; id: string } | null {
  const [, at = "", id = ""] = /^(\d{12,14})_(.+)$/.exec(text ?? "") ?? [];
  return isId(id) ? { at: Number(at), id } : null;
}
