import { z } from "zod";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { DECISION_REASONS, DECISION_TABLE, DECISIONS, REPORT_REASONS } from "./moderation-terms.ts";

const { page, report, appeal } = texts.moderation;

/** An officer's decision. What the author is told why must be there when they are told at all. */
export function decisionForm(today: PlainDate) {
  return z
    .object({
      decision: z.enum(DECISIONS, { error: page.decisionMissing }),
      reason: z
        .union([z.literal(""), z.enum(DECISION_REASONS)], { error: page.whyMissing })
        .optional()
        .transform((reason) => reason || null),
      words: optionalText(1_000),
      until: optionalDay(page.untilWhat, { from: today, to: addMonths(today, 24) }),
      seen: optionalText(20),
    })
    .refine(({ decision, reason }) => !DECISION_TABLE[decision].reasoned || reason !== null, {
      path: ["reason"],
      error: page.whyMissing,
    })
    .refine(
      ({ decision, reason, words }) => !DECISION_TABLE[decision].reasoned || reason !== "other" || words !== null,
      {
        path: ["words"],
        error: page.toAuthorMissing,
      },
    )
    .refine(({ decision, words }) => (decision !== "ask_edit" && decision !== "warn") || words !== null, {
      path: ["words"],
      error: page.toAuthorMissing,
    });
}

export const UndoForm = z.object({ actionId: z.uuid() });

export const AnswerForm = z.object({
  appealId: z.uuid(),
  upheld: z.enum(["yes", "no"], { error: page.decisionMissing }).transform((word) => word === "yes"),
  answer: requiredText(page.appealAnswerMissing, 1_000),
});

export const ReportForm = z.object({
  reason: z.enum(REPORT_REASONS, { error: report.reasonMissing }),
  note: optionalText(500),
});

export const AppealForm = z.object({ words: requiredText(appeal.missing, 2_000) });
