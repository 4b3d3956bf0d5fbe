import { z } from "zod";
import { requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { STAGES } from "./lifecycle-terms.ts";

const { owner, officer } = texts.stage;
const MOST = 1000;

/** The owner says that the stage is wrong, and why. */
export const ChallengeForm = z.object({ reason: requiredText(owner.reasonMissing, MOST, owner.reasonLong) });

/** An officer's page: one of three things is done with it. */
export const StageIntent = z.enum(["override", "end", "answer"]).catch("override");

export const OverrideForm = z.object({
  stage: z.enum(STAGES, { error: officer.stageMissing }),
  reason: requiredText(officer.reasonMissing, MOST, officer.reasonLong),
});

export const AnswerForm = z.object({ answer: requiredText(officer.answerMissing, MOST, officer.reasonLong) });
