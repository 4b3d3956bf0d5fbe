import type { PlainDate } from "~/lib/dates.ts";
import type { Headcount, SignalKind, Trajectory } from "./lifecycle-terms.ts";

export const GROWTH_GROUPS = ["track", "capacity", "hiring", "market", "innovation", "ambition"] as const;
export type GrowthGroup = (typeof GROWTH_GROUPS)[number];

export const GROWTH_BANDS = ["none_evident", "some", "promising", "high"] as const;
export type GrowthBand = (typeof GROWTH_BANDS)[number];

/** Kinds of evidence; those of one line of the table count once, but each innovation counts. */
export const EVIDENCE_KINDS = {
  oecd: { group: "track", words: "High growth by the OECD measure" },
  up_20: { group: "track", words: "Head count up 20% or more in a year" },
  up_10: { group: "track", words: "Head count up 10% to 20% in a year" },
  up: { group: "track", words: "Head count held or up to 10% higher in a year" },
  fall: { group: "track", words: "Head count lower than a year before" },
  premises: { group: "capacity", words: "New or bigger premises" },
  consent: { group: "capacity", words: "Planning or building consent" },
  finance: { group: "capacity", words: "Finance or a grant" },
  open_post: { group: "hiring", words: "Open post" },
  open_posts: { group: "hiring", words: "Three or more open posts" },
  export: { group: "market", words: "First or new export" },
  supply: { group: "market", words: "Public contract or approved supplier" },
  sector: { group: "market", words: "New sector or answered offers" },
  product: { group: "innovation", words: "New product" },
  patent: { group: "innovation", words: "Patent" },
  award: { group: "innovation", words: "Award" },
  research: { group: "innovation", words: "Research partner" },
  plan: { group: "ambition", words: "Growth plan" },
  plan_dated: { group: "ambition", words: "Growth plan with target and date" },
} as const satisfies Record<string, { group: GrowthGroup; words: string }>;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

export interface Evidence {
  kind: EvidenceKind;
  date: PlainDate;
  /** in words; null is not said */
  source: string | null;
  /** the business's own word that nobody else has borne out */
  selfClaimed: boolean;
  /** the day since which it has been so, where that is earlier than the day it was last seen so */
  since?: PlainDate;
}

/** What the growth model reads. */
export interface GrowthFacts {
  evidence: Evidence[];
  /** evidence of kinds that the table does not have, named so that nobody thinks it was read */
  unread?: string[];
  headcounts: Headcount[];
  employees: number | null;
  /** the day on which that number was said or last confirmed */
  employeesSaidOn?: PlainDate | null;
  /** the head counts are the business's own word alone */
  headcountsSelfClaimed?: boolean;
  /** a head count that jumped was confirmed by a person or a second source */
  surgeConfirmed?: boolean;
  signals: { kind: SignalKind; date: PlainDate; source?: string | null }[];
  /** of the lifecycle: in difficulty and contracting cap the score */
  trajectory: Trajectory | null;
}

export interface GrowthResult {
  /** 0 to 100 */
  score: number;
  band: GrowthBand;
  /** points of each group, half points possible; null is "nothing known", which is no judgement */
  parts: Record<GrowthGroup, number | null>;
  /** whether anything is known at all */
  known: boolean;
  /** the queue it belongs to */
  queue: "growth" | "distress";
  cap: { at: number; because: "hard signal" | "contracting" } | null;
  /** a jump that somebody should confirm: a sentence */
  unusual: string | null;
  /** the day of the newest evidence that counted */
  newestOn: PlainDate | null;
  reasons: string[];
  settingsVersion: number;
}

export const GROWTH_GROUP_LABELS: Record<GrowthGroup, string> = {
  track: "Track record",
  capacity: "Capacity and investment",
  hiring: "Hiring",
  market: "Market reach",
  innovation: "Innovation",
  ambition: "Ambition",
};

export const GROWTH_BAND_LABELS: Record<GrowthBand, string> = {
  none_evident: "None evident",
  some: "Some",
  promising: "Promising",
  high: "High",
};

/** A growing signal is evidence too. */
export const EVIDENCE_OF_SIGNAL: Partial<Record<SignalKind, EvidenceKind>> = {
  new_site: "premises",
  bigger_site: "premises",
  expansion_consent: "consent",
  finance_raised: "finance",
  first_export: "export",
  vacancies_open: "open_post",
};

/** How files name the kinds: the first pattern that fits within the group. */
const NAMES: Record<GrowthGroup, [RegExp, EvidenceKind][]> = {
  track: [
    [/oecd/, "oecd"],
    [/fall|fell|down|declin|loss|minus|shr[ai]nk/, "fall"],
    [/(^|_)0/, "up"],
    [/10/, "up_10"],
    [/20|fast/, "up_20"],
    [/up|gr[eo]w|rise|rising|held|steady/, "up"],
  ],
  capacity: [
    [/premises|site|unit|move/, "premises"],
    [/consent|planning|permission|building/, "consent"],
    [/financ|grant|loan|invest|equity|fund/, "finance"],
  ],
  hiring: [
    [/three|3|more|several/, "open_posts"],
    [/post|vacanc|job|hir|recruit/, "open_post"],
  ],
  market: [
    [/export/, "export"],
    [/contract|supplier/, "supply"],
    [/sector|offer/, "sector"],
  ],
  innovation: [
    [/product|service/, "product"],
    [/patent/, "patent"],
    [/award|prize/, "award"],
    [/research|university|partner/, "research"],
  ],
  ambition: [
    [/target|date/, "plan_dated"],
    [/plan|ambition|goal/, "plan"],
  ],
};

/** The kind that a file's word for it means, or null when the table has no such kind. */
export function evidenceKind(group: GrowthGroup, word: string): EvidenceKind | null {
  const plain = word.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  if (Object.hasOwn(EVIDENCE_KINDS, plain)) {
    const kind = plain as EvidenceKind;
    if (EVIDENCE_KINDS[kind].group === group) return kind;
  }
  return NAMES[group].find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Whether a source's name is the business itself. */
export function isSelf(source: string | null | undefined): boolean {
  return typeof source === "string" && /^(the )?(owner|self|business|own word|claim)/i.test(source.trim());
}
