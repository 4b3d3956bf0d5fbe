import { now, today } from "~/lib/clock.ts";
import { fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { tellAuthor } from "../emails.server.ts";
import { type Action, DECISION_TABLE, type Decision, type DecisionReason, decisionsFor } from "../moderation-terms.ts";
import { closeReports } from "./close-reports.server.ts";
import { holdSubject, putState, type Subject, stateBeforeHiding } from "./subject.server.ts";
import { about, type SubjectKey } from "./subject-key.ts";

export interface Decided {
  decision: Decision;
  reason: DecisionReason | null;
  /** to the author, in the officer's words */
  words: string | null;
  /** of a suspension: its last day; null until somebody allows posting again */
  until: PlainDate | null;
}

export type Outcome = "done" | "gone" | "changed";

/**
 * An officer decides about a post or a reported message: its state, the open reports and the record change together, and
 * the author hears why. "changed" when the decision does not fit any more: somebody was first.
 * @param seen  the state on the officer's page
 */
export function decide(
  actor: Pick<StaffActor, "councilCode" | "ownBusinessIds" | "person">,
  key: SubjectKey,
  decided: Decided,
  seen: string | null,
): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const subject = await holdSubject(tx, actor, key);
    if (!subject) return "gone";
    if (seen !== null && seen !== subject.state) return "changed";
    if (!(await offered(tx, subject)).includes(decided.decision)) return "changed";
    const row = DECISION_TABLE[decided.decision];
    const at = now();
    const wanted = decided.decision === "show" ? await stateBeforeHiding(tx, key) : (row.to ?? subject.state);
    const stateAfter = await putState(tx, subject, wanted, at);
    // what waits was new, or has been changed since somebody reported it
    if (row.reports) await closeReports(tx, key, decided.decision === "publish" ? "changed" : row.reports, at);
    const until = decided.decision === "suspend" ? decided.until : null;
    const action = await record(tx, subject, {
      action: row.action,
      stateAfter,
      at,
      reason: row.reasoned ? decided.reason : null,
      words: decided.words,
      until,
      personId: actor.person.id,
    });
    await tellAuthor(tx, subject, { ...action, until });
    return "done";
  });
}

/** What an officer can do with it now. */
export async function offered(tx: Tx, subject: Pick<Subject, "key" | "state" | "businessId">): Promise<Decision[]> {
  const openReports = await tx.postReport.count({ where: { ...about(subject.key), state: "open" } });
  const [last] = await tx.moderationAction.findMany({
    where: { ...about(subject.key), undoneAt: null },
    orderBy: { createdAt: "desc" },
    take: 1,
    select: { action: true },
  });
  return decisionsFor({
    state: subject.state,
    openReports,
    hiddenByReports: subject.state === "hidden" && last?.action === "hidden_by_reports",
    suspended: await isSuspended(tx, subject.businessId),
  });
}

async function isSuspended(tx: Tx, businessId: string): Promise<boolean> {
  const [last] = await tx.moderationAction.findMany({
    where: { businessId, undoneAt: null, action: { in: ["posting_suspended", "posting_allowed"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
  });
  return last?.action === "posting_suspended" && (!last.until || last.until >= fromPlainDate(today()));
}

interface Recorded {
  action: Action;
  stateAfter: string;
  at: Date;
  reason: DecisionReason | null;
  words: string | null;
  until: PlainDate | null;
  personId: string | null;
}

/** Writes one line of the record. @returns it, with its id */
export async function record(
  tx: Tx,
  subject: Subject,
  { at, until, stateAfter, ...rest }: Recorded,
): Promise<{ id: string } & Recorded> {
  const id = newId();
  await tx.moderationAction.create({
    data: {
      id,
      ...about(subject.key),
      businessId: subject.businessId,
      councilCode: subject.councilCode,
      stateBefore: subject.state,
      stateAfter,
      until: fromPlainDate(until),
      createdAt: at,
      ...rest,
    },
  });
  return { id, at, until, stateAfter, ...rest };
}
