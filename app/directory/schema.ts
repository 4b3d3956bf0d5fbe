import { z } from "zod";
import { texts } from "~/texts/texts.ts";

const words = texts.directory.owner;

/** What an owner chooses to show, with the consent to be shown. */
export const ListingSchema = z
  .object({
    intent: z.enum(["list", "withdraw"]).catch("list"),
    contacts: z.array(z.enum(["phone", "email", "website"])).default([]),
    door: z.enum(["town", "address"]).optional(),
    keepLocal: z.literal("yes").optional(),
    consent: z.literal("yes").optional(),
  })
  .superRefine(({ intent, contacts, consent }, context) => {
    if (intent === "withdraw") return;
    if (contacts.length === 0) context.addIssue({ code: "custom", path: ["contacts"], message: words.contactsMissing });
    if (!consent) context.addIssue({ code: "custom", path: ["consent"], message: words.consentMissing });
  });
