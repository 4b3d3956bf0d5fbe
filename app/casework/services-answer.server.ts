import { findSnapshot } from "~/businesses/queries.server.ts";
import { today } from "~/lib/clock.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, type GoodForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { closeStep } from "~/services/commands/close-step.server.ts";
import { bringCardBack, type CardHand, putCardAway } from "~/services/commands/put-card-away.server.ts";
import { questionPatch } from "~/services/question.ts";
import type { CardAnswer } from "~/services/schema.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor } from "./change.ts";
import { saveChange } from "./commands/save-change.server.ts";

const words = texts.services.forYou;

/**
 * What is done on the page "services for you", by the owner or by an officer for them: a card put away or brought back,
 * a step of the plan ticked off, or the one question answered, which is saved as any change is.
 * @param page  where it leads back to
 */
export async function answerServices(
  request: Request,
  form: GoodForm<CardAnswer>,
  hand: CardHand,
  actor: ChangeActor,
  page: string,
) {
  const { intent, serviceId, reason, reasonKind, step, question, answer } = form.value;
  if (intent === "answer") {
    const snapshot = await findSnapshot(db(), hand.businessId);
    if (!snapshot) notFound();
    const patch = question ? questionPatch(question, answer, snapshot) : null;
    if (!patch) return formError(form, { fieldErrors: { answer: [words.questionMissing] } });
    const saved = await saveChange(actor, {
      businessId: hand.businessId,
      patch,
      effectiveOn: today(),
      submissionKey: form.submissionKey,
      baseVersion: null,
    });
    if (saved.kind === "refused")
      return formError(form, { fieldErrors: { answer: saved.faults.map(({ message }) => message) } });
    return redirectWithFlash(request, page, words.saved.answer);
  }
  if (intent === "step_done") {
    if (step) await closeStep(hand.businessId, step);
  } else if (intent === "bring_back") {
    if (serviceId) await bringCardBack(hand, serviceId);
  } else {
    const state = intent === "dismiss" ? "dismissed" : intent;
    const why = state === "does_not_apply" ? { reason, reasonKind } : { reason: null, reasonKind: null };
    const kept = serviceId && (await putCardAway(hand, { serviceId, state, ...why }));
    if (!kept) return formError(form, { formErrors: [texts.services.form.gone] });
  }
  return redirectWithFlash(request, page, words.saved[intent]);
}
