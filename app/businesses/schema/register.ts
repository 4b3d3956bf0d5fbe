import { z } from "zod";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import { texts } from "~/texts/texts.ts";
import { isActivity } from "../activities.ts";
import { type Answers, type Kind, OPEN_FIELDS, type Page } from "../registration.ts";

const words = texts.register;

/** A postcode in its usual form. */
export function postcode(missing: string = words.name.postcodeMissing) {
  return z.string({ error: missing }).transform((text, context) => {
    const found = normalisePostcode(text.slice(0, 20));
    if (found) return found;
    context.addIssue({ code: "custom", message: words.name.postcodeShape });
    return z.NEVER;
  });
}

const yesOrNo = (error: string) => z.enum(["yes", "no"], { error }).transform((answer) => answer === "yes");

export const WhatSchema = z.object({
  kind: z.enum(["starting", "trading", "branch", "charity"], { error: words.what.missing }),
});

export const ParentSchema = z.object({ parentName: requiredText(words.parent.missing, 160) });

/** A starter may have no name yet. */
export function nameSchema(kind: Kind | undefined) {
  return z.object({
    name: kind === "starting" ? optionalText(160) : requiredText(words.name.missing, 160),
    postcode: postcode(),
  });
}

export const MatchSchema = z.object({
  match: z
    .string({ error: words.match.missing })
    .refine((text) => text === "none" || isId(text), { error: words.match.missing }),
});

/** "We have not decided" is an answer of starters only. */
export function placeSchema(kind: Kind | undefined) {
  const places = ["commercial", "shared", "home", "mobile"] as const;
  return kind === "starting"
    ? z.object({ premises: z.enum([...places, "unknown"], { error: words.place.missing }) })
    : z.object({ premises: z.enum(places, { error: words.place.missing }) });
}

/** Only a place that people can come to must have an address; a home or a van is placed by its postcode. */
export function addressSchema(premises: string | undefined) {
  const fixed = premises === "commercial" || premises === "shared";
  return z.object({
    addressLine1: fixed ? requiredText(words.address.missing, 120) : optionalText(120),
    addressLine2: optionalText(120),
    town: optionalText(80),
    postcode: postcode(),
  });
}

export const CouncilSchema = z.object({
  councilSaid: z.string({ error: words.council.missing }).regex(/^([A-Z]\d{8}|elsewhere)$/, words.council.missing),
});

export const OutsideSchema = z.object({});

export const HomeSchema = z.object({
  homeVisitors: yesOrNo(words.home.visitorsMissing),
  homeStaff: yesOrNo(words.home.staffMissing),
  homeConversion: yesOrNo(words.home.conversionMissing),
});

export const WorkSchema = z.object({ description: requiredText(words.work.missing, 1000) });

export const TradeSchema = z.object({
  sicCode: z
    .string({ error: words.trade.missing })
    .regex(/^(\d{5}|none)$/, words.trade.missing)
    .transform((code) => (code === "none" ? null : code)),
});

export const ActivitiesSchema = z.object({
  activities: z
    .array(z.string().refine(isActivity, { error: texts.ui.form.chooseAgain }))
    .max(40)
    .default([]),
});

export const MOST_EMPLOYEES = 500_000;

/** Digits, with commas or spaces between thousands; the sign is read so that a negative number is told so. */
export function headCount(missing: string) {
  return z.string({ error: missing }).transform((text, context) => {
    const digits = text.trim().replace(/[,\s]/g, "");
    const fault = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (/^[-−]\d+(\.\d+)?$/.test(digits)) return fault(words.size.negative);
    if (!/^\d{1,15}$/.test(digits)) return fault(words.size.number);
    return Number(digits) > MOST_EMPLOYEES ? fault(words.size.tooMany) : Number(digits);
  });
}

export function sizeSchema(kind: Kind | undefined) {
  const count = headCount(words.size.missing);
  return kind === "starting"
    ? z.object({ employees: count.optional().transform((number) => number ?? null) })
    : z.object({ employees: count });
}

const LEGAL_FORMS = [
  "sole_trader", "partnership", "limited", "llp", "cic", "charity", "plc", "overseas", "public_body", "other",
] as const; // biome-ignore format: one list

export function legalSchema(kind: Kind | undefined) {
  return kind === "starting"
    ? z.object({ legalForm: z.enum([...LEGAL_FORMS, "undecided"], { error: words.legal.missing }) })
    : z.object({ legalForm: z.enum(LEGAL_FORMS, { error: words.legal.missing }) });
}

/** Eight characters: digits, or two letters and six digits. */
export const companyNumber = z
  .string()
  .optional()
  .transform((text, context) => {
    const number = (text ?? "").replace(/\s/g, "").toUpperCase();
    if (number === "") return null;
    if (/^(\d{8}|[A-Z]{2}\d{6})$/.test(number)) return number;
    context.addIssue({ code: "custom", message: words.numbers.companyShape });
    return z.NEVER;
  });

export const charityNumber = z
  .string()
  .optional()
  .transform((text, context) => {
    const number = (text ?? "").replace(/\s/g, "").toUpperCase();
    if (number === "") return null;
    if (/^(SC|NIC)?\d{5,7}(-\d{1,3})?$/.test(number)) return number;
    context.addIssue({ code: "custom", message: words.numbers.charityShape });
    return z.NEVER;
  });

export const NumbersSchema = z.object({ companyNumber, charityNumber });

/** The first and last day that a business may say it began. */
export function startDays(today: PlainDate): { from: PlainDate; to: PlainDate } {
  return { from: "1700-01-01", to: addMonths(today, 24) };
}

export function datesSchema(kind: Kind | undefined, today: PlainDate) {
  const options = startDays(today);
  return z.object({
    tradingStartedOn:
      kind === "starting"
        ? optionalDay(words.dates.what, options)
        : requiredDay(words.dates.what, { ...options, missing: words.dates.missing }),
  });
}

export const SharingSchema = z.object({ open: z.array(z.enum(OPEN_FIELDS)).default([]) });

/** The form of a page, which depends on the answers before it: a starter may leave more open. */
export function schemaOf(page: Page, answers: Answers, today: PlainDate) {
  switch (page) {
    case "what":
      return WhatSchema;
    case "parent":
      return ParentSchema;
    case "name":
      return nameSchema(answers.kind);
    case "match":
      return MatchSchema;
    case "place":
      return placeSchema(answers.kind);
    case "address":
      return addressSchema(answers.premises);
    case "council":
      return CouncilSchema;
    case "outside":
      return OutsideSchema;
    case "home":
      return HomeSchema;
    case "work":
      return WorkSchema;
    case "trade":
      return TradeSchema;
    case "activities":
      return ActivitiesSchema;
    case "size":
      return sizeSchema(answers.kind);
    case "legal":
      return legalSchema(answers.kind);
    case "numbers":
      return NumbersSchema;
    case "dates":
      return datesSchema(answers.kind, today);
    case "sharing":
      return SharingSchema;
  }
}

export const FindSchema = z.object({
  name: requiredText(words.find.nameMissing, 160),
  postcode: z
    .string()
    .trim()
    .optional()
    .transform((text, context) => {
      if (!text) return null;
      const found = normalisePostcode(text.slice(0, 20));
      if (found) return found;
      context.addIssue({ code: "custom", message: words.name.postcodeShape });
      return z.NEVER;
    }),
});
