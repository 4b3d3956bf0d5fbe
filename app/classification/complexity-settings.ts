import type { ActivityKey } from "~/businesses/activities.ts";
import type { Points, Range } from "./ranges.ts";
import type { LegalFormKey } from "./stake-terms.ts";

export const COMPLEXITY_BANDS = ["very_simple", "simple", "some_complexity", "complex", "very_complex"] as const;
export type ComplexityScoreBand = (typeof COMPLEXITY_BANDS)[number];
export type ComplexityBand = ComplexityScoreBand | "dormant";

export const GROUPS = ["independent", "one_parent_or_subsidiary", "three_or_more", "overseas"] as const;
export type GroupStatus = (typeof GROUPS)[number];
export const TRADES = ["none", "occasional", "regular", "overseas_establishment"] as const;
export type Trade = (typeof TRADES)[number];

/** What an administrator may change of the complexity model. */
export interface ComplexitySettings {
  version: number;
  /** of the whole United Kingdom */
  employees: Points[];
  sites: Points[];
  group: Record<GroupStatus, number>;
  trade: Record<Trade, number>;
  legal: Record<LegalFormKey, number>;
  /** by the number of required regimes */
  regulatory: Points[];
  /** a high-hazard permit alone gives so many */
  highHazardPermit: number;
  /** what such a permit is for */
  highHazard: ActivityKey[];
  bands: (Range & { band: ComplexityScoreBand })[];
}

/** The first settings. */
export const COMPLEXITY_SETTINGS: ComplexitySettings = {
  version: 1,
  employees: [
    { from: 0, to: 0, points: 0 },
    { from: 1, to: 9, points: 1 },
    { from: 10, to: 49, points: 2 },
    { from: 50, to: 249, points: 3 },
    { from: 250, to: 999, points: 4 },
    { from: 1000, to: null, points: 5 },
  ],
  sites: [
    { from: 0, to: 1, points: 0 },
    { from: 2, to: 3, points: 1 },
    { from: 4, to: 9, points: 2 },
    { from: 10, to: 49, points: 3 },
    { from: 50, to: null, points: 4 },
  ],
  group: { independent: 0, one_parent_or_subsidiary: 1, three_or_more: 2, overseas: 3 },
  trade: { none: 0, occasional: 1, regular: 2, overseas_establishment: 3 },
  legal: {
    sole_trader: 0, partnership: 0, limited: 1, llp: 1, cic: 1, charity: 1, plc: 2, overseas: 2, other: 2,
  }, // biome-ignore format: one row
  regulatory: [
    { from: 0, to: 0, points: 0 },
    { from: 1, to: 1, points: 1 },
    { from: 2, to: 2, points: 2 },
    { from: 3, to: 4, points: 3 },
    { from: 5, to: 6, points: 4 },
    { from: 7, to: null, points: 5 },
  ],
  highHazardPermit: 5,
  highHazard: ["explosives", "fuel"],
  bands: [
    { from: 0, to: 3, band: "very_simple" },
    { from: 4, to: 7, band: "simple" },
    { from: 8, to: 11, band: "some_complexity" },
    { from: 12, to: 15, band: "complex" },
    { from: 16, to: null, band: "very_complex" },
  ],
};
