import { beginDraft, findDraft } from "~/businesses/draft.server.ts";
import type { Answers } from "~/businesses/registration.ts";
import { nextPage } from "~/businesses/registration.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import type { KeptPlan } from "../queries.server.ts";
import { registrationAnswers } from "../registration-answers.ts";

/**
 * "We have started": begins the registration of the business that a plan became, with all that the plan knows. Pressed
 * again, it carries on with the same one, as long as this browser or person may open it.
 * @returns the first page that waits for an answer, and the header that opens the registration again
 */
export async function beginBusiness(
  request: Request,
  plan: KeptPlan,
  personId: string | null,
  startedOn: PlainDate,
): Promise<{ to: string; headers: Record<string, string> }> {
  const open = await findDraft(db(), request, personId);
  const carriedOn = open ? await carryOn(open.id, plan.id, startedOn) : null;
  if (carriedOn) return { to: pageOf(carriedOn), headers: {} };
  const answers = registrationAnswers(plan.answers, startedOn, texts.journey.started.source);
  return db().$transaction(async (tx) => {
    const { draft, headers } = await beginDraft(tx, request, personId, answers);
    await tx.startPlan.update({ where: { id: plan.id }, data: { registrationDraftId: draft.id } });
    return { to: pageOf(answers), headers };
  });
}

function pageOf(answers: Answers): string {
  return `/register/${nextPage(answers) ?? "check"}`;
}

/** The registration that this plan has begun already, with the day given now. Null when it is another's, or sent. */
function carryOn(draftId: string, planId: string, startedOn: PlainDate): Promise<Answers | null> {
  return db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ answers: Answers }[]>`
      SELECT d.answers FROM registration_draft d JOIN start_plan p ON p.registration_draft_id = d.id
      WHERE d.id = ${draftId}::uuid AND p.id = ${planId}::uuid AND d.finished_at IS NULL FOR UPDATE OF d`;
    if (!row) return null;
    const answers: Answers = { ...row.answers, tradingStartedOn: startedOn };
    await tx.registrationDraft.update({
      where: { id: draftId },
      data: { answers: JSON.parse(JSON.stringify(answers)), updatedAt: new Date() },
    });
    return answers;
  });
}
