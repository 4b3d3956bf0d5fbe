import { z } from "zod";
import { optionalText } from "~/lib/form-fields.ts";

/** What is done with the draft, or with an earlier edition. */
export const PlanDraftForm = z.object({
  intent: z.enum(["publish", "drop", "put_back"]),
  version: z.coerce.number().int().min(0).max(1_000_000),
  note: optionalText(200),
});
