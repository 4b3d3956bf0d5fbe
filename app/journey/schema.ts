import { z } from "zod";
import { postcode } from "~/businesses/schema/register.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import type { StartAnswers, StartPage } from "./answers.ts";
import { isExtra, LEGAL_FORMS, OWNERS, PLACES, STAFF } from "./plan-terms.ts";

const words = texts.journey;

/** Nobody plans further ahead than this. */
export const MOST_MONTHS_AHEAD = 36;

const yesOrNo = (error: string) => z.enum(["yes", "no"], { error }).transform((answer) => answer === "yes");

export const WhatSchema = z.object({ description: requiredText(words.what.missing, 500) });

export const TradeSchema = z.object({
  trade: z.string({ error: words.trade.missing }).regex(/^([a-z_]{2,40}|sic:\d{5})$/, words.trade.missing),
});

export const ExtrasSchema = z.object({
  extras: z
    .array(z.string().refine(isExtra, { error: texts.ui.form.chooseAgain }))
    .max(40)
    .default([]),
});

export const WhereSchema = z.object({
  postcode: postcode(words.where.postcodeMissing),
  premises: z.enum(PLACES, { error: words.where.missing }),
});

export const CouncilSchema = z.object({
  councilSaid: z
    .string({ error: texts.register.council.missing })
    .regex(/^([A-Z]\d{8}|elsewhere)$/, texts.register.council.missing),
});

export const OutsideSchema = z.object({});

export const HomeSchema = z.object({
  homeVisitors: yesOrNo(texts.register.home.visitorsMissing),
  homeStaff: yesOrNo(texts.register.home.staffMissing),
  homeConversion: yesOrNo(texts.register.home.conversionMissing),
});

export const WhoSchema = z.object({
  owners: z.enum(OWNERS, { error: words.who.ownersMissing }),
  staff: z.enum(STAFF, { error: words.who.staffMissing }),
});

export const FormSchema = z.object({ form: z.enum(LEGAL_FORMS, { error: words.form.missing }) });

/** A day from today on, or "I do not know yet". */
export function whenSchema(today: PlainDate) {
  const day = requiredDay(words.when.day, {
    from: today,
    to: addMonths(today, MOST_MONTHS_AHEAD),
    missing: words.when.dayMissing,
  });
  return z
    .discriminatedUnion(
      "known",
      [z.object({ known: z.literal("no") }), z.object({ known: z.literal("yes"), openingOn: day })],
      { error: words.when.missing },
    )
    .transform((answer) => ({ openingOn: answer.known === "yes" ? answer.openingOn : null }));
}

/** The form of one page. */
export function startSchemaOf(page: StartPage, today: PlainDate): z.ZodType<Partial<StartAnswers>, never> {
  const schemas: Record<StartPage, z.ZodType> = {
    what: WhatSchema,
    trade: TradeSchema,
    extras: ExtrasSchema,
    where: WhereSchema,
    council: CouncilSchema,
    outside: OutsideSchema,
    home: HomeSchema,
    who: WhoSchema,
    form: FormSchema,
    when: whenSchema(today),
  };
  return schemas[page] as z.ZodType<Partial<StartAnswers>, never>;
}

/** "We have started": a day in the past, or today. */
export function startedSchema(today: PlainDate) {
  return z.object({
    startedOn: requiredDay(words.started.day, {
      from: addMonths(today, -1200),
      to: today,
      missing: words.started.dayMissing,
    }),
  });
}

/** "Was this easy?" */
export const EASY = ["yes", "some", "no"] as const;

/** What a starter says of one task. */
export function taskSchema(today: PlainDate) {
  return z.object({
    intent: z.enum(["save", "done", "not_for_me", "open", "rate"], { error: texts.ui.form.choose }),
    easy: z.enum(EASY, { error: texts.ui.form.choose }).optional(),
    reason: optionalText(300),
    note: optionalText(1000),
    plannedOn: optionalDay(words.task.plannedDay, { from: today, to: addMonths(today, MOST_MONTHS_AHEAD) }),
  });
}

export const SendPlanSchema = z.object({
  to: z
    .string({ error: words.send.missing })
    .trim()
    .max(254, texts.ui.form.email)
    .transform((address) => address.toLowerCase())
    .pipe(z.email(texts.ui.form.email)),
});
