import { STAGES, type Stage } from "./lifecycle-terms.ts";

/** The fourteen columns. */
export const NEED_COLUMNS = {
  start_up: "Start-up advice",
  finance: "Finance",
  premises: "Premises",
  rates: "Business rates",
  skills: "Recruitment and skills",
  licences: "Licences and compliance",
  planning: "Planning and building",
  digital: "Digital",
  marketing: "Marketing and trading locally",
  export: "Export",
  energy: "Energy, environment and waste",
  resilience: "Resilience",
  networking: "Networking and mentoring",
  exit: "Exit and closure",
} as const;
export type NeedColumn = keyof typeof NEED_COLUMNS;
export const NEED_COLUMN_KEYS = Object.keys(NEED_COLUMNS) as NeedColumn[];

export const NEED_LEVELS = [0, 1, 2, 3] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];

/** What an administrator may change of the needs matrix. */
export interface NeedsSettings {
  version: number;
  expected: Record<Stage, Record<NeedColumn, NeedLevel>>;
  /** columns that a site whose decisions are made elsewhere has settled for it: level 1 at most there */
  decidedElsewhere: NeedColumn[];
  /** from this level a need that nobody spoke of is "silent" */
  silentFrom: NeedLevel;
  /** figures below this are not shown */
  suppressUnder: number;
}

/** The default needs of each stage: 3, 2 and, where it sometimes matters, 1. */
const EXPECTED: Record<Stage, [NeedColumn[], NeedColumn[], NeedColumn[]]> = {
  pre_start: [["start_up", "licences"], ["premises", "finance"], ["planning", "networking", "marketing"]],
  new_start: [["start_up", "marketing"], ["rates", "networking"], ["finance", "digital", "licences"]],
  early_trading: [["skills", "marketing"], ["finance", "networking"], ["digital", "premises", "rates"]],
  owner_operator: [["marketing"], ["digital", "networking"], ["resilience", "exit"]],
  established_micro: [["skills"], ["digital", "rates", "licences"], ["marketing", "energy", "resilience"]],
  established_small: [["skills"], ["premises", "marketing", "energy"], ["digital", "export", "resilience"]],
  established_large: [["skills"], ["planning", "networking"], ["energy", "export", "resilience"]],
  fast_growing_young: [["networking", "skills"], ["premises", "finance"], ["export", "digital"]],
  scaling: [["premises", "skills"], ["export", "planning", "networking"], ["finance", "energy"]],
  contracting: [["resilience"], ["rates", "skills"], ["finance", "premises"]],
  in_difficulty: [["resilience", "rates"], ["skills", "exit"], ["finance"]],
  dormant: [[], ["exit", "start_up"], []],
  closed: [[], ["exit", "premises", "start_up"], []],
  not_enough_known: [[], [], []],
}; // biome-ignore format: a row a stage

function levels(stage: Stage): Record<NeedColumn, NeedLevel> {
  const [most, much, some] = EXPECTED[stage];
  const level = (column: NeedColumn): NeedLevel =>
    most.includes(column) ? 3 : much.includes(column) ? 2 : some.includes(column) ? 1 : 0;
  return Object.fromEntries(NEED_COLUMN_KEYS.map((column) => [column, level(column)])) as Record<NeedColumn, NeedLevel>;
}

/** The first settings. */
export const NEEDS_SETTINGS: NeedsSettings = {
  version: 1,
  expected: Object.fromEntries(STAGES.map((stage) => [stage, levels(stage)])) as NeedsSettings["expected"],
  decidedElsewhere: ["start_up", "finance", "export", "digital", "exit"],
  silentFrom: 2,
  suppressUnder: 5,
};
