import { z } from "zod";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { isActivity } from "../activities.ts";
import { charityNumber, companyNumber, headCount, startDays } from "./register.ts";

const words = texts.profile.edit;

/** How far from today a change may count, in months. */
const MONTHS_BACK = 24;
const MONTHS_AHEAD = 12;

export function effectiveDays(today: PlainDate): { from: PlainDate; to: PlainDate } {
  return { from: addMonths(today, -MONTHS_BACK), to: addMonths(today, MONTHS_AHEAD) };
}

/** What every form of the profile carries beside its own fields. */
export function changeFields(today: PlainDate) {
  return {
    effectiveOn: requiredDay(words.effectiveWhat, effectiveDays(today)),
    version: z.coerce.number().int().min(0).max(1e9).catch(0),
    base: z.string().max(50_000).optional(),
    intent: z.enum(["preview", "save", "back"]).catch("preview"),
  };
}

const yesNo = z
  .enum(["yes", "no"])
  .optional()
  .transform((answer) => (answer === undefined ? null : answer === "yes"));

const count = (missing: string) =>
  headCount(missing)
    .optional()
    .transform((number) => number ?? null);

const phone = z
  .string()
  .trim()
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    if (/^\+?[\d\s().-]{9,24}(\s*(ext|x)\.?\s*\d{1,6})?$/i.test(text)) return text.replace(/\s+/g, " ");
    context.addIssue({ code: "custom", message: words.phoneShape });
    return z.NEVER;
  });

/** http and https only; what is typed without either gets https. */
const website = z
  .string()
  .trim()
  .max(300, texts.ui.form.tooLong(300))
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && !url.username)
      return url.href.replace(/\/$/, "");
    context.addIssue({ code: "custom", message: words.websiteShape });
    return z.NEVER;
  });

const vatNumber = z
  .string()
  .optional()
  .transform((text, context) => {
    const number = (text ?? "").replace(/[\s.-]/g, "").toUpperCase();
    if (number === "") return null;
    if (/^(GB|XI)?(\d{9}|\d{12})$/.test(number))
      return number.startsWith("G") || number.startsWith("X") ? number : `GB${number}`;
    context.addIssue({ code: "custom", message: words.vatShape });
    return z.NEVER;
  });

const email = z
  .string()
  .trim()
  .max(254, texts.ui.form.tooLong(254))
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    if (z.email().safeParse(text).success) return text.toLowerCase();
    context.addIssue({ code: "custom", message: texts.ui.form.email });
    return z.NEVER;
  });

/** One name a line. */
const lines = (most: number) =>
  optionalText(2000).transform((text, context) => {
    const names = [
      ...new Set(
        (text ?? "")
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ];
    if (names.length <= most && names.every((name) => name.length <= 160)) return names;
    context.addIssue({ code: "custom", message: texts.ui.form.tooLong(160) });
    return z.NEVER;
  });

const LEGAL_FORMS = [
  "sole_trader", "partnership", "limited", "llp", "cic", "charity", "plc", "overseas", "public_body", "other",
] as const; // biome-ignore format: one list

export const TURNOVER_BANDS = ["0-85k", "85k-250k", "250k-1m", "1m-10m", "10m+"] as const;

export const NamesSchema = z.object({
  name: requiredText(texts.register.name.missing, 160),
  legalName: optionalText(160),
  tradingNames: lines(20),
});

/** Lines of work come as the words of the list; the page finds their codes. */
export const WhatSchema = z.object({
  description: optionalText(1000),
  activities: z
    .array(z.string().refine(isActivity, { error: texts.ui.form.chooseAgain }))
    .max(40)
    .default([]),
  trade1: optionalText(200),
  trade2: optionalText(200),
  trade3: optionalText(200),
  trade4: optionalText(200),
  specialisms: optionalText(500),
});

export const PeopleSchema = z.object({
  employees: count(texts.ui.form.number),
  fullTime: count(texts.ui.form.number),
  partTime: count(texts.ui.form.number),
  apprentices: count(texts.ui.form.number),
});

export const ContactSchema = z.object({ email, phone, website });

export function legalSchema(today: PlainDate) {
  return z.object({
    legalForm: z
      .enum(LEGAL_FORMS)
      .optional()
      .transform((form) => form ?? null),
    companyNumber,
    charityNumber,
    vatNumber,
    tradingStartedOn: optionalDay(words.startedWhat, startDays(today)),
    incorporatedOn: optionalDay(words.incorporatedWhat, startDays(today)),
  });
}

export const MoneySchema = z.object({
  turnoverBand: z
    .enum(TURNOVER_BANDS)
    .optional()
    .transform((band) => band ?? null),
  internationalTrade: z
    .enum(["none", "occasional", "regular", "overseas_establishment"])
    .optional()
    .transform((answer) => answer ?? null),
  ambition: optionalText(1000),
});

export const GroupSchema = z.object({
  groupType: z
    .enum(["independent", "subsidiary", "parent", "both"])
    .optional()
    .transform((type) => type ?? null),
  parentName: optionalText(160),
  franchise: yesNo,
});

const PREMISES = ["commercial", "shared", "home", "mobile"] as const;

export function siteSchema(today: PlainDate) {
  return z.object({
    name: optionalText(120),
    premisesType: z.enum(PREMISES, { error: words.premisesMissing }),
    addressLine1: optionalText(120),
    addressLine2: optionalText(120),
    town: optionalText(80),
    postcode: z.string().trim().max(20, words.postcodeShape).optional(),
    unit: optionalText(40),
    outsideCouncil: optionalText(120),
    homeVisitors: yesNo,
    homeStaff: yesNo,
    homeConversion: yesNo,
    employees: count(texts.ui.form.number),
    wholeToo: z
      .string()
      .optional()
      .transform((answer) => answer === "yes"),
    publicAccess: yesNo,
    openingHours: optionalText(300),
    roles: z.array(z.enum(["isOperating", "isHeadOffice", "isRegisteredOffice"])).default([]),
    openedOn: optionalDay(words.openedWhat, startDays(today)),
    earlyReason: optionalText(500),
  });
}
