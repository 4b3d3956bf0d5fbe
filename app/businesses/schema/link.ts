import { z } from "zod";
import { optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.links.decide;

/** A steward's decision about a link; one that is confirmed rests on something. */
export const LinkDecisionForm = z
  .object({
    decision: z.enum(["confirm", "refuse"], { error: words.decisionMissing }),
    source: optionalText(200),
    note: requiredText(words.noteMissing, 1000),
  })
  .superRefine((value, context) => {
    if (value.decision === "confirm" && !value.source)
      context.addIssue({ code: "custom", path: ["source"], message: words.sourceMissing });
  });
