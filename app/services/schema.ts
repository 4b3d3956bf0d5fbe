import { z } from "zod";
import { isPlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { isField } from "./fields.ts";
import { isChannel, isHelpKind, isNeed, isOfferStage } from "./offer-terms.ts";
import { isReasonKind } from "./reasons.ts";
import { isTopic } from "./topics.ts";

const words = texts.services.form;
const line = (most: number) => z.string().trim().max(most, words.tooLong(most));
const needed = (most: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(most, words.tooLong(most));
const maybe = (most: number) =>
  line(most)
    .optional()
    .transform((value) => (value ? value : null));

/** What the owner does with a card. */
export const CardForm = z
  .object({
    intent: z.enum(["dismiss", "done", "does_not_apply", "bring_back", "step_done", "answer"]),
    serviceId: z.uuid(words.gone).optional(),
    reason: maybe(500),
    reasonKind: z
      .string()
      .optional()
      .transform((kind) => (isReasonKind(kind) ? kind : null)),
    /** of the start-up plan */
    step: maybe(80),
    /** the field that the one question is about */
    question: z.string().refine(isField).optional(),
    answer: z.array(z.string().max(100)).max(60).default([]),
  })
  .refine(({ intent, serviceId }) => intent === "step_done" || intent === "answer" || serviceId !== undefined, {
    path: ["serviceId"],
    message: words.gone,
  })
  .refine(
    ({ intent, reason, reasonKind }) => intent !== "does_not_apply" || reason !== null || isToldByKind(reasonKind),
    {
      path: ["reason"],
      message: words.reasonMissing,
    },
  );

/** "Something else" needs words. */
function isToldByKind(kind: string | null): boolean {
  return kind !== null && kind !== "other";
}

export type CardAnswer = z.output<typeof CardForm>;

const sending = texts.services.send;

/** Where the list of services goes, and what of it. */
export const SendForm = z.object({
  to: z
    .string(sending.toMissing)
    .trim()
    .min(1, sending.toMissing)
    .max(254, texts.account.field.emailTooLong)
    .pipe(z.email(texts.account.field.emailShape)),
  which: z.enum(["cards", "all"], sending.whichMissing),
  note: maybe(500),
});

/** A service as its editor fills it in. */
export const ServiceForm = z.object({
  title: needed(150, words.titleMissing),
  lgsl: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, words.lgslShape)
    .optional()
    .transform((value) => (value ? Number(value) : null)),
  summary: needed(600, words.summaryMissing),
  whoFor: maybe(400),
  howToGet: maybe(600),
  cost: maybe(200),
  contact: maybe(200),
  channel: maybe(120),
  url: maybe(300).refine((value) => value === null || isWebAddress(value), words.urlShape),
  openingHours: maybe(200),
  tier: z
    .enum(["district", "county", "unitary", "any"])
    .optional()
    .transform((value) => value ?? null),
  ownerTeam: maybe(20),
  topics: z.array(z.string().refine(isTopic)).max(20).default([]),
  needs: z.array(z.string().refine(isNeed)).max(20).default([]),
  help: maybe(20).refine((value) => value === null || isHelpKind(value)),
  channels: z.array(z.string().refine(isChannel)).max(10).default([]),
  stages: z.array(z.string().refine(isOfferStage)).max(10).default([]),
  checkedOn: maybe(10).refine((value) => value === null || isPlainDate(value), words.dateShape),
  internalNote: maybe(1000),
});
export type ServiceValues = z.output<typeof ServiceForm>;

/** One rule with its rows. What is merely wrong is kept as a draft with the fault named, so little is refused here. */
export const RuleForm = z.object({
  ruleId: z.uuid().optional(),
  effect: z.enum(["required", "likely", "later", "not_relevant"], words.effectMissing),
  join: z.enum(["all", "any"]).default("all"),
  why: maybe(300),
  daysAfterEvent: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, words.daysShape)
    .optional()
    .transform((value) => (value ? Number(value) : null)),
  conditions: z
    .array(
      z.object({
        field: maybe(40),
        operator: maybe(20),
        value: maybe(600),
      }),
    )
    .max(12, words.tooManyRows)
    .default([]),
});
export type RuleValues = z.output<typeof RuleForm>;

export const NewServiceForm = z.object({
  title: needed(150, words.titleMissing),
  lgsl: z
    .string(words.lgslShape)
    .trim()
    .regex(/^\d{1,5}$/, words.lgslShape)
    .transform(Number),
});

/** A small step about a service or a rule that needs nothing typed. */
export const StepForm = z.object({
  form: z.enum(["checked", "withdraw", "offer_again", "back_to_shared", "delete_rule"]),
  ruleId: z.uuid().optional(),
});

function isWebAddress(text: string): boolean {
  try {
    const { protocol } = new URL(text);
    return protocol === "https:" || protocol === "http:";
  } catch {
    return false;
  }
}
