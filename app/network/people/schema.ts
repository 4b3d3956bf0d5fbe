import { z } from "zod";
import { requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { SHOWN_CONTACTS } from "./shown-contacts.ts";

export const LONGEST_WHY = 1_000;

const shows = z.array(z.enum(SHOWN_CONTACTS)).default([]);

export const AskForm = z.object({ why: requiredText(texts.threads.introduction.askMissing, LONGEST_WHY), shows });

export const AcceptForm = z.object({ shows });

export const DecideForm = z.object({
  id: z.uuid(),
  intent: z.enum(["decline", "withdraw"], { error: texts.ui.form.choose }),
});
