import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { keyedHash } from "~/platform/security/seal.server.ts";
import { LIMIT_DAY_MS, NETWORK_LIMITS } from "../../limits.ts";
import type { PostViewer } from "../../post-terms.ts";
import { seenBy } from "../../queries.server.ts";
import { tellAuthor } from "../emails.server.ts";
import { type ReportReason, reportsHide } from "../moderation-terms.ts";
import { checkWords } from "../words.ts";
import { record } from "./decide.server.ts";
import type { Subject } from "./subject.server.ts";

/** Who reports: somebody of a proven business, or a stranger by the address their browser has. */
export type Reporter =
  | { kind: "business"; businessId: string; personId: string }
  | { kind: "stranger"; address: string; personId: string | null };

export interface Report {
  reason: ReportReason;
  note: string | null;
}

/** "own": nobody reports their own business; "again" is said of a second report by the same one, which changes nothing. */
export type Reported = "done" | "again" | "gone" | "own" | "too_many" | "words";

/**
 * Keeps a report of a post that the reporter can see. Two from different businesses, by different people, hide it until
 * an officer has looked; the author hears that at once.
 */
export function reportPost(reporter: Reporter, viewer: PostViewer, postId: string, report: Report): Promise<Reported> {
  return db().$transaction(async (tx) => {
    const [post] = await tx.$queryRaw<Omit<Subject, "key">[]>`
      SELECT p.business_id AS "businessId", b.name AS "businessName", p.council_code AS "councilCode", p.state, p.title, p.reference
      FROM post p JOIN business b ON b.id = p.business_id
      WHERE p.id = ${postId}::uuid AND ${seenBy(viewer)} FOR UPDATE OF p`;
    if (!post) return "gone";
    if (viewer.kind === "business" && viewer.businessIds.includes(post.businessId)) return "own";
    const said = await insertReport(tx, reporter, { postId }, report);
    if (said === "done") await hideWhenReported(tx, { ...post, key: { postId } });
    return said;
  });
}

async function hideWhenReported(tx: Tx, post: Subject): Promise<void> {
  if (post.state !== "live" && post.state !== "closed") return;
  if (!("postId" in post.key)) return;
  const { postId } = post.key;
  const open = await tx.postReport.findMany({
    where: { postId, state: "open" },
    select: { businessId: true, personId: true },
  });
  if (!reportsHide(open)) return;
  const at = now();
  await tx.post.update({ where: { id: postId }, data: { state: "hidden", version: { increment: 1 } } });
  const action = await record(tx, post, {
    action: "hidden_by_reports",
    stateAfter: "hidden",
    at,
    reason: null,
    words: null,
    until: null,
    personId: null,
  });
  await tellAuthor(tx, post, action);
}

/** Keeps a report of a message that was written to the reporter's business. */
export function reportMessage(
  reporter: { businessId: string; personId: string },
  messageId: string,
  report: Report,
): Promise<Reported> {
  const { businessId } = reporter;
  return db().$transaction(async (tx) => {
    const sides = [{ fromBusinessId: businessId }, { toBusinessId: businessId }];
    const message = await tx.threadMessage.findFirst({ where: { id: messageId, thread: { OR: sides } } });
    if (!message) return "gone";
    if (message.businessId === businessId) return "own";
    return insertReport(tx, { kind: "business", ...reporter }, { messageId }, report);
  });
}

async function insertReport(
  tx: Tx,
  reporter: Reporter,
  subject: { postId: string } | { messageId: string },
  { reason, note }: Report,
): Promise<Reported> {
  if (note && !checkWords(note).ok) return "words";
  const who =
    reporter.kind === "business"
      ? { businessId: reporter.businessId, personId: reporter.personId }
      : { reporterHash: keyedHash("reporter", reporter.address), personId: reporter.personId };
  const { personId: _person, ...counted } = who;
  // one after another from each, so that no limit is passed by two at once
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify(counted)}, 19))`;
  if (await tx.postReport.count({ where: { ...subject, ...counted } })) return "again";
  const since = new Date(now().getTime() - LIMIT_DAY_MS);
  const today = await tx.postReport.count({ where: { ...counted, createdAt: { gt: since } } });
  if (today >= NETWORK_LIMITS.reportsADay) return "too_many";
  await tx.postReport.create({ data: { id: newId(), ...subject, ...who, reason, note, createdAt: now() } });
  return "done";
}
