import { isId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import type { ServiceWithRules } from "~/services/rules.ts";
import type { PostKind, PostState, PostViewer } from "../post-terms.ts";
import type { NeedChoice, Outcome } from "../posts/terms.ts";
import { seenBy } from "../queries.server.ts";
import { MOST_OF_A_KIND } from "./matching.ts";

/** One of the business's own posts, with what came of it. */
export interface OwnPost {
  id: string;
  reference: string;
  kind: PostKind;
  needColumn: NeedChoice | null;
  title: string;
  state: PostState;
  audience: string;
  outcome: Outcome | null;
  createdOn: string;
  expiresOn: string | null;
  matches: number;
  answers: number;
  /** "was it met?" is asked and not answered */
  asked: boolean;
}

const OWN_PAGE = 25;

const OWN = sql`p.id, p.reference, p.kind, p.need_column AS "needColumn", p.title, p.state, p.audience, p.outcome,
  (p.created_at AT TIME ZONE 'Europe/London')::date::text AS "createdOn", p.expires_on::text AS "expiresOn",
  (SELECT count(*)::int FROM post_match m WHERE m.post_id = p.id AND m.dismissed_at IS NULL) AS matches,
  (SELECT count(*)::int FROM thread t WHERE t.post_id = p.id) AS answers,
  (p.kind = 'need' AND p.state = 'expired' AND p.outcome IS NULL) AS asked`;

/** The business's own posts, the newest first. */
export async function listOwnPosts(
  businessId: string,
  after: string | null,
): Promise<{ posts: OwnPost[]; next: string | null }> {
  const from = isId(after ?? undefined)
    ? sql`AND (p.created_at, p.id) < (SELECT created_at, id FROM post WHERE id = ${after}::uuid)`
    : sql.empty;
  const rows = await statements().$queryRaw<OwnPost[]>`
    SELECT ${OWN} FROM post p WHERE p.business_id = ${businessId}::uuid ${from} ORDER BY p.created_at DESC, p.id DESC LIMIT ${OWN_PAGE + 1}`;
  const posts = rows.slice(0, OWN_PAGE);
  return { posts, next: rows.length > OWN_PAGE ? (posts.at(-1)?.id ?? null) : null };
}

/** Needs of the business that ran out and were not settled: its home asks. */
export async function listAskedPosts(businessId: string): Promise<{ id: string; title: string }[]> {
  return statements().$queryRaw`
    SELECT p.id, p.title FROM post p WHERE p.business_id = ${businessId}::uuid AND p.kind = 'need' AND p.state = 'expired'
      AND p.outcome IS NULL ORDER BY p.id LIMIT 3`;
}

/** Something that fits a need, with the reasons. */
export interface ShownMatch {
  id: string;
  kind: "offer" | "business" | "service";
  name: string;
  /** its page */
  href: string;
  /** under the name: whose offer it is, or what the business says of itself */
  detail: string | null;
  reasons: string[];
}

/**
 * What fits a need of the viewer's own: offers that are still open, businesses that are still listed, and services that
 * are still there. Put aside ones are left out, and those with a block between them, whoever made it.
 */
export async function listMatches(viewer: PostViewer, postId: string): Promise<ShownMatch[]> {
  const [rows, services] = await Promise.all([
    statements().$queryRaw<(Omit<ShownMatch, "href"> & { targetId: string; slug: string | null })[]>`
      SELECT m.id, m.kind, m.target_id AS "targetId", m.reasons,
        coalesce(o.title, l.name) AS name, coalesce(o.reference, l.slug) AS slug,
        CASE WHEN m.kind = 'offer' THEN (SELECT CASE WHEN coalesce(b.visibility ->> 'name', 'public') = 'public' THEN b.name END
          FROM business b WHERE b.id = o.business_id) ELSE l.summary END AS detail
      FROM post_match m
        LEFT JOIN LATERAL (SELECT p.title, p.reference, p.business_id FROM post p
          WHERE m.kind = 'offer' AND p.id = m.target_id AND p.state = 'live' AND ${seenBy(viewer)}) o ON true
        LEFT JOIN directory_listing l ON m.kind = 'business' AND l.business_id = m.target_id
      WHERE m.post_id = ${postId}::uuid AND m.dismissed_at IS NULL
        AND (m.kind = 'service' OR o.reference IS NOT NULL OR l.business_id IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM post own JOIN business_block k
          ON (k.business_id = own.business_id AND k.blocked_id = coalesce(o.business_id, l.business_id))
            OR (k.blocked_id = own.business_id AND k.business_id = coalesce(o.business_id, l.business_id))
          WHERE own.id = m.post_id)
      ORDER BY m.score DESC, m.target_id`,
    catalogue(null),
  ]);
  const everywhere = new Map<string, ShownService>(services.map((service) => [service.id, service]));
  const missing = rows.filter(({ kind, targetId }) => kind === "service" && !everywhere.has(targetId));
  if (missing.length > 0)
    for (const service of await ownVersions(missing.map(({ targetId }) => targetId)))
      everywhere.set(service.id, service);
  const count = { offer: 0, business: 0, service: 0 };
  return rows.flatMap(({ targetId, slug, ...row }) => {
    const service = row.kind === "service" ? everywhere.get(targetId) : null;
    const name = service?.title ?? row.name;
    const path = { offer: `/needs/${slug}`, business: `/directory/${slug}`, service: `/services/${service?.slug}` }[
      row.kind
    ];
    if (!name || (row.kind === "service" && !service) || count[row.kind] >= MOST_OF_A_KIND) return [];
    count[row.kind] += 1;
    return [{ ...row, name, href: path, detail: service?.summary ?? row.detail }];
  });
}

type ShownService = Pick<ServiceWithRules, "id" | "slug" | "title" | "summary">;

/** Services that a council has made its own. */
function ownVersions(ids: string[]) {
  return statements().$queryRaw<ShownService[]>`
    SELECT id, slug, title, summary FROM service WHERE id = ANY (${ids}::uuid[]) AND status = 'live'`;
}

/** An answer to a post: whose, and where the talk is. */
export interface PostAnswer {
  threadId: string;
  business: string;
  lastAt: Date;
  messages: number;
  unread: boolean;
}

/** The answers to a post of the business, the latest first. */
export function listAnswers(businessId: string, postId: string): Promise<PostAnswer[]> {
  return statements().$queryRaw`
    SELECT t.id AS "threadId", b.name AS business, t.last_message_at AS "lastAt",
      (SELECT count(*)::int FROM thread_message m WHERE m.thread_id = t.id) AS messages,
      t.last_message_at > coalesce(t.to_read_at, '-infinity') AS unread
    FROM thread t JOIN business b ON b.id = t.from_business_id
    WHERE t.post_id = ${postId}::uuid AND t.to_business_id = ${businessId}::uuid ORDER BY t.last_message_at DESC LIMIT 50`;
}

/** A need that a business was told of because it fits, and why. */
export interface NeedForYou {
  id: string;
  reference: string;
  title: string;
  business: string | null;
  town: string | null;
  expiresOn: string | null;
  reasons: string[];
}

/** Open needs that fit a business, which it has neither put aside nor answered; the best first. */
export function listNeedsForYou(viewer: PostViewer, businessId: string, limit: number): Promise<NeedForYou[]> {
  return statements().$queryRaw`
    SELECT p.id, p.reference, p.title, p.expires_on::text AS "expiresOn", best.reasons,
      CASE WHEN coalesce(b.visibility ->> 'name', 'public') = 'public' THEN b.name END AS business,
      (SELECT s.town FROM site s WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1) AS town
    FROM (
      SELECT DISTINCT ON (m.post_id) m.post_id, m.score, m.reasons FROM post_match m
      WHERE m.told_at IS NOT NULL AND m.dismissed_at IS NULL AND ((m.kind = 'business' AND m.target_id = ${businessId}::uuid)
        OR (m.kind = 'offer' AND m.target_id IN (SELECT o.id FROM post o WHERE o.business_id = ${businessId}::uuid AND o.state = 'live')))
      ORDER BY m.post_id, m.score DESC
    ) best JOIN post p ON p.id = best.post_id JOIN business b ON b.id = p.business_id
    WHERE p.state = 'live' AND p.business_id <> ${businessId}::uuid AND ${seenBy(viewer)}
      AND NOT EXISTS (SELECT 1 FROM thread t WHERE t.post_id = p.id AND t.from_business_id = ${businessId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM business_block k WHERE (k.business_id = p.business_id AND k.blocked_id = ${businessId}::uuid)
        OR (k.business_id = ${businessId}::uuid AND k.blocked_id = p.business_id))
    ORDER BY best.score DESC LIMIT ${limit}`;
}

/** The talk that a business has about somebody else's post, if it has one. */
export async function findOwnAnswer(businessIds: readonly string[], postId: string) {
  if (businessIds.length === 0) return null;
  const [row] = await statements().$queryRaw<{ threadId: string; businessId: string }[]>`
    SELECT id AS "threadId", from_business_id AS "businessId" FROM thread
    WHERE post_id = ${postId}::uuid AND from_business_id = ANY (${[...businessIds]}::uuid[]) LIMIT 1`;
  return row ?? null;
}

/** Why a need fits one of these businesses, and which; null when it was not told of it or has put it aside. */
export async function findReasonsFor(businessIds: readonly string[], postId: string) {
  if (businessIds.length === 0) return null;
  const ids = [...businessIds];
  const [row] = await statements().$queryRaw<{ businessId: string; reasons: string[] }[]>`
    SELECT coalesce(o.business_id, m.target_id) AS "businessId", m.reasons FROM post_match m
      LEFT JOIN post o ON m.kind = 'offer' AND o.id = m.target_id
    WHERE m.post_id = ${postId}::uuid AND m.kind <> 'service' AND m.dismissed_at IS NULL AND m.told_at IS NOT NULL
      AND coalesce(o.business_id, m.target_id) = ANY (${ids}::uuid[])
    ORDER BY m.score DESC LIMIT 1`;
  return row ?? null;
}
