import type { Points, Range } from "./ranges.ts";
import { SECTOR_GROUPS, type SectorGroup } from "./sector-groups.ts";
import type { Decisions, StakeBand } from "./stake-terms.ts";

/** What an administrator may change of the stake model. */
export interface StakeSettings {
  version: number;
  /** points for local employees, for local sites and for where decisions are made: 100 in all at most */
  employees: Points[];
  sites: Points[];
  decisions: Record<Decisions, number>;
  /** each begins where the last one ended */
  bands: (Range & { band: StakeBand })[];
  sectors: SectorGroup[];
}

/** The first settings. */
export const STAKE_SETTINGS: StakeSettings = {
  version: 1,
  employees: [
    { from: 0, to: 0, points: 0 },
    { from: 1, to: 9, points: 8 },
    { from: 10, to: 49, points: 16 },
    { from: 50, to: 99, points: 24 },
    { from: 100, to: 249, points: 32 },
    { from: 250, to: null, points: 40 },
  ],
  sites: [
    { from: 0, to: 0, points: 0 },
    { from: 1, to: 1, points: 8 },
    { from: 2, to: 5, points: 14 },
    { from: 6, to: null, points: 20 },
  ],
  decisions: { here: 40, partly: 20, elsewhere: 0 },
  bands: [
    { from: 0, to: 24, band: "low" },
    { from: 25, to: 49, band: "medium" },
    { from: 50, to: 74, band: "high" },
    { from: 75, to: null, band: "very_high" },
  ],
  sectors: SECTOR_GROUPS,
};
