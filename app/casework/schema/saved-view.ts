import { z } from "zod";
import { texts } from "~/texts/texts.ts";

const words = texts.staff.views;

/** So many lists one officer keeps at one council. */
export const MOST_VIEWS = 20;

const name = z
  .string(words.nameMissing)
  .trim()
  .transform((text) => text.replace(/\s+/g, " "))
  .pipe(z.string().min(1, words.nameMissing).max(60, words.nameLong));

/** The forms of the page of kept lists: keep one, give it another name, take it away. */
export const SavedViewForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("keep"), name, query: z.string().max(2_000).default("") }),
  z.object({ intent: z.literal("rename"), viewId: z.uuid(words.gone), name }),
  z.object({ intent: z.literal("delete"), viewId: z.uuid(words.gone) }),
]);
