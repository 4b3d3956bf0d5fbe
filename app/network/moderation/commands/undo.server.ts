import { now } from "~/lib/clock.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import type { ModerationAction } from "~/platform/prisma/client.ts";
import type { PostState } from "../../post-terms.ts";
import { tellUndone } from "../emails.server.ts";
import type { Outcome } from "./decide.server.ts";
import { holdSubject, putState, type Subject } from "./subject.server.ts";
import { about, type SubjectKey } from "./subject-key.ts";

/**
 * Takes back one decision: the state, the reports and the appeal are as they were before it. "changed" when something
 * else has happened to the state since; the later one is to be taken back first.
 */
export function undoDecision(
  actor: Pick<StaffActor, "councilCode" | "ownBusinessIds" | "person">,
  key: SubjectKey,
  actionId: string,
): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const subject = await holdSubject(tx, actor, key);
    const action = subject && (await tx.moderationAction.findFirst({ where: { id: actionId, ...about(key) } }));
    if (!subject || !action) return "gone";
    if (action.undoneAt || action.personId === null) return "changed";
    if (!(await takeBack(tx, subject, action, { at: now(), personId: actor.person.id }))) return "changed";
    await tellUndone(tx, subject, action.action);
    return "done";
  });
}

/**
 * Puts back what an action changed. Its reports, its appeal and what it took back itself carry its instant, so that
 * they are found again.
 * @returns false when the state is not the one that it left
 */
export async function takeBack(
  tx: Tx,
  subject: Subject,
  action: ModerationAction,
  by: { at: Date; personId: string },
): Promise<boolean> {
  const key = subject.key;
  const moved = action.stateBefore !== action.stateAfter;
  if (moved && subject.state !== action.stateAfter) return false;
  if (moved && action.stateBefore) await putBack(tx, subject, action);
  await tx.postReport.updateMany({
    where: { ...about(key), decidedAt: action.createdAt },
    data: { state: "open", decidedAt: null },
  });
  await tx.appeal.updateMany({
    where: { action: about(key), decidedAt: action.createdAt },
    data: { state: "open", decidedAt: null, decidedById: null, answer: null },
  });
  await tx.moderationAction.updateMany({
    where: { ...about(key), undoneAt: action.createdAt, id: { not: action.id } },
    data: { undoneAt: null, undoneById: null },
  });
  await tx.appeal.updateMany({
    where: { actionId: action.id, state: "open" },
    data: { state: "upheld", decidedAt: by.at, decidedById: by.personId },
  });
  await tx.moderationAction.update({
    where: { id: action.id },
    data: { undoneAt: by.at, undoneById: by.personId },
  });
  return true;
}

async function putBack(tx: Tx, subject: Subject, action: ModerationAction): Promise<void> {
  await putState(tx, subject, action.stateBefore as PostState, action.createdAt);
  if (!action.postId || action.action !== "published") return;
  // it was never live as far as lists, feeds and its days are concerned
  await tx.post.updateMany({
    where: { id: action.postId, publishedAt: { gte: action.createdAt } },
    data: { publishedAt: null, expiresOn: null },
  });
}
