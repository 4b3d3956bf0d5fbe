import { z } from "zod";
import { requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

export const LONGEST_MESSAGE = 3_000;

export const MessageForm = z.object({ body: requiredText(texts.threads.talk.answerMissing, LONGEST_MESSAGE) });
