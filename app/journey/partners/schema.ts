import { z } from "zod";
import { optionalDay, optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.partners;

const PARTNER_KINDS: readonly string[] = Object.keys(words.kinds);

const email = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .max(254, texts.ui.form.email)
    .transform((address) => address.toLowerCase())
    .pipe(z.email(texts.ui.form.email));

const website = z
  .union([z.literal(""), z.url({ error: words.join.websiteWrong, protocol: /^https?$/ }).max(300)], { error: words.join.websiteWrong })
  .optional()
  .transform((address) => address || null); // biome-ignore format: one field

const kind = z
  .string({ error: words.join.kindMissing })
  .refine((one) => PARTNER_KINDS.includes(one), words.join.kindMissing);

/** A body asks for a page of its own. */
export const RequestForm = z.object({
  name: requiredText(words.join.nameMissing, 120),
  kind,
  contactName: requiredText(words.join.contactNameMissing, 120),
  contactEmail: email(words.join.emailMissing),
  website,
  why: optionalText(500),
});
export type PartnerRequest = z.output<typeof RequestForm>;

export const LinkForm = z.object({ label: requiredText(words.page.addMissing, 80) });

export const IntroduceForm = z.object({
  clientName: requiredText(words.introduce.nameMissing, 120),
  clientEmail: email(words.introduce.emailMissing),
  councilCode: z
    .string({ error: words.introduce.councilMissing })
    .regex(/^[A-Z]\d{8}$/, words.introduce.councilMissing),
  asked: z.literal("yes", { error: words.introduce.askedMissing }),
});

export const ConsentForm = z.object({
  intent: z.enum(["yes", "no"], { error: texts.ui.form.choose }),
  phone: optionalText(30),
  need: optionalText(500),
});

export const DecideForm = z.object({
  intent: z.enum(["accept", "decline"], { error: texts.ui.form.choose }),
  requestId: z.uuid(),
});

/** A partner's details as an administrator keeps them. */
export const PartnerForm = z.object({
  name: requiredText(words.join.nameMissing, 120),
  kind,
  contactName: optionalText(120),
  contactEmail: z.union([z.literal(""), email(texts.ui.form.email)], { error: texts.ui.form.email }).optional().transform((one) => one || null), // biome-ignore format: one field
  website,
  agreementUntil: optionalDay(words.staff.agreementWhat),
  active: z.enum(["yes"]).optional().transform((on) => on === "yes"), // biome-ignore format: short
});
export type PartnerDetails = z.output<typeof PartnerForm>;
