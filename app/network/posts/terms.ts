import { NEED_COLUMN_KEYS, NEED_COLUMNS, type NeedColumn } from "~/classification/needs-settings.ts";
import type { Audience, PostKind } from "../post-terms.ts";

/** What a need or an offer is about: one of the fourteen needs, or plain trade between businesses. */
export type NeedChoice = NeedColumn | "trade";
export const NEED_CHOICES: readonly NeedChoice[] = ["trade", ...NEED_COLUMN_KEYS];

export const NEED_CHOICE_LABELS: Readonly<Record<NeedChoice, string>> = {
  trade: "Goods, work or services from another business",
  ...NEED_COLUMNS,
};

export function isNeedChoice(text: unknown): text is NeedChoice {
  return typeof text === "string" && Object.hasOwn(NEED_CHOICE_LABELS, text);
}

/** What it may cost, roughly. */
export const BUDGET_BANDS = {
  under_250: "Under £250",
  "250_1000": "£250 to £1,000",
  "1000_5000": "£1,000 to £5,000",
  "5000_25000": "£5,000 to £25,000",
  over_25000: "Over £25,000",
  regular: "A regular order",
  swap: "A swap, or no money",
} as const;
export type BudgetBand = keyof typeof BUDGET_BANDS;

export function isBudgetBand(text: unknown): text is BudgetBand {
  return typeof text === "string" && Object.hasOwn(BUDGET_BANDS, text);
}

/** Needs and offers run this long; then they end and their writer is asked. */
export const POST_DAYS = 60;

/** One business saying the same within this many days is offered its earlier post instead. */
export const SAME_WITHIN_DAYS = 7;

export const OUTCOMES = ["yes", "partly", "no"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Kinds that end by themselves, are matched and are asked about. */
export function isExchange(kind: PostKind): kind is "need" | "offer" {
  return kind === "need" || kind === "offer";
}

/** What a business says in a post: the same for needs, offers and news. */
export interface PostInput {
  kind: PostKind;
  title: string;
  body: string;
  audience: Audience;
  /** of a need or an offer */
  needColumn?: NeedChoice | null;
  area?: string | null;
  budgetBand?: BudgetBand | null;
  wantedBy?: string | null;
  /** of an event */
  startsAt?: Date | null;
  endsAt?: Date | null;
  placeText?: string | null;
  link?: string | null;
}
