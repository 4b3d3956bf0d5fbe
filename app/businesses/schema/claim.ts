import { z } from "zod";
import { requiredText } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.claim;

export const ClaimCodeForm = z.object({ code: requiredText(words.letter.missing, 40) });

/** A record that is closed: a successor at the same place, or the same business after all? */
export const ClosedForm = z.object({
  which: z.enum(["succession", "same"], { error: words.closed.missing }),
});

export const DisputeForm = z.object({ reason: requiredText(words.taken.reasonMissing, 2000) });

export const CallResultForm = z.object({
  result: z.enum(["proven", "refused", "no_answer"], { error: words.staff.claims.resultMissing }),
  note: requiredText(words.staff.claims.noteMissing, 1000),
});

export const DecisionForm = z.object({
  decision: z.enum(["keep", "share", "replace"], { error: words.staff.claims.decisionMissing }),
  reason: requiredText(words.staff.claims.whyMissing, 2000),
});

export const PrintedForm = z.object({
  id: z
    .array(z.string().refine(isId, { error: texts.ui.form.chooseAgain }))
    .min(1, words.staff.letters.chooseSome)
    .max(100),
});
