import type { LegalFamily } from "./lifecycle-terms.ts";

export const STAKE_LEVELS = ["company", "site", "registered_address_only", "not_known"] as const;
export type StakeLevel = (typeof STAKE_LEVELS)[number];

export const SEGMENTS = [
  "CO1", "CO2", "CO3", "CO4", "CO5", "CO6", "CO7", "CO8", "SI0", "SI1", "SI2", "SI3", "SI4",
] as const; // biome-ignore format: one list
export type Segment = (typeof SEGMENTS)[number];

export const STAKE_BANDS = ["low", "medium", "high", "very_high"] as const;
export type StakeBand = (typeof STAKE_BANDS)[number];

export const LEGAL_FORMS = [
  "sole_trader", "partnership", "limited", "llp", "cic", "charity", "plc", "overseas", "other",
] as const; // biome-ignore format: one list
export type LegalFormKey = (typeof LEGAL_FORMS)[number];

export const PLACES = ["here", "elsewhere"] as const;
export type Place = (typeof PLACES)[number];
export const DECISIONS = ["here", "partly", "elsewhere"] as const;
export type Decisions = (typeof DECISIONS)[number];

/** What the stake model reads; null is "not known". */
export interface StakeFacts {
  /** head count at all local sites, 0 = owner only */
  employees: number | null;
  localSites: number | null;
  sitesElsewhere: number | null;
  decisions: Decisions | null;
  /** declared, never guessed */
  headOffice: Place | null;
  registeredOffice: Place | null;
  legalEntity: boolean | null;
  legal: LegalFamily | null;
  legalForm: LegalFormKey | null;
  /** controlled by a parent outside the area */
  outsideParent: boolean | null;
  publicOrCharity: boolean | null;
  franchise?: boolean | null;
  /** SIC 2007, the main one first */
  sicCodes?: readonly string[];
}

export type StakeInput =
  | "employees"
  | "localSites"
  | "decisions"
  | "headOffice"
  | "legalEntity"
  | "sitesElsewhere"
  | "outsideParent";

export type Structure =
  | "single"
  | "several_all_local"
  | "mainly_local"
  | "mainly_elsewhere"
  | "head_office_only"
  | "subsidiary"
  | "franchise"
  | "branch";

export interface StakeResult {
  level: StakeLevel;
  /** null when what is missing would decide it */
  segment: Segment | null;
  /** every segment it may be, when that is not settled */
  possible: Segment[];
  /** 0 to 100; null while one of its three parts is missing */
  score: number | null;
  low: number;
  high: number;
  band: StakeBand | null;
  structure: Structure | null;
  sizeBand: "0" | "1-9" | "10-49" | "50-249" | "250+" | null;
  /** key of the local sector group */
  sector: string | null;
  /** whom to talk to: a sentence */
  talkTo: string;
  reasons: string[];
  missing: StakeInput[];
  settingsVersion: number;
}

export const SEGMENT_LABELS: Record<Segment, string> = {
  CO1: "Owner only",
  CO2: "Small local employer",
  CO3: "Medium local",
  CO4: "Major local",
  CO5: "Local head of a wider business",
  CO6: "Head office only",
  CO7: "Subsidiary, parent outside",
  CO8: "Registered address only",
  SI0: "Unstaffed site",
  SI1: "Small site",
  SI2: "Medium site",
  SI3: "Major site",
  SI4: "Public or charity site",
};

/** A segment as staff read it, the words first: "Small local employer (CO2)". */
export const segmentWords = (segment: Segment): string => `${SEGMENT_LABELS[segment]} (${segment})`;

/** The same within a sentence. */
export const segmentWithin = (segment: Segment): string =>
  segmentWords(segment).replace(/^./, (first) => first.toLowerCase());

export const LEVEL_LABELS: Record<StakeLevel, string> = {
  company: "Company",
  site: "Site",
  registered_address_only: "Registered address only",
  not_known: "Level not known",
};

export const STAKE_BAND_LABELS: Record<StakeBand, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  very_high: "Very high",
};
