import { z } from "zod";
import { texts } from "~/texts/texts.ts";

const words = texts.modelSettings.draft;
const reason = (missing: string) =>
  z.string({ error: missing }).trim().min(1, { error: missing }).max(1000, { error: words.tooLong });
const revision = z.coerce.number().int();

/** Any fields: what is in them depends on the model (settings-typed.ts). */
export const AnyFields = z.record(z.string(), z.unknown());

export const SendDraftForm = z.object({ revision, reason: reason(words.sendReasonMissing) });
export const ReturnDraftForm = z.object({ revision, backReason: reason(words.backReasonMissing) });
export const DecideDraftForm = z.object({ revision });
