import type { Confidence, Footing, SignalKind, Stage, Trajectory } from "./lifecycle-terms.ts";

/** The stage as staff name it. */
export const STAGE_LABELS: Record<Stage, string> = {
  pre_start: "Pre-start",
  new_start: "New start",
  early_trading: "Early trading",
  owner_operator: "Owner-operator",
  established_micro: "Established micro",
  established_small: "Established small",
  established_large: "Established large",
  fast_growing_young: "Fast-growing young",
  scaling: "Scaling",
  contracting: "Contracting",
  in_difficulty: "In difficulty",
  dormant: "Dormant",
  closed: "Closed",
  not_enough_known: "Not enough known",
};

/** The stage as the owner reads it: true, and said as one would across a table. */
export const OWNER_STAGE_WORDS: Record<Stage, string> = {
  pre_start: "getting ready to start",
  new_start: "in its first year",
  early_trading: "past its first year and finding its feet",
  owner_operator: "established, run by you on your own",
  established_micro: "established, up to 9 people",
  established_small: "established, 10 to 49 people",
  established_large: "established, 50 people or more",
  fast_growing_young: "young and growing fast",
  scaling: "established and growing fast",
  contracting: "going through changes, with less space or fewer people than before",
  in_difficulty: "going through a hard time",
  dormant: "paused for now",
  closed: "closed",
  not_enough_known: "something we would like to know more about",
};

const GROWING_BASES = new Set<Stage>([
  "new_start",
  "early_trading",
  "owner_operator",
  "established_micro",
  "established_small",
  "established_large",
]);

/** "established, 10 to 49 people, growing": what the owner is shown. */
export function ownerWording(result: { stage: Stage; trajectory: Trajectory }): string {
  const words = OWNER_STAGE_WORDS[result.stage];
  return result.trajectory === "growing" && GROWING_BASES.has(result.stage) ? `${words}, growing` : words;
}

/** "Established small ↑" for lists: ↑ when growing, ? when nobody has heard from it. Screen readers get `markWords`. */
export function stageMark(result: {
  stage: Stage;
  trajectory: Trajectory | null;
}): { mark: string; words: string } | null {
  if (!GROWING_BASES.has(result.stage)) return null;
  if (result.trajectory === "growing") return { mark: "↑", words: "growing" };
  if (result.trajectory === "not_heard_from") return { mark: "?", words: "not heard from" };
  return null;
}

export const TRAJECTORY_LABELS: Record<Trajectory, string> = {
  in_difficulty: "In difficulty",
  contracting: "Contracting",
  fast_growing: "Fast growing",
  growing: "Growing",
  steady: "Steady",
  not_heard_from: "Not heard from",
};

export const FOOTING_LABELS: Record<Footing, string> = {
  light: "Light",
  "part-anchored": "Part-anchored",
  anchored: "Anchored",
};

export const CONFIDENCE_LABELS: Record<Confidence, string> = { high: "High", medium: "Medium", low: "Low" };

/** The start of a dated sentence. */
export const SIGNAL_WORDS: Record<SignalKind, string> = {
  winding_up: "Winding-up petition or order",
  administration: "Administration",
  voluntary_arrangement: "Voluntary arrangement with creditors",
  receivership: "Receivership",
  liquidation: "Liquidation",
  strike_off: "Action to strike the company off",
  owner_closing: "The owner said the business is closing",
  premises_left: "Premises left, with no new ones",
  site_closed: "Site closed",
  redundancies: "Redundancies",
  smaller_premises: "Moved to smaller premises",
  overdue_accounts: "Accounts overdue",
  arrears: "Arrears flagged",
  distress_confirmed: "A post about difficulty confirmed",
  hours_cut: "Hours cut",
  orders_reduced: "Fewer orders confirmed",
  new_site: "New site opened",
  bigger_site: "Bigger premises taken",
  expansion_consent: "Planning permission to expand",
  first_export: "First export",
  finance_raised: "Finance raised",
  vacancies_open: "Vacancies open",
  recovered: "Recovery reported",
};
