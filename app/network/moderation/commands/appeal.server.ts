import { now } from "~/lib/clock.ts";
import { dayInBritain } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { BusinessActor, StaffActor } from "~/platform/auth/guards.server.ts";
import { ABILITIES } from "~/platform/auth/policy.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { tellAnswer } from "../emails.server.ts";
import { type Action, appealUntil, SANCTIONS } from "../moderation-terms.ts";
import { checkWords } from "../words.ts";
import { closeReports } from "./close-reports.server.ts";
import { record } from "./decide.server.ts";
import { holdSubject } from "./subject.server.ts";
import { about, type SubjectKey } from "./subject-key.ts";
import { takeBack } from "./undo.server.ts";

export type Appealed = "done" | "gone" | "too_late" | "again" | "words";

/** An author says why a decision about their business is wrong: once for each decision, within 28 days. */
export function appeal(
  actor: Pick<BusinessActor, "businessId" | "person">,
  actionId: string,
  words: string,
): Promise<Appealed> {
  if (!checkWords(words).ok) return Promise.resolve("words");
  return db().$transaction(async (tx) => {
    const action = await tx.moderationAction.findFirst({
      where: { id: actionId, businessId: actor.businessId, undoneAt: null },
      include: { appeal: true },
    });
    if (!action || !SANCTIONS.includes(action.action as Action)) return "gone";
    if (action.appeal) return "again";
    if (appealUntil(action.createdAt) < dayInBritain(now())) return "too_late";
    const { count } = await tx.appeal.createMany({
      data: [{ id: newId(), actionId, personId: actor.person.id, words, createdAt: now() }],
      skipDuplicates: true,
    });
    return count > 0 ? "done" : "again";
  });
}

export type Answered = "done" | "gone" | "changed" | "own_decision";

type Officer = Pick<StaffActor, "councilCode" | "ownBusinessIds" | "person">;

/**
 * An officer answers an appeal; another than the one who decided, unless the council has only one. A yes takes the
 * decision back; the author hears either way.
 */
export function answerAppeal(
  actor: Officer,
  key: SubjectKey,
  appealId: string,
  { upheld, answer }: { upheld: boolean; answer: string },
): Promise<Answered> {
  return db().$transaction(async (tx) => {
    const subject = await holdSubject(tx, actor, key);
    const found = await tx.appeal.findFirst({
      where: { id: appealId, action: about(key) },
      include: { action: true },
    });
    if (!subject || !found) return "gone";
    if (found.state !== "open") return "changed";
    if (found.action.personId === actor.person.id && (await countOtherDeciders(tx, actor)) > 0) return "own_decision";
    const at = now();
    // the decision may have been followed by another, or the author may have taken the post back: that stands
    if (upheld) await takeBack(tx, subject, found.action, { at, personId: actor.person.id });
    if (upheld && found.action.personId === null) await closeReports(tx, key, "dismissed", at);
    await tx.appeal.update({
      where: { id: found.id },
      data: { state: upheld ? "upheld" : "refused", answer, decidedById: actor.person.id, decidedAt: at },
    });
    const after = await holdSubject(tx, actor, key);
    await record(tx, subject, {
      action: upheld ? "appeal_upheld" : "appeal_refused",
      stateAfter: after?.state ?? subject.state,
      at,
      reason: null,
      words: answer,
      until: null,
      personId: actor.person.id,
    });
    await tellAnswer(tx, subject, { upheld, answer, actionId: found.actionId });
    return "done";
  });
}

/** How many others of the officer's council could answer an appeal. */
export async function countOtherDeciders(
  tx: Tx,
  { councilCode, person }: Pick<Officer, "councilCode" | "person">,
): Promise<number> {
  const others = await tx.staffRole.findMany({
    where: {
      councilCode,
      role: { in: [...ABILITIES["moderation.decide"]] },
      personId: { not: person.id },
      person: { disabledAt: null },
      endedAt: null,
    },
    distinct: ["personId"],
    select: { personId: true },
  });
  return others.length;
}
