import type { ContractingKind, SignalKind, Stage } from "./lifecycle-terms.ts";

/** What an administrator may change of the lifecycle model. A stored result names the version that made it. */
export interface LifecycleSettings {
  version: number;
  /** whole months since trading began, below which a business is a new start, and then trades early */
  newStartUnderMonths: number;
  earlyUnderMonths: number;
  /** the most employees of an established micro and of an established small business */
  microUpTo: number;
  smallUpTo: number;
  /** this many of the four inputs unknown is too few to place it */
  tooManyMissing: number;
  /** this many employees before `earlyUnderMonths` is a large arrival */
  largeArrivalFrom: number;
  /** months before the day asked for in which a signal or a fall in head count counts */
  windowMonths: number;
  fallPercent: number;
  fallJobs: number;
  /** a year */
  risePercent: number;
  riseJobs: number;
  riseOverMonths: number;
  softSignals: number;
  heardWithinMonths: number;
  /** an input older than this lowers confidence */
  oldAfterMonths: number;
  oecd: { percent: number; years: number; fromEmployees: number; fadesAfterMonths: number };
  signals: Record<SignalKind, "hard" | "contracting" | "soft" | "growing" | "recovered">;
  /** what, coming later, cancels a contracting signal (a head count regained always does) */
  cancelledBy: Record<ContractingKind, SignalKind[]>;
  /** what a business at this stage usually needs (level 2 to 3) */
  needs: Record<Stage, string[]>;
}

/** The first settings. The database's settings_version rows may hold later ones. */
export const LIFECYCLE_SETTINGS: LifecycleSettings = {
  version: 1,
  newStartUnderMonths: 12,
  earlyUnderMonths: 36,
  microUpTo: 9,
  smallUpTo: 49,
  tooManyMissing: 2,
  largeArrivalFrom: 50,
  windowMonths: 12,
  fallPercent: 20,
  fallJobs: 2,
  risePercent: 20,
  riseJobs: 2,
  riseOverMonths: 12,
  softSignals: 2,
  heardWithinMonths: 24,
  oldAfterMonths: 18,
  oecd: { percent: 20, years: 3, fromEmployees: 10, fadesAfterMonths: 24 },
  signals: {
    winding_up: "hard",
    administration: "hard",
    voluntary_arrangement: "hard",
    receivership: "hard",
    liquidation: "hard",
    strike_off: "hard",
    owner_closing: "hard",
    premises_left: "hard",
    site_closed: "contracting",
    redundancies: "contracting",
    smaller_premises: "contracting",
    overdue_accounts: "soft",
    arrears: "soft",
    distress_confirmed: "soft",
    hours_cut: "soft",
    orders_reduced: "soft",
    new_site: "growing",
    bigger_site: "growing",
    expansion_consent: "growing",
    first_export: "growing",
    finance_raised: "growing",
    vacancies_open: "growing",
    recovered: "recovered",
  },
  cancelledBy: {
    site_closed: ["new_site", "bigger_site", "recovered"],
    redundancies: ["new_site", "vacancies_open", "recovered"],
    smaller_premises: ["new_site", "bigger_site", "recovered"],
  },
  needs: {
    pre_start: ["start-up advice", "licences", "premises", "finance"],
    new_start: ["start-up advice", "marketing", "rates", "networking"],
    early_trading: ["first hires", "marketing", "finance", "networking"],
    owner_operator: ["marketing", "digital", "networking"],
    established_micro: ["recruitment", "digital", "rates", "compliance updates"],
    established_small: ["skills", "premises", "procurement", "energy"],
    established_large: ["skills", "planning", "transport", "named contact"],
    fast_growing_young: ["mentoring", "taking on staff", "premises", "finance"],
    scaling: ["premises", "skills", "export", "planning", "mentoring"],
    contracting: ["early conversation", "rates advice", "workforce support"],
    in_difficulty: ["rates help", "redundancy support", "insolvency advice"],
    dormant: ["how to close or restart"],
    closed: ["records", "vacancy", "new-start advice for the owner"],
    not_enough_known: ["one question at a time"],
  },
};
