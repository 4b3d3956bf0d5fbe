import type { PlainDate } from "~/lib/dates.ts";

/** The fourteen answers. */
export const STAGES = [
  "pre_start", "new_start", "early_trading", "owner_operator", "established_micro", "established_small", "established_large",
  "fast_growing_young", "scaling", "contracting", "in_difficulty", "dormant", "closed", "not_enough_known",
] as const; // biome-ignore format: the order of a business's life
export type Stage = (typeof STAGES)[number];

/** The ten that the first table of rules can give. */
export type BaseStage = Exclude<Stage, "fast_growing_young" | "scaling" | "contracting" | "in_difficulty">;

/** How long an officer's word on the stage stands if no event contradicts it before. */
export const OVERRIDE_MONTHS = 6;

export const TRAJECTORIES = [
  "in_difficulty", "contracting", "fast_growing", "growing", "steady", "not_heard_from",
] as const; // biome-ignore format: one list
export type Trajectory = (typeof TRAJECTORIES)[number];

export type Footing = "light" | "part-anchored" | "anchored";
export type Confidence = "high" | "medium" | "low";

export const TRADING_STATES = ["trading", "dormant", "closed"] as const;
export const LEGAL_FAMILIES = ["not_formed", "unincorporated", "incorporated", "social", "overseas", "public"] as const;
export const PREMISES_KINDS = ["home", "mobile", "shared", "commercial", "multi"] as const;
export type TradingState = (typeof TRADING_STATES)[number];
export type LegalFamily = (typeof LEGAL_FAMILIES)[number];
export type PremisesKind = (typeof PREMISES_KINDS)[number];

export const SIGNAL_KINDS = [
  "winding_up", "administration", "voluntary_arrangement", "receivership", "liquidation", "strike_off", "owner_closing", "premises_left",
  "site_closed", "redundancies", "smaller_premises",
  "overdue_accounts", "arrears", "distress_confirmed", "hours_cut", "orders_reduced",
  "new_site", "bigger_site", "expansion_consent", "first_export", "finance_raised", "vacancies_open",
  "recovered",
] as const; // biome-ignore format: a row a group
export type SignalKind = (typeof SIGNAL_KINDS)[number];
export type ContractingKind = "site_closed" | "redundancies" | "smaller_premises";

/** The four inputs that place a business. */
export const INPUTS = ["age", "employees", "premises", "legal"] as const;
export type Input = (typeof INPUTS)[number];

export interface Headcount {
  date: PlainDate;
  /** 0 = owner only */
  employees: number;
  /** the day on which somebody said so, where the count is compared as that of a later day on which it still stood */
  saidOn?: PlainDate;
}

export interface DatedSignal {
  kind: SignalKind;
  date: PlainDate;
  /** in words: "owner", "Companies House" */
  source?: string | null;
  /** a move to smaller space that the owner puts down to hybrid working */
  hybrid?: boolean;
}

/** Where an input comes from and how sure it is. */
export interface Provenance {
  /** in words: "owner", "food register" */
  source: string;
  /** the day it was last confirmed, else stated */
  on: PlainDate;
  confirmed: boolean;
  /** a partner's list that nobody has confirmed */
  unconfirmedThirdParty: boolean;
  /** another source says otherwise */
  conflict: boolean;
  /** what they say, in the order in which they were read */
  otherwise?: { source: string; value: unknown; on: PlainDate }[];
  /** it does, and it is not the owner's to answer: nobody who was there has spoken, or the official register is one of them */
  unsettled?: boolean;
}

export interface LifecycleFacts {
  status: TradingState | null;
  legal: LegalFamily | null;
  /** the day trading began or will begin */
  started: PlainDate | null;
  /** `started` is the day of incorporation, for want of a better one */
  startedIsStandIn?: boolean;
  /** whole months since trading began; read only when `started` is unknown */
  ageMonths: number | null;
  /** head count at all local sites, 0 = owner only */
  employees: number | null;
  premises: PremisesKind | null;
  /** history, in any order */
  headcounts: Headcount[];
  signals: DatedSignal[];
  /** last confirmed, contacted or changed */
  lastHeard: PlainDate | null;
  provenance?: Partial<Record<Input | "status", Provenance>>;
  /** the owner says it trades, the official register that it was dissolved: the register's fact wins, and a person looks */
  contradiction?: string | null;
}

export interface LifecycleResult {
  stage: Stage;
  base: BaseStage;
  trajectory: Trajectory;
  footing: Footing;
  confidence: Confidence;
  /** sentences with date and source, the deciding ones first */
  reasons: string[];
  /** "To be surer we need …" */
  surer: string;
  missing: Input[];
  /** many employees for its age: look for a predecessor */
  largeArrival: boolean;
  /** three years of high growth by the OECD's measure, and which; not a stage */
  oecd: { from: PlainDate; to: PlainDate; percent: number } | null;
  settingsVersion: number;
}
