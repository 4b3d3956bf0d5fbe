import type { EvidenceKind, GrowthBand, GrowthGroup } from "./growth-terms.ts";
import type { Range } from "./ranges.ts";

/** What an administrator may change of the growth model. */
export interface GrowthSettings {
  version: number;
  /** the most that each group gives: 100 in all */
  caps: Record<GrowthGroup, number>;
  points: Record<EvidenceKind, number>;
  /** this many open posts count as `open_posts` */
  manyPosts: number;
  /** evidence younger than this counts in full, then half, and from `goneAfterMonths` not at all */
  fullUnderMonths: number;
  goneAfterMonths: number;
  /** the most that a business with a live hard signal, or one that contracts, can have */
  hardCap: number;
  contractingCap: number;
  /** a rise to so many times as many people, and by so many, is asked about before it counts in full */
  unusual: { times: number; jobs: number };
  bands: (Range & { band: GrowthBand })[];
  /** yearly per cent and jobs of the track record */
  track: { fastPercent: number; fastJobs: number; steadyPercent: number };
}

/** The first settings. */
export const GROWTH_SETTINGS: GrowthSettings = {
  version: 1,
  caps: { track: 35, capacity: 20, hiring: 10, market: 15, innovation: 10, ambition: 10 },
  points: {
    oecd: 35, up_20: 25, up_10: 15, up: 8, fall: -10,
    premises: 10, consent: 5, finance: 5,
    open_post: 5, open_posts: 10,
    export: 8, supply: 4, sector: 3,
    product: 5, patent: 5, award: 5, research: 5,
    plan: 5, plan_dated: 10,
  }, // biome-ignore format: a row a group
  manyPosts: 3,
  fullUnderMonths: 24,
  goneAfterMonths: 36,
  hardCap: 20,
  contractingCap: 40,
  unusual: { times: 5, jobs: 50 },
  bands: [
    { from: 0, to: 20, band: "none_evident" },
    { from: 20, to: 40, band: "some" },
    { from: 40, to: 60, band: "promising" },
    { from: 60, to: null, band: "high" },
  ],
  track: { fastPercent: 20, fastJobs: 2, steadyPercent: 10 },
};
