import { z } from "zod";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { AUDIENCES } from "../post-terms.ts";
import {
  BUDGET_BANDS,
  type BudgetBand,
  isBudgetBand,
  isNeedChoice,
  OUTCOMES,
  type Outcome,
  type PostInput,
} from "../posts/terms.ts";

const words = texts.needs.form;

/** What may be pressed on the form of a post. */
const intent = z.enum(["check", "post", "change"]).catch("check");

const LONGEST_TITLE = 100;

/** What the address of an empty form says the title may begin as; "" when it says nothing. */
export function titleOf(search: URLSearchParams): string {
  const said = (search.get("title") ?? "").replace(/[\p{Cc}\s]+/gu, " ").trim();
  return [...said].slice(0, LONGEST_TITLE).join("").trim();
}

/** A need or an offer. */
export function exchangeForm(today: PlainDate) {
  return z.object({
    intent,
    needColumn: z.string({ error: words.columnMissing }).refine(isNeedChoice, words.columnMissing),
    title: requiredText(words.titleMissing, LONGEST_TITLE).refine((title) => title.length >= 5, words.titleShort),
    body: requiredText(words.bodyMissing, 2000),
    area: optionalText(80),
    budgetBand: z
      .string()
      .optional()
      .transform((band): BudgetBand | null => (isBudgetBand(band) ? band : null)),
    wantedBy: optionalDay(words.wantedByWhat, { from: today, to: addMonths(today, 12) }),
    audience: z.enum(AUDIENCES, { error: words.audienceMissing }),
    another: z.literal("yes").optional(),
    version: z.coerce.number().int().optional().catch(undefined),
  });
}
export type ExchangeForm = z.output<ReturnType<typeof exchangeForm>>;

/** What is posted, of what was typed. */
export function inputOf(kind: "need" | "offer", form: ExchangeForm): PostInput {
  const { needColumn, title, body, area, budgetBand, wantedBy, audience } = form;
  return { kind, needColumn, title, body, area, budgetBand, wantedBy, audience };
}

export const AnswerForm = z.object({
  intent: z.literal("answer"),
  businessId: z.uuid(words.businessMissing),
  message: requiredText(words.messageMissing, 2000),
});

export const NotForUsForm = z.object({ intent: z.literal("not_for_us"), businessId: z.uuid(words.businessMissing) });

/** What the writer says of a need that is settled. */
export interface Settled {
  outcome: Outcome;
  /** one of the businesses that answered or were offered */
  metByBusinessId: string | null;
  /** in words, where it was another */
  metByText: string | null;
}

/** Whether a need was met, and by whom: one of those who answered, or another in words. */
export const SettleForm = z
  .object({
    outcome: z.enum(OUTCOMES, { error: words.outcomeMissing }),
    metBy: z.union([z.literal(""), z.literal("other"), z.uuid()], { error: words.metByMissing }).optional(),
    metByText: optionalText(120),
  })
  .transform(
    ({ outcome, metBy, metByText }): Settled => ({
      outcome,
      metByBusinessId: outcome !== "no" && metBy && metBy !== "other" ? metBy : null,
      metByText: outcome !== "no" && (!metBy || metBy === "other") ? metByText : null,
    }),
  );

export const PutAsideForm = z.object({ matchId: z.uuid() });

export const BUDGET_OPTIONS = [
  { value: "", label: words.noBudget },
  ...Object.entries(BUDGET_BANDS).map(([value, label]) => ({ value, label })),
];
