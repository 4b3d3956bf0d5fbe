import { today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { Prisma } from "~/platform/prisma/client.ts";
import type { PostState } from "../../post-terms.ts";
import { publishPost } from "../../posts/commands/publish-post.server.ts";
import { decidedBy } from "../../queries.server.ts";
import { about, type SubjectKey } from "./subject-key.ts";

/** The same, held until the transaction ends. */
export interface Subject {
  key: SubjectKey;
  /** whose it is */
  businessId: string;
  businessName: string;
  councilCode: string;
  state: PostState;
  /** a post's title; null for a message */
  title: string | null;
  reference: string | null;
}

type Officer = Pick<StaffActor, "councilCode" | "ownBusinessIds">;

/** Holds a post or a message that the officer may see to; null when there is none such, or it is their own business's. */
export function holdSubject(tx: Tx, officer: Officer, key: SubjectKey): Promise<Subject | null> {
  return "postId" in key ? holdPost(tx, officer, key.postId) : holdMessage(tx, officer, key.messageId);
}

async function holdPost(tx: Tx, officer: Officer, postId: string): Promise<Subject | null> {
  const [row] = await tx.$queryRaw<Omit<Subject, "key">[]>`
    SELECT p.business_id AS "businessId", b.name AS "businessName", p.council_code AS "councilCode", p.state, p.title, p.reference
    FROM post p JOIN business b ON b.id = p.business_id
    WHERE p.id = ${postId}::uuid AND ${decidedBy(officer)} FOR UPDATE OF p`;
  return row ? { ...row, key: { postId } } : null;
}

/** A message is an officer's matter only once somebody has reported it, or an officer had to do with it. */
async function holdMessage(tx: Tx, officer: Officer, messageId: string): Promise<Subject | null> {
  const [row] = await tx.$queryRaw<Omit<Subject, "key" | "reference" | "title" | "councilCode">[]>`
    SELECT m.business_id AS "businessId", b.name AS "businessName",
      CASE WHEN m.hidden_at IS NULL THEN 'live' ELSE 'hidden' END AS state
    FROM thread_message m JOIN business b ON b.id = m.business_id JOIN thread t ON t.id = m.thread_id
    WHERE m.id = ${messageId}::uuid AND ${messageSeenBy(officer)} FOR UPDATE OF m`;
  if (!row) return null;
  return { ...row, key: { messageId }, councilCode: officer.councilCode, title: null, reference: null };
}

/**
 * On `thread_message m` and `thread t`: reported messages of the council's businesses, none of a talk of one's own. They
 * are private, so a county reads them only where no district of it sees to the business.
 */
export function messageSeenBy({ councilCode, ownBusinessIds }: Officer): Prisma.Sql {
  const own = [...ownBusinessIds];
  return Prisma.sql`(EXISTS (SELECT 1 FROM business_council c WHERE c.business_id = m.business_id AND c.council_code = ${councilCode})
    AND NOT EXISTS (SELECT 1 FROM business_council c JOIN council d ON d.code = c.council_code
      WHERE c.business_id = m.business_id AND d.parent_code = ${councilCode})
    AND EXISTS (SELECT 1 FROM post_report r WHERE r.message_id = m.id)
    AND t.from_business_id <> ALL (${own}::uuid[]) AND t.to_business_id <> ALL (${own}::uuid[]))`;
}

/** Puts a held post or message into a state. A post that goes live anew is told to those it fits. */
export async function putState(tx: Tx, subject: Subject, state: PostState, at: Date): Promise<PostState> {
  if (state === subject.state) return state;
  if ("messageId" in subject.key) {
    const hiddenAt = state === "hidden" ? at : null;
    await tx.threadMessage.update({ where: { id: subject.key.messageId }, data: { hiddenAt } });
    return state;
  }
  const id = subject.key.postId;
  if (state === "live" && (await publishPost(tx, id))) return endIfOver(tx, id);
  await tx.post.update({ where: { id }, data: { state, version: { increment: 1 } } });
  return state;
}

/** What ran out while it was hidden is shown as what it is. */
async function endIfOver(tx: Tx, id: string): Promise<PostState> {
  const over = { id, state: "live", expiresOn: { lt: fromPlainDate(today()) } };
  const { count } = await tx.post.updateMany({ where: over, data: { state: "expired" } });
  return count > 0 ? "expired" : "live";
}

/** The state that a hidden post or message had before; live when nobody knows. */
export async function stateBeforeHiding(tx: Tx, key: SubjectKey): Promise<PostState> {
  const [last] = await tx.moderationAction.findMany({
    where: { ...about(key), action: { in: ["hidden", "hidden_by_reports"] }, undoneAt: null, stateBefore: { not: "hidden" } },
    orderBy: { createdAt: "desc" },
    take: 1,
    select: { stateBefore: true },
  }); // biome-ignore format: one question
  const before = last?.stateBefore;
  return before === "closed" || before === "expired" ? before : "live";
}
