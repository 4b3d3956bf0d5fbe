import { z } from "zod";
import { texts } from "~/texts/texts.ts";
import { FREQUENCIES } from "./alert-terms.ts";

const words = texts.alerts.ask;

export const emailField = z
  .string({ error: words.emailWrong })
  .trim()
  .max(254, words.emailWrong)
  .toLowerCase()
  .pipe(z.email({ error: words.emailWrong }));

/** Somebody signed in keeps a search. */
export const KeepForm = z.object({ frequency: z.enum(FREQUENCIES, { error: words.frequencyMissing }) });

/** Somebody without an account does. */
export const AskForm = KeepForm.extend({ email: emailField });

export const ChangeForm = z.object({ alertId: z.uuid(), frequency: z.enum([...FREQUENCIES, "none"]) });
export const StopForm = z.object({ alertId: z.uuid() });
