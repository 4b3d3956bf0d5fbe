import { liveOn } from "~/businesses/claim-queries.server.ts";
import { now } from "~/lib/clock.ts";
import { findLink, type Link, takeLink } from "~/platform/auth/links.server.ts";
import { db } from "~/platform/db.server.ts";
import { inTransaction, type Statements, statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { raiseNeed } from "../../posts/commands/raise-need.server.ts";
import type { NeedChoice, Outcome } from "../../posts/terms.ts";
import type { Settled } from "../schema.ts";

const EDITORS = ["admin", "editor"];

interface HeldNeed {
  id: string;
  reference: string;
  businessId: string;
  kind: string;
  needColumn: NeedChoice;
  title: string;
  outcome: Outcome | null;
}

/** "gone": there is no such need of the business, or it is not open to an answer. "unknown_firm": who is said to have met it did not answer. */
export type Settling = "settled" | "gone" | "unknown_firm";

/**
 * The writer says whether a need was met, and by whom; the post is settled. "No" is told to the council as unmet. It may
 * be said again, until it has been met.
 * @param personId  null when the answer came by a link
 */
export async function settleNeed(
  who: { businessId: string; personId: string | null },
  postId: string,
  settled: Settled,
): Promise<Settling> {
  await catalogue(null);
  return inTransaction((tx) => settleWithin(tx, who, postId, settled));
}

async function settleWithin(
  tx: Statements,
  { businessId, personId }: { businessId: string; personId: string | null },
  postId: string,
  settled: Settled,
): Promise<Settling> {
  await tx.$executeRaw`SELECT 1 FROM business WHERE id = ${businessId}::uuid FOR UPDATE`;
  const [post] = await tx.$queryRaw<HeldNeed[]>`
    SELECT id, reference, business_id AS "businessId", kind, need_column AS "needColumn", title, outcome FROM post
    WHERE id = ${postId}::uuid AND business_id = ${businessId}::uuid AND kind IN ('need', 'offer')
      AND state IN ('live', 'waiting', 'expired', 'closed') FOR UPDATE`;
  if (!post) return "gone";
  // an older tab says nothing new of what was met
  if (post.outcome === "yes") return settled.outcome === "yes" ? "settled" : "gone";
  const met = settled.outcome === "no" ? null : settled.metByBusinessId;
  if (met && !(await isKnownAnswerer(tx, postId, met))) return "unknown_firm";
  // a closed post is still shown: one that nobody has checked stays with the council
  await tx.$executeRaw`
    UPDATE post SET state = 'closed', audience = CASE WHEN state = 'waiting' THEN 'council' ELSE audience END, outcome = ${settled.outcome}, met_by_business_id = ${met}::uuid,
      met_by_text = ${settled.outcome === "no" ? null : settled.metByText}, closed_at = coalesce(closed_at, ${now()}),
      version = version + 1
    WHERE id = ${postId}::uuid`;
  if (post.kind === "need" && settled.outcome === "no" && post.outcome !== "no") {
    const person = personId ? { id: personId } : null;
    const { needColumn: need, reference, title } = post;
    await raiseNeed(tx, { businessId, person }, [{ type: "need.unmet", need, reference, title }]);
  }
  return "settled";
}

/** Whether a business is one that answered or was offered. */
async function isKnownAnswerer(tx: Statements, postId: string, businessId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM thread WHERE post_id = ${postId}::uuid AND from_business_id = ${businessId}::uuid)
      OR EXISTS (SELECT 1 FROM post_match WHERE post_id = ${postId}::uuid AND kind = 'business' AND target_id = ${businessId}::uuid) AS known`;
  return row?.known === true;
}

/** The post that a link asks about. */
export interface AskedPost {
  id: string;
  businessId: string;
  title: string;
  business: string;
  answerers: { id: string; name: string }[];
}

/**
 * What the link in "was it met?" is about; null when it was answered or taken back since, or who was asked may not speak
 * for the business any more.
 */
export async function findAsked({ payload, personId }: Pick<Link, "payload" | "personId">): Promise<AskedPost | null> {
  const postId = postOf(payload);
  if (!postId || !personId) return null;
  const memberships = { some: { personId, role: { in: EDITORS }, person: { disabledAt: null }, ...liveOn() } };
  const post = await db().post.findFirst({
    where: { id: postId, state: { in: ["live", "expired"] }, business: { memberships } },
    select: { id: true, businessId: true, title: true, business: { select: { name: true } } },
  });
  return post ? { ...post, business: post.business.name, answerers: await listAnswerers(post.id) } : null;
}

/** The businesses that answered a post, by name. */
export async function listAnswerers(postId: string): Promise<{ id: string; name: string }[]> {
  const threads = await db().thread.findMany({
    where: { postId },
    select: { fromBusiness: { select: { id: true, name: true } } },
    orderBy: { createdAt: "asc" },
    take: 20,
  });
  return threads.map(({ fromBusiness }) => fromBusiness);
}

/** The answer by the link of the mail: once, without signing in. "gone" when the link or the question is over. */
export async function settleByLink(token: string | undefined, settled: Settled): Promise<Settling> {
  const found = await findLink(token, "need_met");
  const asked = found.state === "good" ? await findAsked(found.link) : null;
  if (!asked) return "gone";
  // said before the link is used up
  const { metByBusinessId: met } = settled;
  if (met && !(await isKnownAnswerer(statements(), asked.id, met))) return "unknown_firm";
  const link = await db().$transaction((tx) => takeLink(tx, token, "need_met"));
  if (!link) return "gone";
  return settleNeed({ businessId: asked.businessId, personId: link.personId }, asked.id, settled);
}

function postOf(payload: unknown): string | null {
  const { postId } = typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : {};
  return typeof postId === "string" ? postId : null;
}
